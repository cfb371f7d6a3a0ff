import fc from "fast-check";
import { realized, type Workshop } from "./made";

/** What a construct is given, by prop; some values are yet to be made within the stack. */
export interface Props {
  readonly [prop: string]: unknown;
}

/** One arbitrary for each prop: what the library gets more of must be added here, or this does not compile. */
export type Choices<P> = { readonly [K in keyof Required<P>]: fc.Arbitrary<unknown> };

/** A public construct or value class, and what it may be given. */
export interface Subject {
  readonly name: string;

  /** Props that must be accepted. */
  readonly valid: fc.Arbitrary<Props>;

  /** What must be refused, laid over valid props. The key is the prop that the refusal names; after a colon, which case. */
  readonly faults: { readonly [fault: string]: fc.Arbitrary<Props> };

  /** Values of the right types, of which some are good and others are not. */
  readonly wild: { readonly [prop: string]: fc.Arbitrary<unknown> };

  define(shop: Workshop, props: Props): void;
}

/** Valid props, in which one or a few have gone wild. */
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

/** Valid props with a fault laid over them. */
export function faultyProps({ valid, faults }: Subject, fault: string): fc.Arbitrary<Props> {
  return fc.tuple(valid, faults[fault]).map(([good, bad]) => ({ ...good, ...bad }));
}

/** The faults of one prop: each value by itself. */
export function bad(prop: string, ...values: unknown[]): fc.Arbitrary<Props> {
  return fc.constantFrom(...values).map((value) => ({ [prop]: value }));
}

/** The props, with everything made that is to be made. */
export function parts(props: Props, shop: Workshop): { [prop: string]: unknown } {
  return realized(props, shop) as { [prop: string]: unknown };
}
