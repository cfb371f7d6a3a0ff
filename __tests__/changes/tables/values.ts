import type { TerraformStack } from "cdktf";
import { type IServiceAccount, ServiceAccount } from "../../../lib/iam/service-account";
import { Bucket } from "../../../lib/resources/bucket";
import { Secret, type SecretVersion } from "../../../lib/resources/secret";
import type { VolumeMount } from "../../../lib/services/run-container-props";
import { Volume } from "../../../lib/services/volume";
import { VpcAccess, VpcEgress } from "../../../lib/workload/vpc-access";
import type { Values } from "../every-prop";

/** The key ring of the keys that a table chooses between, up to the name of the key. */
export const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys";

/** A service account that exists already. Its construct has the id of the account. */
export function account(stack: TerraformStack, id: string, project = "example-project"): IServiceAccount {
  return ServiceAccount.fromServiceAccountEmail(stack, id, `${id}@${project}.iam.gserviceaccount.com`);
}

/** The same mount with a volume of another kind, and at another path. */
export const VOLUMES: Values<{ volumes?: VolumeMount[] }> = [
  (stack) => {
    const secret = Secret.fromSecretId(stack, "s3", "three");
    const volume = Volume.secret(secret, { file: secret.version("1") });
    return { volumes: [{ name: "files", volume, mountPath: "/one" }] };
  },
  () => ({ volumes: [{ name: "files", volume: Volume.inMemory(128), mountPath: "/two" }] }),
];

/** Folders of volumes, options of a bucket, and a volume on disk: for newer versions of the provider. */
export const NEWER_VOLUMES: Values<{ volumes?: VolumeMount[] }> = [
  (stack) => {
    const bucket = Bucket.fromBucketName(stack, "b1", "example-files");
    const volume = Volume.bucket(bucket, { mountOptions: ["implicit-dirs"] });
    return { volumes: [{ name: "files", volume, mountPath: "/one", subPath: "one" }] };
  },
  () => ({ volumes: [{ name: "files", volume: Volume.onDisk(10240), mountPath: "/one", subPath: "two" }] }),
];

/** Two networks, and what leaves through them. */
export const VPC_ACCESS: Values<{ vpcAccess?: VpcAccess }> = [
  () => ({ vpcAccess: VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, network: "one" }) }),
  () => ({ vpcAccess: VpcAccess.direct({ egress: VpcEgress.PRIVATE_RANGES_ONLY, network: "two" }) }),
];

/** Variables with the values of two secrets. */
export const SECRET_ENVIRONMENT: Values<{ secretEnvironment?: { [name: string]: SecretVersion } }> = [
  (stack) => ({ secretEnvironment: { A: Secret.fromSecretId(stack, "s1", "one").version("1") } }),
  (stack) => ({ secretEnvironment: { B: Secret.fromSecretId(stack, "s2", "two").version("2") } }),
];
