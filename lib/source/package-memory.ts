import type { IConstruct } from "constructs";
import { Memory } from "../core/memory";
import type { Package } from "./package";

interface Remembered {
  readonly state: string;
  readonly contents: Package;
}

const remembered = new Memory<Map<string, Remembered>>("packages");

/**
 * The package of a place on disk: made once an app for all functions that have it, and again where its state is another.
 *
 * The state tells what the system says of each file, so that nothing has to be read to compare it.
 */
export function packageOnce(at: IConstruct, place: string, state: string, make: () => Package): Package {
  const places = remembered.of(at.node.root, () => new Map());
  const before = places.get(place);
  if (before?.state === state) return before.contents;
  const contents = make();
  places.set(place, { state, contents });
  return contents;
}
