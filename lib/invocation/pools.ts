import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import type { ICaller } from "./caller";

const POOL = /^principal(?:Set)?:\/\/iam\.googleapis\.com\/.*\/(workforce|workloadIdentity)Pools\//;

/** Warns about identities that Cloud Run does not let in: https://cloud.google.com/iam/docs/federated-identity-supported-services. */
export function warnOfPools(caller: ICaller, at: IConstruct): void {
  const kind = POOL.exec(caller.member)?.[1];
  if (!kind) return;
  const [name, remedy] =
    kind === "workforce"
      ? ["workforce", "put IAP in front of a service"]
      : ["workload identity", "let it impersonate a service account that is granted"];
  Annotations.of(at).addWarning(
    `'caller' must not be of a ${name} pool, which Cloud Run does not let in, got ${caller.principalId}; ${remedy}`,
  );
}
