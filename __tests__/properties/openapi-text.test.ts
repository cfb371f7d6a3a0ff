import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OpenApiDocument, OpenApiVersion } from "cdktf-cloud-run-functions/api-gateway";
import fc from "fast-check";
import { ConfigReader } from "../../stand-ins/hcl/config-reader";
import { localValue } from "../../stand-ins/hcl/local-value";
import type { Named } from "../../stand-ins/hcl/stack-document";
import { describeTerraform } from "../terraform/describe-terraform";
import { runTerraform } from "../terraform/terraform-command";
import { realized, type Workshop } from "./made";
import { property } from "./property";
import { idToken, KEY, serve } from "./subjects/gateway-parts";
import { documents } from "./subjects/openapi-documents";
import { newDirectory, synthesized } from "./synthesis";
import { stringToken, text, TOKEN } from "./texts";

/** What a user writes in a document: text, with or without variables. */
interface Written {
  readonly document: { readonly [key: string]: unknown };
  readonly audience: unknown;
  readonly hasTokens: boolean;
}

/** A document in the synthesized stack, and the value that terraform must read. */
interface Rendering {
  readonly rendered: unknown;
  readonly meant: unknown;
}

const VALUE = "some-text"; // the variable's
const MANY = 30; // for terraform, whose templates are slow
const URL = "https://example.com/a%{b}$";

const written: fc.Arbitrary<Written> = fc.boolean().chain((hasTokens) => {
  // Text, in which `${var.text}` is also text, and the token of the variable.
  const texts = hasTokens ? fc.oneof(text, fc.constant(TOKEN)) : text;
  return fc.record({
    document: documents(OpenApiVersion.V2_0, texts),
    audience: hasTokens ? stringToken : fc.constant("https://a.example.com"),
    hasTokens: fc.constant(hasTokens),
  });
});

const renderings: Rendering[] = [];

/** Serves a document, and returns it as it is in the stack. */
function served({ document, audience }: Written): unknown {
  const outcome = synthesized((shop) => {
    const made = OpenApiDocument.fromObject(realized(document, shop) as Named);
    made.addSecurity(KEY.make(shop));
    const authentication = idToken(audience).make(shop);
    for (const at of Object.keys(document.paths as object)) made.addUrlBackend(at, URL, { authentication });
    serve(shop, made);
  });
  if (outcome.refusal !== undefined) throw new Error(outcome.refusal);
  const [local] = Object.values(outcome.document.locals ?? {});
  return local;
}

/** The document that terraform must render: with a backend for each operation, and the key. */
function meantBy({ document, audience }: Written): unknown {
  const values = realizedTo(VALUE, document) as { paths: { [path: string]: { post: Named } } } & Named;
  const backend = {
    ...{ address: URL, jwt_audience: typeof audience === "string" ? audience : VALUE },
    ...{ path_translation: "APPEND_PATH_TO_ADDRESS", deadline: 15, protocol: "http/1.1" },
  };
  for (const { post } of Object.values(values.paths)) post["x-google-backend"] = backend;
  const securityDefinitions = { api_key: { type: "apiKey", name: "x-api-key", in: "header" } };
  return { ...values, securityDefinitions, security: [{ api_key: [] }] };
}

function realizedTo(value: string, document: unknown): unknown {
  const shop = { once: () => ({ stringValue: value }) } as unknown as Workshop;
  return realized(document, shop);
}

// Terraform normalizes all text to this form of Unicode.
const normal = (value: unknown): unknown => JSON.parse(JSON.stringify(value).normalize("NFC"));

property("a document is in the stack as terraform reads it", written, (one) => {
  const rendered = served(one);
  const meant = meantBy(one);
  if (renderings.length < MANY) renderings.push({ rendered, meant });
  if (one.hasTokens) return;
  const reader = new ConfigReader();
  expect(normal(localValue(reader, rendered, "value"))).toEqual(normal(meant));
  expect(reader).toEqual(new ConfigReader());
});

describeTerraform("terraform", () => {
  test("renders the documents that users wrote, with the values of variables", async () => {
    const directory = newDirectory();
    mkdirSync(directory);
    const locals = Object.fromEntries(
      renderings.map(({ rendered }, index) => [`d${String(index)}`, rendered]),
    );
    const output = Object.fromEntries(
      Object.keys(locals).map((name) => [
        name,
        { value: `\${base64decode(base64encode(jsonencode(local.${name})))}` },
      ]),
    );
    const stack = { variable: { text: { default: VALUE } }, locals, output };
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(stack));
    await runTerraform(directory, {}, "apply", "-json", "-input=false", "-auto-approve");
    const read = JSON.parse(await runTerraform(directory, {}, "output", "-json")) as {
      [name: string]: { value: string };
    };
    const values = renderings.map((_, index) => normal(JSON.parse(read[`d${String(index)}`].value)));
    expect(values).toEqual(renderings.map(({ meant }) => normal(meant)));
  });
});
