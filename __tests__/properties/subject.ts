import fc from "fast-check";
import { realized, type Workshop } from "./made";

/** The props of a construct. Some values are made later, in the stack. */
export interface Props {
  readonly [prop: string]: unknown;
}

/** An arbitrary for each prop. A new prop of the library must be added, or the code does not compile. */
export type Choices<P> = { readonly [K in keyof Required<P>]: fc.Arbitrary<unknown> };

/** A public construct or value class, and its possible props. */
export interface Subject {
  readonly name: string;

  /** Props that must be accepted. */
  readonly valid: fc.Arbitrary<Props>;

  /** Wrong props that replace valid ones. The key is the prop that the refusal names, and after a colon, the case. */
  readonly faults: { readonly [fault: string]: fc.Arbitrary<Props> };

  /** Values of the right types, good and bad ones. */
  readonly wild: { readonly [prop: string]: fc.Arbitrary<unknown> };

  define(shop: Workshop, props: Props): void;
}

/** Valid props, with wild values for one or a few of them. */
export function wildProps({ valid, wild }: Subject): fc.Arbitrary<Props> {
  const names = fc.subarray(Object.keys(wild), {
    minLength: 1,
    maxLength: Math.min(3, Object.keys(wild).length),
  });
  return fc.tuple(valid, names, fc.record(wild)).map(([good, chosen, values]) => ({
    ...good,
    ...Object.fromEntries(chosen.map((name) => [name, values[name]])),
  }));
}

/** Valid props with a fault. */
export function faultyProps({ valid, faults }: Subject, fault: string): fc.Arbitrary<Props> {
  return fc.tuple(valid, faults[fault]).map(([good, bad]) => ({ ...good, ...bad }));
}

/** Faults of one prop: one value at a time. */
export function bad(prop: string, ...values: unknown[]): fc.Arbitrary<Props> {
  return fc.constantFrom(...values).map((value) => ({ [prop]: value }));
}

/** The props, with every `Made` replaced by what it makes. */
export function parts(props: Props, shop: Workshop): { [prop: string]: unknown } {
  return realized(props, shop) as { [prop: string]: unknown };
}
