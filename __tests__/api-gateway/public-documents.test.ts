import { readdirSync } from "node:fs";
import { join } from "node:path";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { SecurityScheme } from "../../lib/api-gateway/security-scheme";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newApp } from "../support/stack";
import { describeTerraform } from "../terraform/describe-terraform";
import { TerraformTier } from "../terraform/terraform-tier";
import type { PlannedChange } from "../terraform/workspace";
import { newGateway, newGatewayStack, servedDocument } from "./gateways";

const FOLDER = "examples/openapi";
const FILES = readdirSync(FOLDER);

/** An app with a gateway that serves a document as others publish it, for those whom Google has signed in. */
function serving(file: string) {
  const app = newApp();
  const stack = newGatewayStack(app);
  const document = OpenApiDocument.fromFile(join(FOLDER, file));
  document.addDefaultBackend(
    CloudRunService.fromServiceAttributes(stack, "answers", {
      ...{ serviceName: "backend", uri: "https://backend.a.run.app" },
    }),
  );
  if (file.startsWith("pet-store")) document.addSecurity(SecurityScheme.googleIdToken("a"));
  newGateway(stack, { document });
  return { app, stack, document };
}

test("there are two documents of each version", () => {
  const versions = FILES.map((file) => OpenApiDocument.fromFile(join(FOLDER, file)).openApiVersion);
  expect(versions.sort()).toEqual(["2.0", "2.0", "3.0", "3.0", "3.1", "3.1"]);
});

test.each(FILES)("%s is served, and is still valid OpenAPI", (file) => {
  const { stack, document } = serving(file);
  expect(document._problems()).toEqual([]);
  const served = servedDocument(stack);
  expect(() => OpenApiDocument.fromObject(served)).not.toThrow();
});

test.each(FILES)("%s is served with everything in it", (file) => {
  const { document } = serving(file);
  expect(document._rendered()).toMatchObject(OpenApiDocument.fromFile(join(FOLDER, file))._rendered());
});

test("the backends in a document stay", () => {
  const { paths } = serving("bookshelf.v3.json").document._rendered() as {
    paths: { [path: string]: { get: { "x-google-backend": unknown } } };
  };
  expect(Object.values(paths).map(({ get }) => get["x-google-backend"])).toEqual([
    "answers",
    "answers",
    "archive",
  ]);
});

test("text that looks like a Terraform template is served unchanged", () => {
  expect(JSON.stringify(servedDocument(serving("pet-store.v2.yaml").stack))).toContain('"tag":"$${dog}"');
});

describeTerraform("the documents", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  describe("go through validate, plan, apply, an empty plan and destroy", () => {
    let planned: { readonly [name: string]: PlannedChange[] };
    beforeAll(async () => {
      planned = await tier.lifeCycles(
        Object.fromEntries(FILES.map((file) => [moduleOf(file), synthesized(file)])),
      );
    });

    test.each(FILES)("%s", (file) => {
      const actions = planned[moduleOf(file)].map((change) => change.actions.join());
      expect(new Set(actions)).toEqual(new Set(["create"]));
    });
  });
});

function synthesized(file: string): string {
  const { app } = serving(file);
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

function moduleOf(file: string): string {
  return file.replaceAll(".", "-");
}
