import type { CloudRunProps } from "./cloud-run-props";

/** The location of a service in several regions: https://cloud.google.com/run/docs/multiple-regions#deploy */
export const SEVERAL_REGIONS = "global";

/** The regions of a workload in several; undefined for one in one region. Functions and jobs are always in one. */
export function regionsIn(props: CloudRunProps): string[] | undefined {
  const { regions } = props as { readonly regions?: string[] };
  return regions;
}
