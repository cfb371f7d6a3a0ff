import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  OpenApiDocument,
  type OpenApiDocumentOptions,
  OpenApiVersion,
} from "cdktf-cloud-run-functions/api-gateway";
import fc from "fast-check";
import { stringify } from "yaml";
import { bad, type Choices, parts, type Subject } from "../subject";
import { newDirectory } from "../synthesis";
import { chars, DIGITS, LETTERS, text } from "../texts";
import { flags, wildKey, wildText } from "./common";
import { FUNCTION, KEY, serve } from "./gateway-parts";
import { templates } from "./routes";

interface Json {
  readonly [key: string]: unknown;
}

const { V2_0, V3_0, V3_1 } = OpenApiVersion;
const HEADS = {
  [V2_0]: { swagger: "2.0" },
  [V3_0]: { openapi: "3.0.3" },
  [V3_1]: { openapi: "3.1.0" },
};

const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.1, 1e21, 1e-7, 2 ** 53, 5e-324),
);

/** Any JSON with texts of the given kind. */
function json(texts: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const keys = wildKey().filter((key) => key !== "__proto__" && key !== "$ref");
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      ...[texts, numbers, flags, fc.constant(null)],
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(keys, tie("value"), { maxKeys: 3 }),
    ),
  })).value;
}

const extensions = (texts: fc.Arbitrary<unknown>) =>
  fc.dictionary(
    chars(LETTERS + DIGITS, 1, 5).map((rest) => `x-z${rest}`),
    json(texts),
    { maxKeys: 2 },
  );

/** A document that is complete, except for its backends. */
export function documents(version: OpenApiVersion, texts: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  const responses = texts.map((description) => ({ 200: { description } }));
  const operation = fc
    .tuple(fc.record({ summary: texts, description: texts, responses }), extensions(texts))
    .map(([fields, others]) => ({ ...fields, ...others }));
  const path = templates.filter((template) => template !== "/");
  const paths = fc
    .uniqueArray(fc.tuple(path, operation), { minLength: 1, maxLength: 3, selector: ([one]) => shapeOf(one) })
    .map((all) =>
      all.map(([one, fields], position) => [one, itemOf(version, one, fields, position)] as const),
    );
  return fc
    .tuple(fc.record({ title: texts, version: texts, description: texts }), paths, extensions(texts))
    .map(([info, items, others]) => ({
      ...HEADS[version],
      info,
      paths: Object.fromEntries(items),
      ...others,
    }));
}

// If two shapes differ, Google also treats the paths as different.
const shapeOf = (path: string) => path.replace(/\{[^{}]*\}/g, "{}");

function itemOf(version: OpenApiVersion, path: string, fields: Json, position: number): Json {
  const type = { type: "string" };
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true },
    ...(version === V2_0 ? type : { schema: type }),
  }));
  return { post: { operationId: `operation${String(position)}`, ...fields, parameters } };
}

const allVersions = (texts: fc.Arbitrary<unknown>) =>
  fc.oneof(...Object.values(OpenApiVersion).map((version) => documents(version, texts)));

/** A change at some place of a document. */
interface Change {
  readonly way: number[];
  readonly how: "leave out" | "rename" | "replace";
  readonly key: string;
  readonly value: unknown;
}

const changes: fc.Arbitrary<Change> = fc.record({
  way: fc.array(fc.nat({ max: 10 }), { minLength: 1, maxLength: 6 }),
  how: fc.constantFrom("leave out", "rename", "replace"),
  key: fc.oneof(
    wildKey(),
    fc.constantFrom("$ref", "x-google-backend", "security", "parameters", "get", "paths"),
  ),
  value: fc.oneof(
    json(text),
    fc.constantFrom<unknown>(NaN, Infinity, undefined, 1n, () => 1),
  ),
});

function changed(value: unknown, { way: [step, ...way], how, key, value: other }: Change): unknown {
  if (typeof value !== "object" || value === null) return other;
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length === 0) return other;
  const at = step % entries.length;
  const [name, inner] = entries[at];
  const isLast = way.length === 0;
  if (isLast && how === "leave out") entries.splice(at, 1);
  else if (isLast && how === "rename") entries[at] = [key, inner];
  else entries[at] = [name, isLast ? other : changed(inner, { way, how, key, value: other })];
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

const wildDocuments = fc
  .tuple(allVersions(wildText), fc.array(changes, { minLength: 1, maxLength: 2 }))
  .map(([document, all]) => all.reduce<unknown>(changed, document))
  .filter((document) => typeof document === "object" && document !== null && !Array.isArray(document));

const options: Choices<OpenApiDocumentOptions> = { modelRoutingPreview: fc.constant(false) };
const wildOptions: Choices<OpenApiDocumentOptions> = { modelRoutingPreview: flags };

const cyclic: { [key: string]: unknown } = { swagger: "2.0" };
cyclic.paths = [cyclic];

/** The document as the text of a file. */
function written(document: unknown, format: string): string {
  return format === "json" ? JSON.stringify(document) : stringify(document);
}

const files = fc
  .tuple(allVersions(text), fc.constantFrom("json", "yaml", "yml"))
  .map(([document, format]) => ({ name: `api.${format}`, content: written(document, format) }));

const wildContents = fc.oneof(
  text,
  fc.constantFrom(
    "",
    "[]",
    "null",
    "1",
    "a: &a [*a]",
    "a: &a\n  b: *a",
    "swagger: 2.0",
    "{",
    "- a\n b: c",
    "a: .inf",
  ),
  fc.constantFrom(
    "&p",
    "x: !!binary aGk=",
    "a: !unknown b",
    "%YAML 9.9\n---\na: b",
    "a: 1\na: 2",
    "--- a\n--- b",
  ),
  wildDocuments
    .filter((document) => !JSON.stringify(document, bigints).includes("Made"))
    .map((document) => JSON.stringify(document, bigints)),
);

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

export const openApiDocumentSubjects: Subject[] = [
  {
    name: "OpenApiDocument.fromObject",
    valid: fc.record({ document: allVersions(wildText), ...options }, { requiredKeys: ["document"] }),
    wild: { document: wildDocuments, ...wildOptions },
    faults: {
      openapi: bad(
        "document",
        {},
        { openapi: "2.0" },
        { openapi: 3 },
        { openapi: null },
        { openapi: "3.2.0" },
      ),
      swagger: bad("document", { swagger: 2 }, { swagger: "3.0" }),
      "paths.0": fc.constant({ document: cyclic }),
      "x-a": bad(
        "document",
        ...[NaN, Infinity, 1n, () => 1].map((value) => ({ swagger: "2.0", "x-a": value })),
      ),
    },
    define: (shop, props) => {
      // A cyclic value cannot be searched for `Made` values.
      const given = props.document === cyclic ? props : parts(props, shop);
      const { document, ...rest } = given as { document: { [key: string]: unknown } };
      define(shop, OpenApiDocument.fromObject(document, rest));
    },
  },
  {
    name: "OpenApiDocument.fromFile",
    valid: files,
    wild: {
      name: fc.constantFrom("api.json", "api.yaml", "api.txt", "api", "x/api.json"),
      content: wildContents,
    },
    faults: {
      path: bad("name", "api", "api.txt", "api.JSON.bak", "folder.json"),
      "path: holds something else": bad("content", "", "[]", "1", "null", "{", "a: [", "'"),
    },
    define: (shop, { name, content }) => {
      const directory = newDirectory();
      const path = join(directory, String(name));
      mkdirSync(join(directory, "folder.json"), { recursive: true });
      if (!/\/x\/|folder/.test(path)) writeFileSync(path, String(content));
      define(shop, OpenApiDocument.fromFile(path));
    },
  },
];

function define(shop: Parameters<Subject["define"]>[0], document: OpenApiDocument): void {
  document.addSecurity(KEY.make(shop));
  document.addDefaultBackend(FUNCTION.make(shop));
  serve(shop, document);
}
