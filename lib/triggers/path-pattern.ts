import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { withoutTokens } from "../core/token-text";
import { isKnown } from "../core/tokens";

/** Whether Eventarc must match a value as a path pattern: a wildcard or a capture group is in what is known of it. */
export function isPathPattern(value: string): boolean {
  return /[*{]/.test(withoutTokens(value).replace(/\$\{[^}]*\}/g, ""));
}

/** Throws if Eventarc cannot read a path pattern: https://cloud.google.com/eventarc/docs/path-patterns */
export function checkPathPattern(prop: string, pattern: string, at: IConstruct): void {
  if (!isKnown(pattern)) return;
  const segments = pattern.replace(/^\//, "").split("/");
  const expressions = segments.map(expressionOf);
  if (expressions.includes("")) throw misread(prop, "no empty segment or capture group", pattern, at);
  if (expressions.some((expression) => /[{}]/.test(expression))) {
    throw misread(prop, "capture groups that are whole segments, like '{id}' or '{id=*}'", pattern, at);
  }
  if (expressions.filter((expression) => expression === "**").length > 1) {
    throw misread(prop, "one '**' at most", pattern, at);
  }
  if (expressions.some((expression) => expression !== "**" && expression.split("*").length > 2)) {
    throw misread(prop, "one '*' a segment at most", pattern, at);
  }
}

/** What a segment matches: that of a capture group is behind its name, and `{id}` means `{id=*}`. */
function expressionOf(segment: string): string {
  const group = /^\{\w+(?:=([^{}]*))?\}$/.exec(segment);
  return group ? (group.at(1) ?? "*") : segment;
}

function misread(prop: string, what: string, pattern: string, at: IConstruct): Error {
  return invalid(`'${prop}' must be a path pattern with ${what}, got ${got(pattern)}`, at);
}

/**
 * Throws if a path cannot be that of a document or an entity. Its segments are in turn a collection or kind, and an id:
 * `users/ada/orders/1`. `**` stands for any number of them.
 */
export function checkDocumentPath(prop: string, path: string, at: IConstruct): void {
  if (!isKnown(path)) return;
  const segments = path.split("/");
  if (segments.includes("") || (!path.includes("**") && segments.length % 2 === 1)) {
    throw invalid(
      `'${prop}' must be the path of a document within the database, like 'users/{id}', got ${got(path)}`,
      at,
    );
  }
}
