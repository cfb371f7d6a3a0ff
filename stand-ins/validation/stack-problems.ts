import { openApiProblems } from "../google-rules/gateway";
import { googleRules } from "../google-rules/google-rules";
import { ConfigReader } from "../hcl/config-reader";
import { localValue } from "../hcl/local-value";
import type { Named, StackDocument } from "../hcl/stack-document";
import { providerRules } from "../provider/provider-rules";
import { attributesIn } from "../schema/block-values";
import type { Place } from "../schema/rule";
import type { Block } from "../schema/schema";
import type { Values } from "../schema/value";
import { declarationsIn, type Declared } from "./declarations";
import { addressOf, cycle, dangling, metaReferences } from "./references";

/** A stack as it was written, and what is known of how it was made. */
export interface SynthesizedStack {
  readonly document: StackDocument;
  /** The directory that terraform would run in, with the assets beside the document. */
  readonly directory: string;
  /** How many resources and data sources the constructs made. */
  readonly elements: number;
  /** What cdktf said on the console while it wrote the document. */
  readonly complaints: string[];
}

// What terraform itself reads in the block of any resource, and what cdktf's comments stand under.
const META = ["//", "count", "depends_on", "for_each", "lifecycle", "provider"];
const ADDRESS_PART = /^[A-Za-z_][\w-]*$/;

/**
 * What terraform, the provider or Google would refuse of a stack, one problem a line; empty where it is acceptable.
 *
 * It is what `terraform validate` finds with the stand-in provider, within the process: a hundred times as fast.
 */
export function stackProblems({ document, directory, elements, complaints }: SynthesizedStack): string {
  const problems = complaints.map((complaint) => `cdktf says: ${complaint}`);
  const declarations = declarationsIn(document);
  if (declarations.size !== elements) {
    problems.push(
      `${String(elements)} constructs became ${String(declarations.size)} resources: some share an address`,
    );
  }
  const edges = new Map<string, string[]>();
  for (const [address, declared] of declarations) {
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
    found.push(...references.flatMap((reference) => dangling(reference, declarations, document)));
    problems.push(...found.map((problem) => `${address}: ${problem}`));
    edges.set(address, references.map(addressOf));
  }
  problems.push(...localProblems(document, declarations, edges), ...outputProblems(document, declarations));
  problems.push(...cycle(edges), ...corruption(document));
  return [...new Set(problems)].join("\n");
}

/** What the provider and Google have against a resource. */
function refused(type: string, place: Place): string[] {
  return [...providerRules(type), ...googleRules(type)].flatMap((rule) => rule(place));
}

/** Terraform needs no settings of a provider that a stack only requires; one that it does not even require is a mistake. */
function undeclaredProvider(
  { provider }: Declared,
  { provider: declared = {}, terraform }: StackDocument,
): string[] {
  const { required_providers: required = {} } = (terraform ?? {}) as { required_providers?: Named };
  if (provider === "google" || Object.hasOwn(declared, provider) || Object.hasOwn(required, provider))
    return [];
  return [`provider ${provider} is not declared`];
}

function unconfigurable(block: Block, config: Values): string[] {
  return [...attributesIn(block, config)]
    .filter(([{ required, optional }, value]) => !required && !optional && value !== null)
    .map(([, , path]) => `${path.join(".")} is decided by the provider alone`);
}

/** What is wrong with the stack's local values. They wait for what they refer to, and others wait for them. */
function localProblems(
  document: StackDocument,
  declarations: Map<string, Declared>,
  edges: Map<string, string[]>,
): string[] {
  return Object.entries(document.locals ?? {}).flatMap(([name, json]) => {
    const address = `local.${name}`;
    const reader = new ConfigReader();
    const value = localValue(reader, json, "value");
    edges.set(address, reader.references.map(addressOf));
    return [
      ...(ADDRESS_PART.test(name) ? [] : ["its name is none for terraform"]),
      ...reader.problems,
      ...reader.references.flatMap((one) => dangling(one, declarations, document)),
      ...openApiProblems(value),
    ].map((problem) => `${address}: ${problem}`);
  });
}

function outputProblems(document: StackDocument, declarations: Map<string, Declared>): string[] {
  return Object.entries(document.output ?? {}).flatMap(([name, output]) => {
    const { value } = output as { value: unknown };
    if (typeof value !== "string") return [];
    const reader = new ConfigReader();
    reader.text("string", value, "value");
    return [
      ...reader.problems,
      ...reader.references.flatMap((one) => dangling(one, declarations, document)),
    ].map((problem) => `output.${name}: ${problem}`);
  });
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
