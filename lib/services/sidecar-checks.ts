import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { CONTAINER_NAME } from "../core/formats/cloud-run";
import { fits } from "../core/formats/format";
import { isKnown, isToken } from "../core/tokens";
import type { SidecarProps } from "./container-props";

// https://cloud.google.com/run/docs/deploying#sidecars: an instance has at most ten containers, and one is the service's own.
const MOST = 9;

/** Throws where Google would refuse the names or the number of the sidecars, or the order in which they start. */
export function checkSidecars(at: Construct, sidecars: SidecarProps[]): void {
  if (sidecars.length > MOST) {
    throw invalid(`'sidecars' must hold at most ${MOST} containers, got ${sidecars.length}`, at);
  }
  const names = sidecars.map(({ name }) => name);
  const bad = names.find(
    (name, index) => (isKnown(name) && !fits(name, CONTAINER_NAME)) || names.indexOf(name) !== index,
  );
  if (bad !== undefined) {
    throw invalid(`'sidecars' must have names of ${CONTAINER_NAME.what}, each once, got ${got(bad)}`, at);
  }
  checkOrder(at, sidecars);
}

function checkOrder(at: Construct, sidecars: SidecarProps[]): void {
  const byName = new Map(sidecars.map((sidecar) => [sidecar.name, sidecar]));
  const before = ({ startsAfter = [] }: SidecarProps) =>
    isToken(startsAfter) ? [] : startsAfter.filter((name) => isKnown(name));
  for (const sidecar of sidecars) {
    for (const name of before(sidecar)) {
      const other = byName.get(name);
      if (other === sidecar || (!other && !sidecars.some((each) => isToken(each.name)))) {
        throw invalid(`'startsAfter' must name other sidecars, got ${got(name)}`, at);
      }
      if (other && !other.startupProbe) {
        throw invalid(
          `'startsAfter' must name sidecars with a 'startupProbe', by which they have started, got ${got(name)}`,
          at,
        );
      }
    }
  }
  const visit = (sidecar: SidecarProps | undefined, path: string[]): void => {
    if (!sidecar) return;
    if (path.includes(sidecar.name)) {
      throw invalid(
        `'startsAfter' must lead back to no sidecar, got ${[...path, sidecar.name].map(got).join(" after ")}`,
        at,
      );
    }
    for (const name of before(sidecar)) visit(byName.get(name), [...path, sidecar.name]);
  };
  for (const sidecar of sidecars) visit(sidecar, []);
}
