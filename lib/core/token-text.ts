// How cdktf writes tokens in text and as the key of a map. No other file knows this.
// https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/tokens/private/encoding.ts
// cdktf encodes a numeric token as a number that no one else uses; in text it looks like -8.109562212591379e+298. cdktf
// finds the number only if no sign, digit or letter e is next to it.
const TOKEN = /\$\{TfToken\[[\w:.-]+\]\}|(?<![-+.|\d])-8\.1095\d+e\+298(?![-+.|\deE])/;
const TOKENS = new RegExp(TOKEN, "g");
const ONE_TOKEN = /^\$\{TfToken\[[\w:.-]+\]\}$/;

// All that cdktf takes for a token in a text or in a key, and a little more.
const LIKE_A_TOKEN = /TfToken\[|[-|\d.+]e[-|\d.eE+]/;
const MAP_TOKEN = "&{TfToken[";
const LIST_TOKEN = "#{TfToken[";

/** A part of a text: a token, or the text between two tokens. */
export interface TextPiece {
  readonly text: string;
  readonly isToken: boolean;
}

/** Whether a text holds a token of cdktf. An interpolation that a user writes, such as `${var.x}`, is not a token. */
export function holdsToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Whether a text is a token of cdktf for a text, and nothing else. */
export function isOneToken(text: string): boolean {
  return ONE_TOKEN.test(text);
}

/** Whether cdktf may find a token of any kind in a text or in a key. */
export function mayHoldToken(text: string): boolean {
  return LIKE_A_TOKEN.test(text);
}

/** The tokens of a text and the text between them, in order, without empty pieces. */
export function splitAtTokens(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (index > end) pieces.push({ text: text.slice(end, index), isToken: false });
    pieces.push({ text: token, isToken: true });
    end = index + token.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isToken: false });
  return pieces;
}

/** A text with each token replaced. */
export function withoutTokens(text: string, replacement = ""): string {
  return text.replace(TOKENS, () => replacement);
}

/** Whether an object is a token for a map. cdktf writes it as a map with the token as its only key. */
export function isMapToken(value: object): boolean {
  return Object.keys(value).some((key) => key.startsWith(MAP_TOKEN));
}

/** Whether an object is a token as cdktf makes it, before it is written into a text, a number or a list. */
export function isResolvable(value: object): boolean {
  return "resolve" in value && typeof value.resolve === "function";
}

const WHOLE_LIST_TOKEN = /^#\{TfToken\[[\w:.-]+\]\}$/;
// cdktf encodes the only item of such a list of numbers as a number from -1.889e289 to -1.888e289, which no one else uses.
const NUMBERS = { from: -1.889e289, to: -1.888e289 };

/** Whether a list is a token as cdktf writes it: with one item, which is the token. */
export function isListToken(items: readonly unknown[]): boolean {
  const [item] = items;
  return (
    items.length === 1 && (typeof item === "string" ? WHOLE_LIST_TOKEN.test(item) : isItemOfListToken(item))
  );
}

/** Whether a value is, or holds, the only item of a list that only Terraform knows. A loop over such a list finds it. */
export function isItemOfListToken(value: unknown): boolean {
  if (typeof value === "number") return value > NUMBERS.from && value < NUMBERS.to;
  return typeof value === "string" && value.includes(LIST_TOKEN);
}

/** Whether a text holds the only key of a map that only Terraform knows. */
export function holdsKeyOfMapToken(text: string): boolean {
  return text.includes(MAP_TOKEN);
}
