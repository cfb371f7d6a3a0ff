import type { Construct } from "constructs";
import { checkSameStack } from "../core/same-stack";
import type { Grant } from "../iam/grant";
import type { IServiceAccount } from "../iam/service-account";
import type { ISecret } from "../resources/secret";

/** Grants access to each secret once. The workload must wait for the grants: Google reads the secrets when it deploys. */
export function grantSecrets(at: Construct, serviceAccount: IServiceAccount, secrets: ISecret[]): Grant[] {
  return [...new Set(secrets)].map((secret) => {
    checkSameStack("secret", secret, at);
    return secret.grantAccess(serviceAccount);
  });
}
