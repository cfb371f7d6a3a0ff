import { DataGoogleSecretManagerSecretVersion } from "@cdktf/provider-google/lib/data-google-secret-manager-secret-version";
import {
  DefaultTokenResolver,
  StringConcat,
  type TerraformStack,
  TerraformVariable,
  type TerraformVariableConfig,
  Testing,
  Tokenization,
} from "cdktf";
import { OAuthClientSecret } from "../../lib/app-engine/oauth-client-secret";
import { Secret } from "../../lib/resources/secret";
import { newStack } from "../support/stack";

const RESOLVING = {
  scope: newStack(),
  resolver: new DefaultTokenResolver(new StringConcat()),
  preparing: false,
};

/** The data sources of a stack, by their addresses. */
function dataSources(stack: TerraformStack): unknown {
  const { data } = JSON.parse(Testing.synth(stack, true)) as { data?: { [type: string]: unknown } };
  return data?.[DataGoogleSecretManagerSecretVersion.tfResourceType];
}

describe("a secret from a variable", () => {
  const variable = (config: TerraformVariableConfig) =>
    new TerraformVariable(newStack(), "client-secret", config);

  test("is a reference to the variable", () => {
    const secret = OAuthClientSecret.fromVariable(variable({ sensitive: true })).bind(newStack());
    expect(Tokenization.resolve(secret, RESOLVING)).toBe("${var.client-secret}");
  });

  test.each([{}, { sensitive: false }])("is refused if Terraform would show it: %j", (config) => {
    expect(() => OAuthClientSecret.fromVariable(variable(config))).toThrow(
      new Error(
        "'variable' must be sensitive, got one that Terraform shows in its plans [at shop/client-secret]",
      ),
    );
  });

  test.each(["string", "any"])("can have the type %s", (type) => {
    expect(() => OAuthClientSecret.fromVariable(variable({ sensitive: true, type }))).not.toThrow();
  });

  test.each(["number", "list(string)"])("is refused if its type is %s", (type) => {
    expect(() => OAuthClientSecret.fromVariable(variable({ sensitive: true, type }))).toThrow(
      new Error(`'variable' must be a string, got one of type '${type}' [at shop/client-secret]`),
    );
  });

  test("is refused if it has a default, which would be in the JSON", () => {
    expect(() => OAuthClientSecret.fromVariable(variable({ sensitive: true, default: "s3cr3t" }))).toThrow(
      new Error(
        "'variable' must have no default, got one, which would stand in the JSON [at shop/client-secret]",
      ),
    );
  });
});

describe("a secret from Secret Manager", () => {
  test.each([
    ["1", { version: "1" }],
    ["current", { version: "current" }],
    ["latest", {}],
  ])("is read during a plan, in the version %s", (version, arguments_) => {
    const stack = newStack();
    const secret = Secret.fromSecretId(stack, "iap", "iap-client", { project: "vault-project" });
    expect(OAuthClientSecret.fromSecretVersion(secret.version(version)).bind(stack)).toMatch(/^\$\{TfToken/);
    expect(dataSources(stack)).toEqual({
      "oauth-client-secret": { secret: "iap-client", project: "vault-project", ...arguments_ },
    });
  });

  test("belongs to the stack's project by default", () => {
    const stack = newStack();
    OAuthClientSecret.fromSecretVersion(Secret.fromSecretId(stack, "iap", "iap").version("1")).bind(stack);
    expect(dataSources(stack)).toEqual({
      "oauth-client-secret": { secret: "iap", project: "example-project", version: "1" },
    });
  });
});
