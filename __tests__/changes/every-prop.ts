import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import type { TerraformStack } from "cdktf";
import { Testing } from "cdktf";
import type { Construct } from "constructs";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import type { StackDocument } from "../../stand-ins/hcl/stack-document";
import { differences, heldAfter } from "../../stand-ins/validation/held-after";
import { newGatewayStack } from "../api-gateway/gateways";
import { newApp, NO_WAIT } from "../support/stack";

/** Creates the value of a prop. Some values can only be created within a stack. */
type Make<P> = (stack: TerraformStack) => Partial<P>;

/** Two values of a prop, with the other props that must change with it. The third are the props without it; by default, none. */
export type Values<P> = readonly [one: Make<P>, other: Make<P>, without?: Make<P>];

/** The values of each prop. A name with a dot stands for a part of a prop: `retryConfig.maxDoublings`. */
export type Changes<P, K extends keyof P = keyof P> = { readonly [Q in K]-?: Values<P> } & {
  readonly [part: `${string}.${string}`]: Values<P>;
};

/** The props of one construct, and what an earlier version of it leaves behind. */
export interface Table {
  readonly construct: abstract new (...args: never[]) => Construct;
  readonly leftBehind: (version?: string) => string[];

  /** What is expected to be left behind, as patterns of lines. docs/guides/changes.md tells how to get rid of it. */
  readonly stays: (version?: string) => readonly RegExp[];
}

/** What is not as with the other props of a construct. */
interface Exceptions<P, N extends keyof P> {
  readonly stays?: readonly RegExp[];

  /** The values of the props that the provider has only in newer versions than the bindings. */
  readonly newer?: Changes<P, N>;
  readonly newerStays?: readonly RegExp[];
}

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

/** Two things to wait for, one after the other. */
export const WAITING: Values<{ dependsOn?: Construct[] }> = [
  (stack) => ({ dependsOn: [new PubsubTopic(stack, "first", { name: "first" })] }),
  (stack) => ({ dependsOn: [new PubsubTopic(stack, "second", { name: "second" })] }),
];

/**
 * A table of the props of a construct.
 *
 * Each prop has its own construct, with an id made of the name of the prop. All constructs change at the same time.
 */
export function tableOf<P, N extends keyof P = never>(
  construct: Table["construct"],
  changes: Changes<P, Exclude<keyof P, N>>,
  define: (stack: TerraformStack, id: string, given: Partial<P>) => void,
  { stays = [], newer, newerStays = [] }: Exceptions<P, N> = {},
): Table {
  return {
    construct,
    stays: (version) => (version === undefined ? stays : [...stays, ...newerStays]),
    leftBehind: (version) =>
      leftBehind({ ...changes, ...(version === undefined ? {} : newer) }, define, version),
  };
}

function leftBehind<P>(
  changes: { readonly [prop: string]: Values<P> },
  define: (stack: TerraformStack, id: string, given: Partial<P>) => void,
  version: string | undefined,
): string[] {
  const rows = Object.entries(changes);
  const document = (choose: (values: Values<P>) => Make<P> | undefined): StackDocument => {
    const stack = newGatewayStack(newApp(NO_WAIT));
    if (version !== undefined) GoogleProviderVersion.pin(stack, version);
    for (const [prop, values] of rows) define(stack, idOf(prop), choose(values)?.(stack) ?? {});
    return JSON.parse(Testing.synth(stack)) as StackDocument;
  };
  const without = document((values) => values[2]);
  const one = document((values) => values[0]);
  const other = document((values) => values[1]);
  const cases: { readonly [change: string]: readonly [StackDocument, StackDocument] } = {
    set: [without, one],
    changed: [one, other],
    "taken away": [other, without],
  };
  return Object.entries(cases).flatMap(([change, [before, after]]) =>
    differences(heldAfter(before, after), heldAfter(after)).map((difference) => `${change}: ${difference}`),
  );
}

/** The construct id for a prop. Google accepts it as a name. */
function idOf(prop: string): string {
  return `of-${prop.replace(".", "-").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
