import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GoogleApiGatewayApiConfigA } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config";
import { type TerraformStack, TerraformVariable, Testing } from "cdktf";
import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { ServiceAccount } from "../../lib/iam/service-account";
import { snapshotOf } from "../../lib/testing/snapshot-of";
import { all } from "../support/resources";
import { describeTerraform } from "../terraform/describe-terraform";
import { runTerraform } from "../terraform/terraform-command";
import { jsonWith, operation } from "./documents";
import { newGateway, newGatewayStack } from "./gateways";

const EMAIL = "caller@example-project.iam.gserviceaccount.com";

/** Texts that mean something to Terraform, JSON or HTML, and that a document may hold all the same. */
const TEXTS = {
  description: '${var.x} %{ if true } "q" \\ <b>&</b> \n é',
  "x-${key}": null,
  "x-list": [[], {}, 1.5],
};

/** A stack with a gateway whose backend's URL is a variable. */
function withVariable({ email = EMAIL, text = {}, reason = "It is a test", url = "https://a.b" } = {}) {
  const stack = newGatewayStack();
  const variable = new TerraformVariable(stack, "url", { default: url });
  const document = OpenApiDocument.fromObject(jsonWith(OpenApiVersion.V3_0, operation({ ...text })));
  document.addUrlBackend("listOrders", variable.stringValue, { authentication: BackendAuthentication.NONE });
  document.allowUnauthenticated(reason, "listOrders");
  newGateway(stack, {
    document,
    serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "caller", email),
  });
  return stack;
}

interface Config {
  readonly api_config_id: string;
  readonly openapi_documents: { document: { contents: string } }[];
}

/** What Terraform makes of the id and the document of a stack's config. */
async function evaluated(stack: TerraformStack): Promise<{ id: string; document: unknown }> {
  const { locals, variable } = JSON.parse(Testing.synth(stack, true)) as { locals: object; variable: object };
  const [{ api_config_id: id, openapi_documents: documents }] = all(stack, GoogleApiGatewayApiConfigA) as [
    Config,
  ];
  const output = { id: { value: id }, contents: { value: documents[0].document.contents } };
  const directory = mkdtempSync(join(tmpdir(), "config-"));
  try {
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify({ locals, variable, output }));
    await runTerraform(directory, {}, "apply", "-json", "-input=false", "-auto-approve");
    const outputs = JSON.parse(await runTerraform(directory, {}, "output", "-json")) as {
      [name in "id" | "contents"]: { value: string };
    };
    const text = Buffer.from(outputs.contents.value, "base64").toString();
    return { id: outputs.id.value, document: JSON.parse(text) as unknown };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

describeTerraform("a config, as Terraform makes it", () => {
  test("has the exact text of the document, with the URLs that only Terraform knows", async () => {
    const { document } = await evaluated(withVariable({ text: TEXTS }));
    expect(document).toEqual({
      openapi: "3.0.3",
      info: { title: "Orders", version: "1" },
      paths: {
        "/orders": { get: { ...operation(TEXTS), security: [], "x-google-backend": "url-387572" } },
      },
      "x-google-api-management": {
        backends: {
          "url-387572": {
            address: "https://a.b",
            disableAuth: true,
            pathTranslation: "APPEND_PATH_TO_ADDRESS",
            deadline: 15,
            protocol: "http/1.1",
          },
        },
      },
    });
  });

  test("has an id that depends only on the document and the account", async () => {
    const stacks = [
      withVariable(),
      withVariable(),
      withVariable({ reason: "Another reason" }),
      withVariable({ url: "https://c.d" }),
      withVariable({ email: "other@example-project.iam.gserviceaccount.com" }),
      withVariable({ text: { description: "x" } }),
    ];
    const ids = await Promise.all(stacks.map(async (stack) => (await evaluated(stack)).id));
    expect(ids.every((id) => /^config-[0-9a-f]{16}$/.test(id))).toBe(true);
    expect(ids.map((id) => ids.indexOf(id))).toEqual([0, 0, 0, 3, 4, 5]);
  });
});

test("the config has the reasons why operations are open", () => {
  const { resource } = snapshotOf(withVariable({ reason: "For ${everyone}" })) as {
    resource: { google_api_gateway_api_config: { [name: string]: { "//"?: unknown } } };
  };
  expect(Object.values(resource.google_api_gateway_api_config).map((config) => config["//"])).toEqual([
    { reason: { "GET /orders (listOrders)": "For $${everyone}" } },
  ]);
});

test("the config has no reasons if no operation is open", () => {
  const stack = newGatewayStack();
  const document = OpenApiDocument.fromFile("examples/openapi/bookshelf.v2.json");
  for (const path of ["listShelves", "getBook", "mergeShelf"]) {
    document.addUrlBackend(path, "https://example.com", { authentication: BackendAuthentication.NONE });
  }
  newGateway(stack, { document });
  const { resource } = snapshotOf(stack) as { resource: { google_api_gateway_api_config: object } };
  expect(JSON.stringify(resource.google_api_gateway_api_config)).not.toContain('"//"');
});
