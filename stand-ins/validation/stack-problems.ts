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
import { META } from "./meta-arguments";
import { addressOf, cycle, dangling, metaReferences } from "./references";

/** A synthesized stack, and facts about its synthesis. */
export interface SynthesizedStack {
  readonly document: StackDocument;
  /** The directory in which terraform would run, with the assets and the document. */
  readonly directory: string;
  /** How many resources and data sources the constructs defined. */
  readonly elements: number;
  /** What cdktf printed during the synthesis. */
  readonly complaints: string[];
}

const ADDRESS_PART = /^[A-Za-z_][\w-]*$/;

/**
 * What terraform, the provider or Google would refuse in a stack, one problem per line. Empty if the stack is correct.
 *
 * It finds what `terraform validate` finds with the stand-in provider, but in this process, and a hundred times as fast.
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

/** The problems that the provider and Google have with a resource. */
function refused(type: string, place: Place): string[] {
  return [...providerRules(type), ...googleRules(type)].flatMap((rule) => rule(place));
}

/** A stack must declare a provider or require it. A required provider needs no settings. */
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

/** The problems of the stack's local values. They have references, and others refer to them. */
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

// A numeric token is about -8.1e+298, and -1.9e+289 for a list. If such a number is in the document, cdktf lost the token.
const LOST_TOKEN = /TfToken\[|-8\.10956\d+e\+298|-1\.88815\d+e\+289/i;

function corruption(document: StackDocument): string[] {
  const [lost] = LOST_TOKEN.exec(JSON.stringify(document)) ?? [];
  return lost === undefined ? [] : [`a token lost its meaning: ${lost}`];
}

function without(names: string[], json: Named): Named {
  return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}
