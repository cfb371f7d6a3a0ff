import { printable } from "./printable";

/** Text as text in HTML, also in an attribute: nothing that a user wrote is read as a tag. */
export function htmlText(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
