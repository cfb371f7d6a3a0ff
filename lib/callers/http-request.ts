import { Fn, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { invalid } from "../core/errors";
import { holdsToken, splitAtTokens } from "../core/token-text";

/** How a caller calls. */
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

/** The body of a request as the provider takes it, in Base64. Throws where the method has none. */
export function encodedBody(at: IConstruct, method: HttpMethod, body?: string): string | undefined {
  if (body === undefined) return undefined;
  if (!WITH_BODY.includes(method)) {
    throw invalid(`'method' must be one of ${WITH_BODY.join(", ")} where 'body' is given, got ${method}`, at);
  }
  if (!holdsToken(body)) return Buffer.from(body).toString("base64");
  // Piece by piece: cdktf refuses a text with quotes and tokens as the argument of a function.
  const pieces = splitAtTokens(body).map(({ text, isToken }) =>
    isToken ? asExpression(text) : Fn.rawString(quoted(text)),
  );
  return Fn.base64encode(Fn.join("", pieces));
}

/** A token as the argument of a function, where cdktf does not look for tokens that are written as numbers. */
function asExpression(token: string): string {
  return Token.asString(Tokenization.reverseNumber(Number(token)) ?? token);
}

/** What cdktf leaves unescaped of text in an expression: all but quotes, line feeds and `${`. */
function quoted(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/\r/g, "\\r")
    .replace(/%(?=\{)/g, "%%");
}
