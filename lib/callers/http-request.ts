import { Fn, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { invalid } from "../core/errors";
import { holdsToken, splitAtTokens } from "../core/token-text";

/** The HTTP method of a call. */
export enum HttpMethod {
  GET = "GET",
  POST = "POST",
  PUT = "PUT",
  PATCH = "PATCH",
  DELETE = "DELETE",
  HEAD = "HEAD",
  OPTIONS = "OPTIONS",
}

const WITH_BODY = [HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH];

/** The body of a request in Base64, as the provider requires. Throws if the method takes no body. */
export function encodedBody(at: IConstruct, method: HttpMethod, body?: string): string | undefined {
  if (body === undefined) return undefined;
  if (!WITH_BODY.includes(method)) {
    throw invalid(`'method' must be one of ${WITH_BODY.join(", ")} where 'body' is given, got ${method}`, at);
  }
  if (!holdsToken(body)) return Buffer.from(body).toString("base64");
  return Fn.base64encode(asExpression(body));
}

/** A text with tokens as the argument of a function. cdktf refuses one with both quotes and tokens, so each piece is its own argument. */
export function asExpression(text: string): string {
  const pieces = splitAtTokens(text).map((piece) =>
    piece.isToken ? tokenAsExpression(piece.text) : Fn.rawString(quoted(piece.text)),
  );
  return Fn.join("", pieces);
}

/** A token as the argument of a function. cdktf does not find numeric tokens there. */
function tokenAsExpression(token: string): string {
  return Token.asString(Tokenization.reverseNumber(Number(token)) ?? token);
}

/** Escapes what cdktf does not escape in a string of an expression. cdktf escapes quotes, line feeds and `${`. */
function quoted(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/\r/g, "\\r")
    .replace(/%(?=\{)/g, "%%");
}
