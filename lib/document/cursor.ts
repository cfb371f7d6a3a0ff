const SPACE = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;

/** Thrown for syntax that this reader does not support. */
export class NotRead extends Error {}

/** A position in a text. It only moves forward. */
export class Cursor {
  public at = 0;

  constructor(public readonly source: string) {}

  /** The next character; undefined at the end. */
  public get next(): string | undefined {
    return this.source[this.at];
  }

  /** Whether the text continues with `sign`. Space is not skipped. */
  public sees(sign: string): boolean {
    return this.source.startsWith(sign, this.at);
  }

  /** Moves over the match of a sticky pattern. */
  public match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }

  /** Moves over white space and comments. */
  public skipSpace(): void {
    this.match(SPACE);
  }

  /** Moves over space, and over the sign if it comes next. */
  public skip(sign: string): boolean {
    this.skipSpace();
    if (!this.sees(sign)) return false;
    this.at += sign.length;
    return true;
  }

  /** Moves over space and the sign. Throws if the sign does not come next. */
  public expect(sign: string): void {
    if (!this.skip(sign)) throw new NotRead();
  }
}
