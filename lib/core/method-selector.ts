import { got } from "./errors";

// https://github.com/googleapis/googleapis/blob/master/google/api/documentation.proto, DocumentationRule.selector
const PATTERN = /^(?:\*|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\.\*)?)$/;

/** What is wrong with a selector; undefined if it is a list of names and of names that end in `.*`, or `*`. */
export function selectorProblem(prop: string, selector: unknown): string | undefined {
  if (typeof selector === "string" && patternsOf(selector).every((one) => PATTERN.test(one)))
    return undefined;
  return `'${prop}' must be the name of a method, or of a package or service with '.*', or '*', got ${got(selector)}`;
}

/** Whether a selector stands for a method, given by its full name. */
export function selects(selector: string, method: string): boolean {
  return patternsOf(selector).some(
    (one) => one === "*" || one === method || (one.endsWith(".*") && method.startsWith(one.slice(0, -1))),
  );
}

/** The rule that Google applies to a method: the last one that selects it. Undefined if none does. */
export function ruleFor<T extends { readonly selector: string }>(
  rules: readonly T[],
  method: string,
): T | undefined {
  return rules.filter(({ selector }) => selects(selector, method)).at(-1);
}

/**
 * Orders selectors for Google, for which the last rule wins: one with a longer name is narrower, and a method the narrowest. A list
 * is as wide as the widest of its parts.
 */
export function byWidth(one: string, other: string): number {
  const [width, otherWidth] = [widthOf(one), widthOf(other)];
  if (width !== otherWidth) return width < otherWidth ? -1 : 1;
  return one < other ? -1 : 1;
}

function widthOf(selector: string): number {
  const widths = patternsOf(selector).map((one) => (one.endsWith("*") ? one.split(".").length : Infinity));
  return Math.min(...widths);
}

/** The parts of a selector, which is one name or a list of them. */
export function patternsOf(selector: string): string[] {
  return selector.split(",").map((one) => one.trim());
}
