import { readFileSync } from "node:fs";

/** What the entry points export and jsii does not describe, with what stands for it in other languages. */
export const HIDDEN: { readonly [name: string]: string } = {
  API_WAIT_SECONDS_CONTEXT: "ContextKeys.API_WAIT_SECONDS",
  DEPLOYER_CONTEXT: "ContextKeys.DEPLOYER",
  IAM_WAIT_SECONDS_CONTEXT: "ContextKeys.IAM_WAIT_SECONDS",
  InvalidPropError: "the language's own error, with the sentence",
  PROJECT_NUMBERS_CONTEXT: "ContextKeys.PROJECT_NUMBERS",
  STRICT_CALENDAR_CONTEXT: "ContextKeys.STRICT_CALENDAR",
  TODAY_CONTEXT: "ContextKeys.TODAY",
  accessOf: "Snapshots.ofAccess",
  snapshotOf: "Snapshots.ofStack",
  snapshotsOf: "Snapshots.ofStacksIn",
  stackSerializer: "nothing: it is a part of Jest",
};

interface Assembly {
  readonly types: {
    readonly [fqn: string]: {
      readonly name: string;
      readonly methods?: readonly Member[];
      readonly properties?: readonly Member[];
    };
  };
}

interface Member {
  readonly name: string;
}

/** What is wrong with the list of what other languages do not have, for the names that the entry points export. */
export function unsaidHidden(exported: readonly string[], assembly: string): string[] {
  const { types } = JSON.parse(readFileSync(assembly, "utf8")) as Assembly;
  const described = new Map(Object.values(types).map((type) => [type.name, type]));
  const hidden = exported.filter((name) => !described.has(name));
  const reachable = (instead: string) => {
    const [type, member] = instead.split(".") as [string, string?];
    const { methods = [], properties = [] } = described.get(type) ?? {};
    return member === undefined || [...methods, ...properties].some(({ name }) => name === member);
  };
  return [
    ...hidden.filter((name) => !(name in HIDDEN)).map((name) => `${name} is in no other language`),
    ...Object.keys(HIDDEN)
      .filter((name) => !hidden.includes(name))
      .map((name) => `${name} is no longer hidden`),
    ...Object.values(HIDDEN)
      .filter((instead) => !reachable(instead))
      .map((instead) => `${instead} does not exist`),
  ];
}
