import type { TerraformStack } from "cdktf";
import { type IServiceAccount, ServiceAccount } from "../../../lib/iam/service-account";

/** The key ring of the keys that a table chooses between, up to the name of the key. */
export const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys";

/** A service account that exists already. Its construct has the id of the account. */
export function account(stack: TerraformStack, id: string, project = "example-project"): IServiceAccount {
  return ServiceAccount.fromServiceAccountEmail(stack, id, `${id}@${project}.iam.gserviceaccount.com`);
}
