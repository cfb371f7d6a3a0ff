import { holdsToken, splitAtTokens } from "./token-text";
import { isToken } from "./tokens";

/**
 * Text as data: Terraform will not read a template in it, while cdktf tokens inside it still resolve.
 *
 * Terraform takes `${` and `%{` in any JSON string for a template; doubled, they are plain characters.
 */
export function literal(text: string): string {
  return holdsToken(text) ? besideTokens(text) : doubled(text);
}

function doubled(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/**
 * Text that has tokens in it: there doubling is not enough.
 *
 * cdktf loses a token behind a `${` without an end, and Terraform one behind `$`, or anywhere after a carriage return
 * without a line feed. As the value of an expression, these are plain characters.
 */
function besideTokens(text: string): string {
  return splitAtTokens(text)
    .map((piece, index, { length }) => {
      if (piece.isToken) return piece.text;
      return index === length - 1 ? doubled(piece.text) : beforeToken(piece.text);
    })
    .join("");
}

function beforeToken(text: string): string {
  return text
    .replace(/(?<!\$)\$+(?=\{(\w*\})?)/g, (signs, closed) => (closed ? `${signs}$` : quoted(signs)))
    .replace(/%(?=\{)/g, "%%")
    .replace(/\r(?!\n)|(?<!\$)\$+$/g, quoted);
}

function quoted(signs: string): string {
  return `\${${JSON.stringify(signs)}}`;
}

/** Every key and value of a map as data; see `literal`. */
export function literals(values: { [key: string]: string }): { [key: string]: string } {
  if (isToken(values)) return values;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [literal(key), literal(value)]));
}
