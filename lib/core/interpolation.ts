// The marks at which Terraform's parser changes its mode: in the text itself, in a quoted string inside an expression, and
// in an expression.
const IN_TEXT = /\$\$\{|%%\{|[$%]\{/g;
const IN_STRING = /\$\$\{|%%\{|[$%]\{|\\.|"/gs;
const IN_EXPRESSION = /["{}]/g;
const BEGINNINGS = new Set(["${", "%{"]);
const NOTHING = /\s*\}/y;

/**
 * Whether Terraform reads a text as a template with an interpolation, such as `${var.x}`.
 *
 * Text that only looks like a template is data: `$${x}` is escaped, and `${x` has no end, which Terraform would refuse.
 * https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function holdsInterpolation(text: string): boolean {
  if (!text.includes("${")) return false;
  const open: string[] = []; // The marks that are not closed yet.
  let interpolates = false;
  for (let at = 0; ;) {
    const marks = marksIn(open.at(-1));
    const mark = matchFrom(marks, at, text);
    if (!mark) return interpolates && open.length === 0;
    at = marks.lastIndex;
    if (BEGINNINGS.has(mark) && matchFrom(NOTHING, at, text)) return false;
    interpolates ||= mark === "${";
    if (opens(mark, open.at(-1))) open.push(mark);
    else if (mark === "}" || mark === '"') open.pop();
  }
}

function opens(mark: string, opened: string | undefined): boolean {
  return mark === '"' ? opened !== '"' : mark === "{" || BEGINNINGS.has(mark);
}

function marksIn(opened: string | undefined): RegExp {
  if (opened === undefined) return IN_TEXT;
  return opened === '"' ? IN_STRING : IN_EXPRESSION;
}

function matchFrom(pattern: RegExp, at: number, text: string): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
