import { findingsOf } from "../../../stand-ins/google-access/evaluate";
import { textOf } from "../../../stand-ins/google-access/findings";
import type { World } from "../../../stand-ins/google-access/world";

/** The arguments of resources, by their addresses. */
export interface Resources {
  readonly [address: string]: object;
}

export const NUMBER = "123456789012";
const WORLD: World = { numbers: { "example-project": NUMBER, "other-project": "210987654321" } };

/** A synthesized stack with these resources, in the region asia-northeast1 of example-project. */
export function stackOf(resources: Resources): object {
  const json: { [kind: string]: { [type: string]: { [name: string]: object } } } = { resource: {}, data: {} };
  for (const [address, values] of Object.entries(resources)) {
    const parts = address.split(".");
    const [kind, type, name] = parts.length === 3 ? parts : ["resource", ...parts];
    (json[kind][type] ??= {})[name] = values;
  }
  return { ...json, provider: { google: [{ project: "example-project", region: "asia-northeast1" }] } };
}

/** What would go wrong, as one line per finding. */
export function problemsOf(resources: Resources, world: World = {}): string[] {
  return findingsOf(stackOf(resources), { ...WORLD, ...world }).map(textOf);
}

/** The resources without those at some addresses, and without references to them. */
export function without(resources: Resources, ...addresses: string[]): Resources {
  const rest = Object.entries(resources).filter(([address]) => !addresses.includes(address));
  const text = JSON.stringify(Object.fromEntries(rest), (key, value: unknown) =>
    key === "depends_on" && Array.isArray(value)
      ? value.filter((each) => !addresses.includes(String(each)))
      : value,
  );
  return JSON.parse(text) as Resources;
}

/** The member string of a Google service agent, by default of example-project. */
export function agent(domain: string, number = NUMBER): string {
  return `serviceAccount:service-${number}@${domain}.iam.gserviceaccount.com`;
}
