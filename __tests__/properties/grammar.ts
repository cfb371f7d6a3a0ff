/** Texts of accidental JavaScript errors, which nobody wrote for the user. */
const ACCIDENT =
  /undefined is not|is undefined|Cannot (read|set|convert)|is not (a function|iterable|defined)/;

const SENTENCE = /^(context )?'[^'\n]+' must [^\n]+, got [^\n]+?(?<place> \[at [^\n]+\])?$/;

/**
 * The problems of a refusal's wording, one per line. Empty if it follows the grammar of the design:
 * `'prop' must …, got …[; remedy] [at path]`, lower case, no period, one line.
 */
export function wordingProblems(message: string): string {
  const { place = "" } = SENTENCE.exec(message)?.groups ?? {};
  const rules: [string, boolean][] = [
    ["it has more than one line", message.includes("\n")],
    ["it is not of the form 'prop' must …, got …", !SENTENCE.test(message.replaceAll("\n", " "))],
    ["it ends in a period", message.slice(0, message.length - place.length).endsWith(".")],
    ["it shows cdktf's spelling of a token", message.includes("TfToken")],
    ["it is an accident of JavaScript", ACCIDENT.test(message)],
    ["it shows an object as no more than its type", message.includes("[object ")],
  ];
  return rules.flatMap(([problem, holds]) => (holds ? [problem] : [])).join("\n");
}

/** The prop that a refusal names. */
export function refusedProp(message: string): string | undefined {
  return /^(?:context )?'([^'\n]+)' must/.exec(message)?.[1];
}
