import type { IConstruct } from "constructs";
import { Memory } from "../core/memory";
import type { Package } from "./package";

interface Remembered {
  readonly state: string;
  readonly contents: Package;
}

const remembered = new Memory<Map<string, Remembered>>("packages");

/**
 * The package of a place on disk. All functions of an app share it; it is made again only if its state has changed.
 *
 * The state holds the stats of each file, so that comparing it reads no file.
 */
export function packageOnce(at: IConstruct, place: string, state: string, make: () => Package): Package {
  const places = remembered.of(at.node.root, () => new Map());
  const before = places.get(place);
  if (before?.state === state) return before.contents;
  const contents = make();
  places.set(place, { state, contents });
  return contents;
}
