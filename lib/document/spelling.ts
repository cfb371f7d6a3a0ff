import type { Value } from "./value";

// These characters mark an unknown part of a text. No name or member at Google contains them.
const OPEN = "\ue000";
const CLOSE = "\ue001";

/**
 * A value as one line of text, to compare values.
 *
 * An unknown part appears between marks, with the name of its document. So values with the same spelling are equal,
 * even if they are unknown. Values with different spellings may still be equal.
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

/** Whether a spelling has no unknown part. */
export function isTold(spelling: string): boolean {
  return !spelling.includes(OPEN);
}

/** Marks a text as unknown. It replaces slashes, because a slash separates the parts of a name. */
function marked(text: string): string {
  return OPEN + text.replaceAll("/", "|").replaceAll(OPEN, "(").replaceAll(CLOSE, ")") + CLOSE;
}
