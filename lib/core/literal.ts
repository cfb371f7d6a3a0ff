import { holdsToken, splitAtTokens } from "./token-text";
import { isToken } from "./tokens";

/**
 * Text as data: Terraform does not interpret `${` and `%{` in it. cdktf tokens in the text still resolve.
 *
 * Terraform reads `${` and `%{` in any JSON string as the start of a template, and `$${` and `%%{` as plain text.
 */
export function literal(text: string): string {
  return holdsToken(text) ? besideTokens(text) : doubled(text);
}

function doubled(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/**
 * Text that holds tokens. Doubling is not enough there.
 *
 * cdktf loses a token after a `${` that is never closed. Terraform loses a token directly after `$`, or anywhere after a
 * carriage return without a line feed. So these characters are written as string expressions, such as `${"$"}`.
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
