import { Lazy } from "cdktf";
import { callsOf, type Field, fieldsIn } from "../../lib/core/read-signatures";
import { CALLS } from "../../lib/core/signatures/calls";
import { ENUMS } from "../../lib/core/signatures/enums";
import { STRUCTS } from "../../lib/core/signatures/structs";
import { InvalidPropError } from "../../lib/index";
import { API, Samples } from "./samples";

/** A value that JavaScript can pass, and whether TypeScript would refuse it. */
interface Wrong {
  readonly at: string;
  readonly value: unknown;
  readonly isRefused: boolean;
}

// cdktf types the token as `any`, like the value of a variable.
const TOKEN = Lazy.anyValue({ produce: () => "text" });
const VALUES: readonly unknown[] = [null, 7, "text", {}, [], () => undefined, TOKEN];
const MOST_NESTING = 2;

function isOfKind(type: string, value: unknown): boolean {
  if (type === "any") return true;
  if (type.includes("|")) return type.split("|").some((one) => isOfKind(one, value));
  if (type === "string" || type === "number") return typeof value === type;
  if (type in ENUMS) return ENUMS[type].split("|").includes(value as string);
  if (type.endsWith("[]")) return Array.isArray(value);
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (type.startsWith("{")) return isObject;
  return type in STRUCTS && isObject && fieldsIn(STRUCTS[type]).every(({ isOptional }) => isOptional);
}

const TOKENS_FOR = ["any", "boolean", "number", "{any}", "{string}"];

function isTaken(type: string, value: unknown): boolean {
  return value === TOKEN ? TOKENS_FOR.includes(type) : isOfKind(type, value);
}

/** The wrong values of a type, at each place inside it. */
function wrongValues(type: string, at: string, samples: Samples, nesting = 0): Wrong[] {
  const plain = VALUES.map((value) => ({ at, value, isRefused: !isTaken(type, value) }));
  if (nesting === MOST_NESTING) return plain;
  const inner = (one: string, step: string, wrap: (value: unknown) => unknown) =>
    wrongValues(one, at + step, samples, nesting + 1).map((wrong) => ({
      ...wrong,
      value: wrap(wrong.value),
    }));
  if (type.endsWith("[]")) return [...plain, ...inner(type.slice(0, -2), "[0]", (value) => [value])];
  if (type.startsWith("{"))
    return [...plain, ...inner(type.slice(1, -1), ".KEY", (value) => ({ KEY: value }))];
  if (!(type in STRUCTS)) return plain;
  const given = samples.ofType(type) as object;
  const fields = fieldsIn(STRUCTS[type]);
  return [
    ...plain,
    ...fields.flatMap((field) =>
      inner(field.type, `.${field.name}`, (value) => ({ ...given, [field.name]: value })),
    ),
    ...fields.map(({ name, ...field }) => ({
      at: `${at}.${name}x`,
      value: { ...given, [`${name}x`]: samples.of({ name, ...field }) },
      isRefused: true,
    })),
  ];
}

/** How a call ends: accepted, refused, or with an accident. */
function endOf(type: string, call: string, args: unknown[], samples: Samples): string {
  try {
    const made = API[type] as new (...args: unknown[]) => unknown;
    if (call === "new") Reflect.construct(made, args);
    else {
      const holder = (call.startsWith("#") ? samples.ofType(type) : made) as { [name: string]: unknown };
      Reflect.apply(holder[call.slice(1)] as () => unknown, holder, args);
    }
    return "accepted";
  } catch (error) {
    return InvalidPropError.isInvalidPropError(error) ? "refused" : `ends in ${String(error)}`;
  }
}

function faultsOf(type: string, call: string, fields: readonly Field[]): string[] {
  let samples = new Samples();
  return fields.flatMap((field, index) =>
    wrongValues(field.isRest ? field.type.slice(0, -2) : field.type, field.name, samples).flatMap((wrong) => {
      const args = fields.map((one) => samples.of(one)).slice(0, field.isRest ? index : undefined);
      args[index] = wrong.value;
      if (call.startsWith("#")) samples.ofType(type);
      const before = samples.stack.node.findAll().length;
      const end = endOf(type, call, args, samples);
      const isLeft = wrong.isRefused && samples.stack.node.findAll().length !== before;
      // What is of the right type may be refused when a part of it is made.
      if (end !== "refused" || !wrong.isRefused) samples = new Samples();
      const isRight = end === "refused" || (end === "accepted" && !wrong.isRefused);
      if (isRight && !isLeft) return [];
      return [`${wrong.at} = ${shown(wrong.value)} ${isLeft ? "leaves something behind" : end}`];
    }),
  );
}

function shown(value: unknown): string {
  return typeof value === "object" && value !== null ? Object.keys(value).join() || "empty" : String(value);
}

// It is how errors are told.
const CLASSES = Object.keys(CALLS).filter((type) => type !== "InvalidPropError");

test.each(CLASSES)("no wrong argument of %s ends in an accident, or is taken for a right one", (type) => {
  const faults = [...callsOf(type)].flatMap(([call, signature]) =>
    faultsOf(type, call, fieldsIn(signature)).map((fault) => `${call}: ${fault}`),
  );
  expect(faults).toEqual([]);
});
