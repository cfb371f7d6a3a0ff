// The first and the last character of each range. Only ASCII, as in git's wildmatch.c.
const CLASSES = new Map([
  ["alnum", ["09", "AZ", "az"]],
  ["alpha", ["AZ", "az"]],
  ["blank", ["  ", "\t\t"]],
  ["cntrl", ["\0\x1f", "\x7f\x7f"]],
  ["digit", ["09"]],
  ["graph", ["!~"]],
  ["lower", ["az"]],
  ["print", [" ~"]],
  ["punct", ["!/", ":@", "[`", "{~"]],
  ["space", ["  ", "\t\t", "\n\n", "\r\r"]],
  ["upper", ["AZ"]],
  ["xdigit", ["09", "AF", "af"]],
]);

/** The characters that one place of a pattern matches. */
export class CharacterSet {
  /** Every character, for `?`. */
  public static readonly ANY = new CharacterSet([], true);

  public constructor(
    private readonly ranges: readonly (readonly [first: string, last: string])[],
    private readonly isNegated: boolean,
  ) {}

  public has(character: string): boolean {
    return this.ranges.some(([first, last]) => first <= character && character <= last) !== this.isNegated;
  }
}

/**
 * Parses a set in brackets, like `[a-z]`, `[!.]` or `[[:digit:]_]`. Returns it with the index of its closing bracket.
 *
 * Undefined if the closing bracket is missing or a class does not exist. For git, such a pattern matches nothing.
 */
export function bracketSet(
  pattern: readonly string[],
  start: number,
): { set: CharacterSet; end: number } | undefined {
  const isNegated = pattern[start + 1] === "!" || pattern[start + 1] === "^";
  const members = new Members(pattern, start + (isNegated ? 2 : 1));
  // A closing bracket in first place is a member of the set.
  do {
    if (!members.readOne()) return undefined;
  } while (pattern[members.at] !== "]");
  return { set: new CharacterSet(members.ranges, isNegated), end: members.at };
}

/** Reads the members of a set, one after another. */
class Members {
  public readonly ranges: [first: string, last: string][] = [];

  // The character before a hyphen, with which a range can begin. The end of a range or class cannot begin another range.
  private before?: string;
  private close = 0;

  constructor(
    private readonly pattern: readonly string[],
    public at: number,
  ) {}

  /** Reads the next member; false if the set is not valid. */
  public readOne(): boolean {
    const { pattern, at } = this;
    if (pattern[at] === "[" && pattern[at + 1] === ":") {
      // Many `[:` can come before one bracket. Searching for it only once keeps the parser linear.
      if (this.close < at + 2) this.close = pattern.indexOf("]", at + 2);
      if (this.close === -1) return false;
      if (this.close > at + 2 && pattern[this.close - 1] === ":") return this.readClass(this.close);
    }
    const isRange =
      pattern[at] === "-" && this.before !== undefined && at + 1 < pattern.length && pattern[at + 1] !== "]";
    return this.readCharacter(isRange ? this.before : undefined);
  }

  private readClass(close: number): boolean {
    const ranges = CLASSES.get(this.pattern.slice(this.at + 2, close - 1).join(""));
    this.ranges.push(...(ranges ?? []).map(([first, last]): [string, string] => [first, last]));
    this.before = undefined;
    this.at = close + 1;
    return ranges !== undefined;
  }

  /** Reads a character, or the end of the range that begins with `first`. */
  private readCharacter(first: string | undefined): boolean {
    if (first !== undefined) this.at++;
    if (this.pattern[this.at] === "\\") this.at++;
    if (this.at >= this.pattern.length) return false;
    const character = this.pattern[this.at++];
    this.ranges.push([first ?? character, character]);
    this.before = first === undefined ? character : undefined;
    return true;
  }
}
