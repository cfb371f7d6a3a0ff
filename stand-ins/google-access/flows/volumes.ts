import type { Deployment } from "../deployment";
import { block, blocks, type Element } from "../document";
import { bucket, project } from "../google-resources";
import { type Step, When } from "../step";
import { runtimeAccount, templateOf, WITH_CONTAINERS } from "./workloads";

/**
 * Volumes of a service or job: the runtime account mounts buckets and connects to Cloud SQL.
 * https://cloud.google.com/run/docs/configuring/services/cloud-storage-volume-mounts, https://cloud.google.com/sql/docs/mysql/connect-run
 */
export function volumes(deployment: Deployment): Step[] {
  return deployment.document.resources(...WITH_CONTAINERS).flatMap((element) =>
    usedBy(deployment, element).map((used) => ({
      flow: "volumes",
      of: element.address,
      when: When.AT_CREATION,
      principal: runtimeAccount(deployment, element),
      ...used,
    })),
  );
}

function usedBy(deployment: Deployment, element: Element): Pick<Step, "permission" | "on">[] {
  return blocks(templateOf(element.values), "volumes").flatMap((volume) => {
    const gcs = block(volume, "gcs");
    if (gcs) {
      const on = bucket(deployment.text(gcs.bucket));
      const reads = { permission: "storage.objects.get", on };
      return gcs.read_only === true ? [reads] : [reads, { permission: "storage.objects.create", on }];
    }
    const instances = [block(volume, "cloud_sql_instance")?.instances ?? []].flat();
    return instances.map((instance) => ({
      permission: "cloudsql.instances.connect",
      // An instance has no allow policy. That of the project decides.
      on: project(deployment.text(instance).split(":").slice(0, -2).join(":")),
    }));
  });
}
