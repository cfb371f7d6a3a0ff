const SPACE = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;

/** Thrown where text is not of the part of Terraform's language that is read here. */
export class NotRead extends Error {}

/** A place in a text, which only moves forward. */
export class Cursor {
  public at = 0;

  constructor(public readonly source: string) {}

  /** The character here; undefined at the end. */
  public get next(): string | undefined {
    return this.source[this.at];
  }

  /** Whether a text stands here, before any space. */
  public sees(sign: string): boolean {
    return this.source.startsWith(sign, this.at);
  }

  /** Moves over what a pattern matches here. Patterns are sticky. */
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

  /** Moves over space and a sign, where the sign stands here. */
  public skip(sign: string): boolean {
    this.skipSpace();
    if (!this.sees(sign)) return false;
    this.at += sign.length;
    return true;
  }

  /** Moves over space and a sign. Throws where something else stands here. */
  public expect(sign: string): void {
    if (!this.skip(sign)) throw new NotRead();
  }
}
