// How cdktf spells tokens inside text, and as the key of a map. No other file knows it.
// https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/tokens/private/encoding.ts
// A number that stands for a token is one that nobody counts with: in text it reads like -8.109562212591379e+298. cdktf
// finds it where no sign or digit touches it.
const TOKEN = /\$\{TfToken\[[\w:.-]+\]\}|(?<![-+.|\d])-8\.1095\d+e\+298(?![-+.|\deE])/;
const TOKENS = new RegExp(TOKEN, "g");
const MAP_TOKEN = "&{TfToken[";

/** A part of a text: one token, or what stands between two. */
export interface TextPiece {
  readonly text: string;
  readonly isToken: boolean;
}

/** Whether a text holds a token of cdktf. An interpolation that a user writes, such as `${var.x}`, is none. */
export function holdsToken(text: string): boolean {
  return TOKEN.test(text);
}

/** A text taken apart at its tokens, without empty pieces. */
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

/** A text in which each token is replaced. */
export function withoutTokens(text: string, replacement = ""): string {
  return text.replace(TOKENS, () => replacement);
}

/** Whether an object is how cdktf spells a map that is a token: the token is its only key. */
export function isMapToken(value: object): boolean {
  return Object.keys(value).some((key) => key.startsWith(MAP_TOKEN));
}
