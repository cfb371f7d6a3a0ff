import type { TerraformStack } from "cdktf";
import { Testing } from "cdktf";
import type { StackDocument } from "../../stand-ins/hcl/stack-document";
import { differences, heldAfter } from "../../stand-ins/validation/held-after";
import { newApp, newStack, NO_WAIT } from "../support/stack";

/** Creates the value of a prop. Some values can only be created within a stack. */
type Make<P> = (stack: TerraformStack) => Partial<P>;

/** Two values for each prop, with the other props that must change with it. */
export type Changes<P> = { readonly [K in keyof Required<P>]: readonly [Make<P>, Make<P>] };

/** The two values of a prop that can change alone. */
export function valuesOf<P>() {
  return <K extends keyof P>(prop: K, one: P[K], other: P[K]): [Make<P>, Make<P>] => {
    const giving =
      (value: P[K]): Make<P> =>
      () =>
        ({ [prop]: value }) as unknown as Partial<P>;
    return [giving(one), giving(other)];
  };
}

/**
 * The differences that an earlier version of a construct leaves behind, after each prop is set, changed or removed.
 *
 * Each prop has its own construct, with an id made of the name of the prop. All constructs change at the same time.
 */
export function leftBehind<P>(
  changes: Changes<P>,
  define: (stack: TerraformStack, id: string, given: Partial<P>) => void,
): string[] {
  const names = Object.keys(changes) as (keyof P & string)[];
  const document = (choose: (prop: keyof P & string) => Make<P> | undefined): StackDocument => {
    const stack = newStack(newApp(NO_WAIT));
    for (const prop of names) define(stack, idOf(prop), choose(prop)?.(stack) ?? {});
    return JSON.parse(Testing.synth(stack)) as StackDocument;
  };
  const none = document(() => undefined);
  const one = document((prop) => changes[prop][0]);
  const other = document((prop) => changes[prop][1]);
  const cases: { readonly [change: string]: readonly [StackDocument, StackDocument] } = {
    set: [none, one],
    changed: [one, other],
    "taken away": [other, none],
  };
  return Object.entries(cases).flatMap(([change, [before, after]]) =>
    differences(heldAfter(before, after), heldAfter(after)).map((difference) => `${change}: ${difference}`),
  );
}

/** The construct id for a prop. Google accepts it as a name. */
function idOf(prop: string): string {
  return `of-${prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
