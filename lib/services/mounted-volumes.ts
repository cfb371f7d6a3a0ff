import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { VOLUME_NAME } from "../core/formats/cloud-run";
import type { RunContainerProps } from "./run-container-props";
import type { Volume } from "./volume";

/** What mounts volumes. */
type Mounting = Pick<RunContainerProps, "volumes">;

/** The volumes of containers and sandboxes by name. One that several of them mount is in it once. Throws for two volumes of one name. */
export function mountedVolumes(at: Construct, mounting: readonly Mounting[]): Map<string, Volume> {
  const mounted = new Map<string, Volume>();
  for (const { name, volume } of mounting.flatMap(({ volumes = [] }) => volumes)) {
    checkFormat("volumes", name, VOLUME_NAME, at, { must: "have names of" });
    checkSocketName(name, volume, at);
    if ((mounted.get(name) ?? volume) !== volume) {
      throw invalid(`'volumes' must name one volume by one name, got two for ${got(name)}`, at);
    }
    mounted.set(name, volume);
  }
  return mounted;
}

/** Cloud Run takes a volume of this name for the sockets of Cloud SQL: https://cloud.google.com/sql/docs/mysql/connect-run. */
function checkSocketName(name: string, volume: Volume, at: Construct): void {
  if (name !== "cloudsql" || volume._isCloudSql) return;
  throw invalid("'name' must not be 'cloudsql' for a volume of another kind, got 'cloudsql'", at);
}
