import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CONTAINER_NAME } from "../core/formats/cloud-run";
import { fits } from "../core/formats/format";
import { isKnown, isToken } from "../core/tokens";
import type { RunContainerProps } from "./run-container-props";

// https://cloud.google.com/run/docs/deploying#sidecars: an instance has at most ten containers, and one is the service's own.
const MOST = 9;

/** The main container of an instance, and what errors call it. */
export interface MainContainer extends Pick<RunContainerProps, "startsAfter" | "startupProbe"> {
  readonly containerName?: string | undefined;

  /** What the container is part of, like `service`. */
  readonly noun: string;

  /** The words for the container, if it has no name. */
  readonly words: string;

  /** Whether Cloud Run probes it also where no probe is given. */
  readonly hasProbe: boolean;
}

/** A container beside the main one. */
interface Sidecar extends RunContainerProps {
  readonly name: string;
}

/** Throws where Google would refuse the names or the number of the sidecars, or the order in which they start. */
export function checkSidecars(at: Construct, main: MainContainer, sidecars: readonly Sidecar[]): void {
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
  checkFormat("containerName", main.containerName, CONTAINER_NAME, at);
  if (isKnown(main.containerName) && names.includes(main.containerName)) {
    throw invalid(`'containerName' must not be that of a sidecar, got ${got(main.containerName)}`, at);
  }
  checkOrder(at, main, sidecars);
}

/** A container in the order of starting. */
interface Starting extends Partial<Pick<RunContainerProps, "startsAfter" | "startupProbe">> {
  readonly name?: string | undefined;
  readonly hasProbe?: boolean;
}

function checkOrder(at: Construct, main: MainContainer, sidecars: readonly Sidecar[]): void {
  const containers: Starting[] = [{ ...main, name: main.containerName }, ...sidecars];
  const byName = new Map(containers.map((container) => [container.name, container]));
  const before = ({ startsAfter = [] }: Starting) =>
    isToken(startsAfter) ? [] : startsAfter.filter((name) => isKnown(name));
  for (const container of containers) {
    for (const name of before(container)) {
      const other = byName.get(name);
      if (other === container || (!other && !containers.some((each) => isToken(each.name)))) {
        throw invalid(`'startsAfter' must name other containers of the ${main.noun}, got ${got(name)}`, at);
      }
      if (other && !other.startupProbe && !other.hasProbe) {
        const which = main.hasProbe ? "sidecars" : "containers";
        throw invalid(
          `'startsAfter' must name ${which} with a 'startupProbe', by which they have started, got ${got(name)}`,
          at,
        );
      }
    }
  }
  const visit = (container: Starting | undefined, path: string[]): void => {
    if (!container) return;
    const { name = main.words } = container;
    if (path.includes(name)) {
      throw invalid(
        `'startsAfter' must lead back to no container, got ${[...path, name].map(got).join(" after ")}`,
        at,
      );
    }
    for (const earlier of before(container)) visit(byName.get(earlier), [...path, name]);
  };
  for (const container of containers) visit(container, []);
}
