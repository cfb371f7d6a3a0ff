import type { Deployment } from "./deployment";

/**
 * The time after which a change of a policy is effective.
 *
 * Usually two minutes are enough: https://cloud.google.com/iam/docs/access-change-propagation
 */
const SECONDS = 120;

const UNITS: { readonly [unit: string]: number } = { s: 1, m: 60, h: 3600 };

/** Whether there is a long enough `time_sleep` between two resources. */
export function isSettled(deployment: Deployment, grant: string, resource: string): boolean {
  const { document, graph } = deployment;
  return document
    .resources("time_sleep")
    .filter(({ values }) => secondsOf(deployment.text(values.create_duration)) >= SECONDS)
    .some(({ address }) => graph.isBefore(grant, address) && graph.isBefore(address, resource));
}

/** The seconds of a duration in Terraform's syntax, like `2m30s`. */
function secondsOf(duration: string): number {
  return [...duration.matchAll(/(?<!\d)(\d+(?:\.\d+)?)([smh])/g)]
    .map(([, count, unit]) => Number(count) * UNITS[unit])
    .reduce((sum, seconds) => sum + seconds, 0);
}
