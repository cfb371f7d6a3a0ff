/** A text on one line, without signs that a terminal would act on, or that change the order of what is read. */
export function printable(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll(/\p{C}/gu, "\ufffd");
}
