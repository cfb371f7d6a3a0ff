import { called } from "./calls";
import { either } from "./choices";
import type { Choice, Expression } from "./expression";
import { spellingOf } from "./spelling";
import { readTemplate } from "./template";
import { text } from "./text";
import { fields, known, list, type Step, unknown, type Value } from "./value";
import { within } from "./within";

/** Resolves names in expressions. */
export interface Scope {
  /** The name of the scope. Unknown values of different scopes are different values. */
  readonly name: string;

  /** The value of a name and the steps after it. */
  lookUp(root: string, steps: readonly Step[]): Value;

  /**
   * A cache for the values of strings, because many resources use the same references.
   *
   * @default - no cache
   */
  readonly values?: Map<string, Value>;
}

/** The value of a string in a document. */
export function valueOfTemplate(source: string, scope: Scope): Value {
  if (!source.includes("{")) return known(source);
  let value = scope.values?.get(source);
  if (!value) {
    value = evaluate(readTemplate(source), scope);
    scope.values?.set(source, value);
  }
  return value;
}

function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.is) {
    case "value":
      return known(expression.value);
    case "template":
      return text(expression.parts.map((part) => evaluate(part, scope)));
    case "path":
      return scope.lookUp(expression.root, expression.steps);
    case "index":
      return indexed(evaluate(expression.of, scope), evaluate(expression.key, scope));
    case "list":
      return list(expression.items.map((item) => evaluate(item, scope)));
    case "fields":
      return object(expression.entries.map(([key, value]) => [evaluate(key, scope), evaluate(value, scope)]));
    case "call":
      return called(
        expression.name,
        expression.args.map((arg) => evaluate(arg, scope)),
      );
    case "choice":
      return chosen(expression, scope);
    case "opaque":
      return unknown(
        `${scope.name}:${expression.source}`,
        expression.refersTo.map((one) => evaluate(one, scope)),
      );
  }
}

function indexed(value: Value, key: Value): Value {
  if (key.is === "known" && (typeof key.value === "string" || typeof key.value === "number")) {
    return within(value, [key.value]);
  }
  return unknown(`${spellingOf(value)}[${spellingOf(key)}]`, [value, key]);
}

function object(entries: [Value, Value][]): Value {
  if (entries.every(([key]) => key.is === "known")) {
    return fields(entries.map(([key, value]) => [key.is === "known" ? String(key.value) : "", value]));
  }
  const spelled = entries.map((entry) => entry.map(spellingOf).join(" = "));
  return unknown(`{ ${spelled.join(", ")} }`, entries.flat());
}

function chosen({ test, yes, no }: Choice, scope: Scope): Value {
  const decided = evaluate(test, scope);
  if (decided.is === "known" && typeof decided.value === "boolean") {
    return evaluate(decided.value ? yes : no, scope);
  }
  return either([evaluate(yes, scope), evaluate(no, scope)]);
}
