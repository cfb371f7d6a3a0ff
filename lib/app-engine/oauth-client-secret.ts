import { DataGoogleSecretManagerSecretVersion } from "@cdktf/provider-google/lib/data-google-secret-manager-secret-version";
import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { got, invalid } from "../core/errors";
import type { SecretVersion } from "../resources/secret";

/** The secret of an OAuth client. It is never in the synthesized JSON, but it is in Terraform's state, in plain text. */
export abstract class OAuthClientSecret {
  /** The value of a Terraform variable. Throws unless the variable is sensitive. */
  public static fromVariable(variable: TerraformVariable): OAuthClientSecret {
    if (variable.sensitive !== true) {
      throw invalid("'variable' must be sensitive, got one that Terraform shows in its plans", variable);
    }
    if (variable.default !== undefined) {
      throw invalid("'variable' must have no default, got one, which would stand in the JSON", variable);
    }
    if (![undefined, "string", "any"].includes(variable.type)) {
      throw invalid(`'variable' must be a string, got one of type ${got(variable.type)}`, variable);
    }
    return new VariableSecret(variable.stringValue);
  }

  /** A version of a secret in Secret Manager. Whoever runs Terraform must be allowed to read it. */
  public static fromSecretVersion(version: SecretVersion): OAuthClientSecret {
    return new SecretManagerSecret(version);
  }

  /** Called once, while the application is being defined. Returns a token. */
  public abstract bind(scope: Construct): string;
}

checkCalls("OAuthClientSecret", OAuthClientSecret);

class VariableSecret extends OAuthClientSecret {
  constructor(private readonly token: string) {
    super();
  }

  public bind(): string {
    return this.token;
  }
}

class SecretManagerSecret extends OAuthClientSecret {
  constructor(private readonly version: SecretVersion) {
    super();
  }

  public bind(scope: Construct): string {
    const { secret, version } = this.version;
    const found = createResource(DataGoogleSecretManagerSecretVersion, scope, "oauth-client-secret", {
      secret: secret.secretId,
      project: secret.project,
      version: version === "latest" ? undefined : version,
    });
    return found.secretData;
  }
}
