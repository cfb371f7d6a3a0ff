import { humanPart, logicalIdOf } from "./logical-id";
import type { Pair } from "./matching";

/** A call of `Moved.from` that keeps everything below a construct. */
export interface MovedCall {
  /** The path of the construct. */
  readonly path: string;

  /** The path that it had. */
  readonly from: string;
}

/** The calls that do what `moved` blocks would do, as far as the old addresses come from constructs with other ids. */
export function movedCallsFor(pairs: readonly Pair[]): MovedCall[] {
  const calls = pairs.flatMap(callFor);
  const byPath = new Map(calls.map((call) => [`${call.path} ${call.from}`, call]));
  return [...byPath.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function callFor({ made, existing, how }: Pair): MovedCall[] {
  const inStack = `${made.document}/`;
  if (how !== "moves" || !existing || !made.path.startsWith(inStack)) return [];
  const now = made.path.slice(inStack.length).split("/");
  const name = existing.address.slice(existing.type.length + 1);
  if (`${made.type}.${logicalIdOf(now)}` !== made.address) return [];
  const before = placeBefore(now, name);
  if (!before) return [];
  const same = sameAtEnd(now, before);
  const path = inStack + now.slice(0, now.length - same).join("/");
  return [{ path, from: inStack + before.slice(0, before.length - same).join("/") }];
}

/** The place whose logical id is the name in the state, if it ends like the place of today. */
function placeBefore(now: readonly string[], name: string): readonly string[] | undefined {
  const human = name.replace(/_[0-9A-F]{8}$/, "");
  for (let kept = 1; kept < now.length; kept++) {
    const end = now.slice(kept);
    const told = humanPart(end);
    if (told !== "" && !human.endsWith(`_${told}`)) continue;
    const beginning = told === "" ? human : human.slice(0, -told.length - 1);
    const found = beginnings(beginning)
      .map((ids) => [...ids, ...end])
      .find((place) => logicalIdOf(place) === name);
    if (found) return found;
  }
  return undefined;
}

// More parts than any real path has. Each more doubles the work.
const MOST_PARTS = 8;

/** The ids that a text can be made of: each underscore can join two ids, or be part of one. */
function beginnings(text: string): string[][] {
  const [first, ...others] = text.split("_");
  if (others.length > MOST_PARTS) return [[text]];
  return others.reduce(
    (all, part) =>
      all.flatMap((ids) => [
        [...ids, part],
        [...ids.slice(0, -1), `${ids.at(-1) ?? ""}_${part}`],
      ]),
    [[first]],
  );
}

function sameAtEnd(one: readonly string[], other: readonly string[]): number {
  let same = 0;
  while (same < Math.min(one.length, other.length) - 1 && one.at(-1 - same) === other.at(-1 - same)) same++;
  return same;
}
