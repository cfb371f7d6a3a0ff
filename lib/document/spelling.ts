import type { Value } from "./value";

// Marks what is not known in a text: no name or member of Google's holds these.
const OPEN = "\ue000";
const CLOSE = "\ue001";

/**
 * A value as one line of text, by which two values are compared.
 *
 * What is not known stands in it under the name of its document, between marks. So two values that are spelled alike are
 * the same, whether they are known or not. Two that are spelled otherwise need not differ.
 */
export function spellingOf(value: Value): string {
  switch (value.is) {
    case "known":
      return String(value.value);
    case "attribute":
      return marked(`${value.of.document}:${value.of.address}.${value.path.join(".")}`);
    case "text":
      return value.parts.map(spellingOf).join("");
    case "list":
      return `[${value.items.map(spellingOf).join(",")}]`;
    case "fields":
      return `{${[...value.fields].map(([name, one]) => `${name}=${spellingOf(one)}`).join(",")}}`;
    case "either":
      return marked(value.values.map(spellingOf).join("|"));
    case "unknown":
      return marked(value.spelling);
  }
}

/** Whether all of a spelling is known. */
export function isTold(spelling: string): boolean {
  return !spelling.includes(OPEN);
}

/** As one word, without the slash that separates the parts of a name. */
function marked(text: string): string {
  return OPEN + text.replaceAll("/", "|").replaceAll(OPEN, "(").replaceAll(CLOSE, ")") + CLOSE;
}
