// The first and the last character of each range. ASCII alone, as in git's wildmatch.c.
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

/** The characters that may stand in one place of a pattern. */
export class CharacterSet {
  /** What a question mark stands for: every character. */
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
 * The set that stands in brackets, like `[a-z]`, `[!.]` or `[[:digit:]_]`, and where its last bracket is.
 *
 * Undefined where no bracket ends it, or where it names a class that does not exist: git gives up on the pattern then.
 */
export function bracketSet(
  pattern: readonly string[],
  start: number,
): { set: CharacterSet; end: number } | undefined {
  const isNegated = pattern[start + 1] === "!" || pattern[start + 1] === "^";
  const members = new Members(pattern, start + (isNegated ? 2 : 1));
  // The first member may be a bracket itself.
  do {
    if (!members.readOne()) return undefined;
  } while (pattern[members.at] !== "]");
  return { set: new CharacterSet(members.ranges, isNegated), end: members.at };
}

/** The members of a set, read one after the other. */
class Members {
  public readonly ranges: [first: string, last: string][] = [];

  // What a range may begin with: the character before its hyphen, unless that ended a range or a class itself.
  private before?: string;
  private close = 0;

  constructor(
    private readonly pattern: readonly string[],
    public at: number,
  ) {}

  /** Reads one more; false where git gives up. */
  public readOne(): boolean {
    const { pattern, at } = this;
    if (pattern[at] === "[" && pattern[at + 1] === ":") {
      // Looked for once, however many classes may begin in front of it.
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

  /** Reads a character, or the end of a range from the first one on. */
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
