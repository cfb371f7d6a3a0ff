/** The most letters by which a name is a misspelling of another one. More of them make another word. */
export const MOST_EDITS = 3;

/**
 * The name that was most likely meant; undefined where none is near.
 *
 * Capitals, hyphens and underscores do not count, so that `service_account` is `serviceAccount`.
 */
export function likelyMeant(
  written: string,
  names: readonly string[],
  mostEdits = MOST_EDITS,
): string | undefined {
  const letters = lettersOf(written);
  const near = names
    .map((name) => ({ name, edits: editsBetween(letters, lettersOf(name)) }))
    .filter(({ name, edits }) => edits <= Math.min(mostEdits, Math.ceil(name.length / 4)))
    .sort((one, other) => one.edits - other.edits);
  return near.at(0)?.name;
}

/** The end of a message about a name that nobody knows: which one was likely meant; empty where none is near. */
export function meantHelp(written: string, names: readonly string[]): string {
  const meant = likelyMeant(written, names);
  return meant === undefined ? "" : `; did you mean '${meant}'?`;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, "");
}

/** How many letters are added, left out or changed from one word to another; infinite where it is too many. */
function editsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST_EDITS) return Infinity;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const above = row;
    row = [at];
    for (let column = 1; column <= other.length; column++) {
      const changed = above[column - 1] + Number(one[at - 1] !== other[column - 1]);
      row.push(Math.min(changed, above[column] + 1, row[column - 1] + 1));
    }
  }
  return row[other.length];
}
