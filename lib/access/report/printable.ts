/** A text on one line, without control characters and characters that change the text direction. */
export function printable(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll(/\p{C}/gu, "\ufffd");
}
