import { attributesIn } from "../terraform/stand-in/block-values";
import { bindingSchema } from "../terraform/stand-in/binding-schema";
import { providerRules } from "../terraform/stand-in/provider-rules";
import type { Place } from "../terraform/stand-in/rule";
import type { Block } from "../terraform/stand-in/schema";
import type { Values } from "../terraform/stand-in/value";
import { apiRules } from "./api-rules/api-rules";
import { ConfigReader } from "./config-values";
import { gatewayRules, openApiProblems } from "./api-rules/gateway";
import { localValue } from "./local-values";
import type { Accepted, Blocks, Named, StackDocument } from "./synthesis";

// What terraform itself reads in the block of any resource, and what cdktf's comments stand under.
const META = ["//", "count", "depends_on", "for_each", "lifecycle", "provider"];
const ADDRESS_PART = /^[A-Za-z_][\w-]*$/;

/**
 * What terraform, the provider or Google would refuse of a stack, one problem a line; empty where it is acceptable.
 *
 * It is what `terraform validate` finds with the stand-in provider, within the process: a hundred times as fast.
 */
export function stackProblems({ document, directory, elements, complaints }: Accepted): string {
  const problems = complaints.map((complaint) => `cdktf says: ${complaint}`);
  const addresses = addressesIn(document);
  if (addresses.size !== elements) {
    problems.push(
      `${String(elements)} constructs became ${String(addresses.size)} resources: some share an address`,
    );
  }
  const edges = new Map<string, string[]>();
  for (const [address, declared] of addresses) {
    const { kind, type, name, json, schema } = declared;
    if (!schema) {
      problems.push(`${address}: provider ${declared.provider} has no such ${kind}`);
      continue;
    }
    const reader = new ConfigReader();
    const values = reader.block(schema, without(META, json));
    const found = [
      ...(ADDRESS_PART.test(name) ? [] : ["its name is none for terraform"]),
      ...undeclaredProvider(declared, document),
      ...reader.problems,
      ...unconfigurable(schema, values),
      ...(kind === "resource" ? refused(type, { values, at: "", directory }) : []),
    ];
    const references = [...reader.references, ...metaReferences(json)];
    found.push(...references.flatMap((reference) => dangling(reference, addresses, document)));
    problems.push(...found.map((problem) => `${address}: ${problem}`));
    edges.set(address, references.map(resourceOf));
  }
  problems.push(...localProblems(document, addresses, edges), ...outputProblems(document, addresses));
  problems.push(...cycle(edges), ...corruption(document));
  return [...new Set(problems)].join("\n");
}

/** What the provider and Google have against a resource. */
function refused(type: string, place: Place): string[] {
  return [...providerRules(type), ...apiRules(type), ...gatewayRules(type)].flatMap((rule) => rule(place));
}

interface Declared {
  readonly kind: "resource" | "data source";
  readonly type: string;
  readonly name: string;
  readonly json: Named;
  /** The local name of its provider: the one it asks for, else the first word of its type. */
  readonly provider: string;
  /** Undefined where that provider has no such type. */
  readonly schema?: Block;
}

function declaration(kind: Declared["kind"], type: string, name: string, json: Named): Declared {
  const { provider: given = type.split("_")[0] } = json as { provider?: string };
  const [provider] = given.split(".");
  return { kind, type, name, json, provider, schema: schemaOf(provider, kind, type) };
}

const ABSENT = new Set<string>();

function schemaOf(provider: string, kind: Declared["kind"], type: string): Block | undefined {
  const key = `${provider} ${kind} ${type}`;
  if (ABSENT.has(key)) return undefined;
  try {
    return bindingSchema(provider, kind, type);
  } catch {
    ABSENT.add(key);
    return undefined;
  }
}

/** Terraform makes a provider of its own for one that is only asked for by a first word, but for none that is named. */
function undeclaredProvider({ provider }: Declared, { provider: declared = {} }: StackDocument): string[] {
  if (provider === "google" || Object.hasOwn(declared as object, provider)) return [];
  return [`provider ${provider} is not declared`];
}

function addressesIn({ resource = {}, data = {} }: StackDocument): Map<string, Declared> {
  const all = (blocks: Blocks, kind: Declared["kind"], prefix: string): [string, Declared][] =>
    Object.entries(blocks).flatMap(([type, named]) =>
      Object.entries(named).map(([name, json]): [string, Declared] => [
        `${prefix}${type}.${name}`,
        declaration(kind, type, name, json),
      ]),
    );
  return new Map([...all(resource, "resource", ""), ...all(data, "data source", "data.")]);
}

function unconfigurable(block: Block, config: Values): string[] {
  return [...attributesIn(block, config)]
    .filter(([{ required, optional }, value]) => !required && !optional && value !== null)
    .map(([, , path]) => `${path.join(".")} is decided by the provider alone`);
}

/** What the arguments that terraform reads itself refer to. */
function metaReferences(json: Named): string[] {
  const { depends_on = [], lifecycle = {} } = json as { depends_on?: string[]; lifecycle?: Named };
  const { replace_triggered_by = [] } = lifecycle as { replace_triggered_by?: string[] };
  return [...depends_on, ...replace_triggered_by];
}

/** What is wrong with the stack's local values. They wait for what they refer to, and others wait for them. */
function localProblems(
  document: StackDocument,
  addresses: Map<string, Declared>,
  edges: Map<string, string[]>,
): string[] {
  return Object.entries(localsOf(document)).flatMap(([name, json]) => {
    const address = `local.${name}`;
    const reader = new ConfigReader();
    const value = localValue(reader, json, "value");
    edges.set(address, reader.references.map(resourceOf));
    return [
      ...(ADDRESS_PART.test(name) ? [] : ["its name is none for terraform"]),
      ...reader.problems,
      ...reader.references.flatMap((one) => dangling(one, addresses, document)),
      ...openApiProblems(value),
    ].map((problem) => `${address}: ${problem}`);
  });
}

function localsOf({ locals = {} }: StackDocument): Named {
  return locals as Named;
}

function resourceOf(reference: string): string {
  return reference
    .split(".")
    .slice(0, reference.startsWith("data.") ? 3 : 2)
    .join(".");
}

/** What is wrong with a reference: it leads nowhere, or to an attribute that the other does not have. */
function dangling(reference: string, addresses: Map<string, Declared>, document: StackDocument): string[] {
  const address = resourceOf(reference);
  const { variable = {} } = document;
  for (const [prefix, values] of Object.entries({ "var.": variable, "local.": localsOf(document) })) {
    if (!reference.startsWith(prefix)) continue;
    return Object.hasOwn(values, reference.slice(prefix.length)) ? [] : [`${reference} is not declared`];
  }
  const declared = addresses.get(address);
  if (!declared?.schema) return [`${reference} is not declared`];
  const attribute = /^\.(\w+)/.exec(reference.slice(address.length))?.[1];
  const { attributes, blocks } = declared.schema;
  const names = ["id", ...[...attributes, ...blocks].map(({ name }) => name)];
  return attribute === undefined || names.includes(attribute) ? [] : [`${reference} is no attribute`];
}

function outputProblems(document: StackDocument, addresses: Map<string, Declared>): string[] {
  return Object.entries(document.output ?? {}).flatMap(([name, output]) => {
    const { value } = output as { value: unknown };
    if (typeof value !== "string") return [];
    const reader = new ConfigReader();
    reader.text("string", value, "value");
    return [
      ...reader.problems,
      ...reader.references.flatMap((one) => dangling(one, addresses, document)),
    ].map((problem) => `output.${name}: ${problem}`);
  });
}

/** Resources that wait for each other. */
function cycle(edges: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (address: string, above: string[]): string[] => {
    if (above.includes(address)) return [`a cycle: ${[...above, address].join(", ")}`];
    if (done.has(address)) return [];
    const found = (edges.get(address) ?? []).flatMap((next) => visit(next, [...above, address]));
    done.add(address);
    return found;
  };
  return [...edges.keys()].flatMap((address) => visit(address, [])).slice(0, 1);
}

// A number as a token is one around -8.1e+298, in a list around -1.9e+289: in text, the token has lost its meaning.
const LOST_TOKEN = /TfToken\[|-8\.10956\d+e\+298|-1\.88815\d+e\+289/i;

function corruption(document: StackDocument): string[] {
  const [lost] = LOST_TOKEN.exec(JSON.stringify(document)) ?? [];
  return lost === undefined ? [] : [`a token lost its meaning: ${lost}`];
}

function without(names: string[], json: Named): Named {
  return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}
