import { bracketSet, CharacterSet } from "./character-set";

/** Any number of characters of a name. */
const STAR = Symbol("*");

/** Any number of names of a path. */
const NAMES = Symbol("**");

/** Matches one character of a name, or any number of them. */
type Part = string | CharacterSet | typeof STAR;

/** Matches a name of a path: a text, or the parts of a pattern. */
type Name = string | readonly Part[];

/**
 * One line of an ignore file, as git reads it: https://git-scm.com/docs/gitignore#_pattern_format
 *
 * Matching is fast for every line. A regular expression would backtrack for ever with some, such as `*a*a*a*a*a*b` on a long
 * name of `a` only.
 */
export class IgnorePattern {
  /** Parses a line; undefined if the line is empty, a comment, or cannot match anything. */
  public static parse(line: string): IgnorePattern | undefined {
    if (line.startsWith("#")) return undefined;
    const written = withoutTrailingSpaces(line);
    const takesBack = written.startsWith("!");
    const source = takesBack ? written.slice(1) : written;
    const isForDirectories = source.endsWith("/");
    const pattern = isForDirectories ? source.slice(0, -1) : source;
    const names = namesIn(Array.from(pattern.startsWith("/") ? pattern.slice(1) : pattern));
    return names && new IgnorePattern(names, takesBack, isForDirectories, !pattern.includes("/"));
  }

  /** The only path that matches, if the pattern has no wildcards. */
  private readonly onlyPath?: string;

  private constructor(
    private readonly names: readonly (Name | typeof NAMES)[],
    /** Whether the line begins with `!`: it takes back what an earlier line leaves out. */
    public readonly takesBack: boolean,
    private readonly isForDirectories: boolean,
    /** Whether it matches names at any depth, because it has no slash except at its end. */
    private readonly isForNames: boolean,
  ) {
    if (names.every((name) => typeof name === "string")) this.onlyPath = names.join("/");
  }

  /** Whether the pattern matches a path from the top of the directory. `itsNames` are the names of that path. */
  public matches(path: string, itsNames: readonly string[], isDirectory: boolean): boolean {
    const { names, onlyPath } = this;
    if (this.isForDirectories && !isDirectory) return false;
    if (this.isForNames) return matchesName(names[0], itsNames[itsNames.length - 1]);
    if (onlyPath !== undefined) return path === onlyPath;
    // At the end of a pattern, `**` matches at least one name.
    const within = names[names.length - 1] === NAMES ? itsNames.slice(0, -1) : itsNames;
    return matchesInOrder(names, within, NAMES, matchesName);
  }
}

function matchesName(name: Name | typeof NAMES, text: string): boolean {
  if (typeof name === "string") return name === text;
  return name === NAMES || matchesInOrder(name, Array.from(text), STAR, matchesCharacter);
}

function matchesCharacter(part: string | CharacterSet, character: string): boolean {
  return typeof part === "string" ? part === character : part.has(character);
}

/**
 * Whether values match the parts of a pattern, in order. The wildcard matches any number of values.
 *
 * Only the last wildcard backtracks, by one value at a time. The earlier ones need no other try, so the time never grows
 * exponentially.
 */
function matchesInOrder<Wanted, Wildcard extends symbol, Value>(
  parts: readonly (Wanted | Wildcard)[],
  values: readonly Value[],
  wildcard: Wildcard,
  matches: (part: Wanted, value: Value) => boolean,
): boolean {
  if (parts.length > 2 * values.length + 1) return false;
  let [part, value] = [0, 0];
  let retry: { part: number; value: number } | undefined;
  while (value < values.length || part < parts.length) {
    if (part < parts.length && parts[part] === wildcard) {
      retry = { part: ++part, value };
    } else if (
      part < parts.length &&
      value < values.length &&
      matches(parts[part] as Wanted, values[value])
    ) {
      part++;
      value++;
    } else if (retry && retry.value < values.length) {
      retry = { part: retry.part, value: retry.value + 1 };
      ({ part, value } = retry);
    } else {
      return false;
    }
  }
  return true;
}

/** A line without the spaces at its end. A backslash keeps a space. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (line[end - 1] === " ") end--;
  let backslashes = 0;
  while (line[end - 1 - backslashes] === "\\") backslashes++;
  return line.slice(0, backslashes % 2 === 1 ? end + 1 : end);
}

/** The names between the slashes of a pattern; undefined if git ignores it, because a bracket or a backslash has no end. */
function namesIn(pattern: readonly string[]): (Name | typeof NAMES)[] | undefined {
  const names: (Name | typeof NAMES)[] = [];
  let parts: Part[] = [];
  let stars = 0;
  const endName = (): void => {
    if (stars < 2 || parts.length > 1) names.push(parts.every(isText) ? parts.join("") : parts);
    else if (names[names.length - 1] !== NAMES) names.push(NAMES);
    [parts, stars] = [[], 0];
  };
  for (let at = 0; at < pattern.length; at++) {
    const isEscaped = pattern[at] === "\\";
    if (isEscaped && ++at === pattern.length) return undefined;
    const character = pattern[at];
    if (character === "/") {
      endName();
    } else if (isEscaped) {
      parts.push(character);
    } else if (character === "*") {
      stars++;
      if (parts[parts.length - 1] !== STAR) parts.push(STAR);
    } else if (character === "[") {
      const bracket = bracketSet(pattern, at);
      if (!bracket) return undefined;
      parts.push(bracket.set);
      at = bracket.end;
    } else {
      parts.push(character === "?" ? CharacterSet.ANY : character);
    }
  }
  endName();
  return names;
}

function isText(part: Part): part is string {
  return typeof part === "string";
}
