import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isToken } from "../core/tokens";

/** Throws for headers that a Google service sets itself. Values of headers stand in no error. */
export function checkHeaders(
  at: IConstruct,
  headers: { [name: string]: string },
  own: RegExp,
  service: string,
): void {
  if (isToken(headers)) return;
  const taken = Object.keys(headers).find((header) => own.test(header));
  if (taken === undefined) return;
  throw invalid(`'headers' must not set a header that ${service} sets itself, got ${got(taken)}`, at);
}
