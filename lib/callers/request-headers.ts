import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat, type FormatDemand } from "../core/formats/check-format";
import { fits } from "../core/formats/format";
import { HEADER_NAME, HEADER_VALUE } from "../core/formats/http";
import { isKnown, isToken } from "../core/tokens";

/** The headers of a Google service that calls. */
interface Sender {
  readonly name: string;

  /** The headers that it sets itself. */
  readonly own: RegExp;

  /** How the names of headers are judged. */
  readonly demand?: FormatDemand;
}

interface Headers {
  readonly [name: string]: string;
}

/** Throws for headers that cannot be sent, or that a Google service sets itself. Values of headers stand in no error. */
export function checkHeaders(at: IConstruct, headers: Headers, { name: service, own, demand }: Sender): void {
  if (isToken(headers)) return;
  for (const [name, value] of Object.entries(headers)) {
    checkFormat("headers", name, HEADER_NAME, at, { must: "have", ...demand });
    if (own.test(name)) {
      throw invalid(`'headers' must not set a header that ${service} sets itself, got ${got(name)}`, at);
    }
    // https://docs.cloud.google.com/run/docs/authenticating/service-to-service
    if (name.toLowerCase() === "x-serverless-authorization") {
      throw invalid(
        `'headers' must not set a header that Cloud Run reads in the place of the token, got ${got(name)}`,
        at,
      );
    }
    if (isKnown(value) && !fits(value, HEADER_VALUE)) {
      throw invalid(`'headers.${name}' must hold ${HEADER_VALUE.what}, got a value that does`, at);
    }
  }
  checkOnce(at, Object.keys(headers));
}

/** Names of headers are the same in upper and lower case: https://www.rfc-editor.org/rfc/rfc9110#name-field-names */
function checkOnce(at: IConstruct, names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const first = seen.get(name.toLowerCase());
    if (first !== undefined) {
      throw invalid(`'headers' must name each header once, got ${got(first)} and ${got(name)}`, at);
    }
    seen.set(name.toLowerCase(), name);
  }
}
