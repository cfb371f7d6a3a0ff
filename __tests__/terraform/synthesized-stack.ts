import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Named<T> {
  readonly [name: string]: T;
}

/** The file of a synthesized stack, as far as this tier reads it. */
export interface StackJson {
  readonly terraform?: {
    readonly required_providers?: Named<{ readonly source?: string; readonly version?: string }>;
    backend?: object;
  };
  readonly provider?: Named<unknown>;
  readonly resource?: Named<Named<Usage>>;
  readonly data?: Named<Named<Usage>>;
}

interface Usage {
  readonly provider?: string;
}

/** A provider that a stack needs, and the types that it needs. */
export interface ProviderUse {
  readonly name: string;
  /** What the stack calls it. */
  readonly localName: string;
  /** The address in the registry, like `hashicorp/google`. */
  readonly address: string;
  /** The version that Terraform must use. */
  readonly version?: string;
  readonly resources: Set<string>;
  readonly dataSources: Set<string>;
}

export const STACK_FILE = "cdk.tf.json";

export function readStack(directory: string): StackJson {
  return JSON.parse(readFileSync(join(directory, STACK_FILE), "utf8")) as StackJson;
}

export function providersOf(stack: StackJson): ProviderUse[] {
  if (stack.data?.terraform_remote_state) {
    throw new Error("a stack that reads the state of another one cannot run offline: the other has none");
  }
  const uses = new Map<string, ProviderUse>();
  const use = (localName: string): ProviderUse => {
    const { source = localName, version } = stack.terraform?.required_providers?.[localName] ?? {};
    const address = source.includes("/") ? source : `hashicorp/${source}`;
    const name = address.slice(address.lastIndexOf("/") + 1);
    const known = uses.get(address) ?? {
      name,
      localName,
      address,
      version,
      resources: new Set(),
      dataSources: new Set(),
    };
    uses.set(address, known);
    return known;
  };
  Object.keys(stack.provider ?? {}).forEach(use);
  usages(stack.resource).forEach(([type, localName]) => use(localName).resources.add(type));
  usages(stack.data).forEach(([type, localName]) => use(localName).dataSources.add(type));
  uses.delete("hashicorp/terraform"); // built into terraform, for `terraform_data`
  return [...uses.values()];
}

/** Each type with the local name of its provider: the given one, or the first word of the type. */
function usages(blocks: Named<Named<Usage>> = {}): [type: string, localName: string][] {
  return Object.entries(blocks).flatMap(([type, instances]) =>
    Object.values(instances).map(({ provider = type.split("_")[0] }): [string, string] => [
      type,
      provider.split(".")[0],
    ]),
  );
}
