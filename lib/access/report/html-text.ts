import { printable } from "./printable";

/** Escapes text for HTML and its attributes, so that a user's text is never a tag. */
export function htmlText(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
