import { CALLS } from "./signatures/calls";

/** A parameter, or a prop. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;

  /** Whether it takes all further arguments, as a list. */
  readonly isRest: boolean;
}

/** The fields of a list of parameters or props, spelled like `name:string, options?:ImportOptions`. */
export function fieldsIn(signature: string): readonly Field[] {
  if (signature === "") return [];
  return signature.split(", ").map((text) => {
    const colon = text.indexOf(":");
    const [written, type] = [text.slice(0, colon), text.slice(colon + 1)];
    const isRest = written.startsWith("...");
    const name = written.replace(/^\.{3}|\?$/g, "");
    return { name, type, isOptional: isRest || written.endsWith("?"), isRest };
  });
}

/** The parameters of the calls of a class, by `new`, `.of` for static methods and `#grant` for other methods. */
export function callsOf(type: string): ReadonlyMap<string, string> {
  const calls = Object.hasOwn(CALLS, type) ? CALLS[type].split("; ") : [];
  return new Map(
    calls.map((call) => {
      const parenthesis = call.indexOf("(");
      return [call.slice(0, parenthesis), call.slice(parenthesis + 1, -1)];
    }),
  );
}
