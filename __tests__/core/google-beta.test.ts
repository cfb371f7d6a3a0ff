import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { GoogleBetaProvider } from "@cdktf/provider-google-beta/lib/provider";
import { App, type TerraformProvider, TerraformStack } from "cdktf";
import { GoogleBeta } from "../../lib/core/google-beta";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { newStack } from "../support/stack";

const BOTH = { project: "example-project", region: "asia-northeast1" };

function written(provider: TerraformProvider): object {
  const stack = TerraformStack.of(provider);
  const { terraform, provider: providers } = stack.toTerraform() as { [block: string]: object };
  const { hcl } = stack.toHclTerraform() as { hcl: string };
  return { terraform, providers, hcl };
}

test.each([
  ["the project and region of the stack's Google provider", {}, BOTH],
  ["its own", { project: "other", region: "us-east1" }, { project: "other", region: "us-east1" }],
])("is written as the provider's bindings write it, with %s", (_, own, theirs) => {
  const ours = written(new GoogleBeta(newStack(), "google-beta", own));
  expect(ours).toEqual(written(new GoogleBetaProvider(newStack(), "google-beta", theirs)));
});

test("has the version that is pinned for the stack, before or after it is declared", () => {
  for (const first of [true, false]) {
    const stack = newStack();
    if (first) GoogleProviderVersion.pin(stack, "7.45.0");
    new GoogleBeta(stack, "google-beta");
    if (!first) GoogleProviderVersion.pin(stack, "7.45.0");
    const { terraform } = stack.toTerraform() as { terraform: { required_providers: object } };
    expect(terraform.required_providers).toMatchObject({
      google: { version: "7.45.0" },
      "google-beta": { version: "7.45.0" },
    });
  }
});

test("takes an argument that it lacks as an override", () => {
  const provider = new GoogleBeta(newStack(), "google-beta");
  provider.addOverride("user_project_override", true);
  expect(provider.toTerraform()).toMatchObject({
    provider: { "google-beta": [{ user_project_override: true }] },
  });
});

test("is declared before the stack's Google provider, too", () => {
  const stack = new TerraformStack(new App(), "shop");
  new GoogleBeta(stack, "google-beta");
  new GoogleProvider(stack, "google", BOTH);
  expect(stack.toTerraform()).toMatchObject({ provider: { "google-beta": [BOTH] } });
});
