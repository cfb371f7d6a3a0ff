/** What a name, an id, a path or another short text must look like. */
export interface Format {
  /** Matches the whole text, in a time that grows with its length and no faster. */
  readonly pattern: RegExp;

  /**
   * What a pattern cannot say, of a text that matches it.
   *
   * @default - nothing
   */
  readonly also?: (text: string) => boolean;

  /** What such a text is, as an error says it after `must be`, or after `must` and the verb that a check asks with. */
  readonly what: string;

  /**
   * One such text, for errors.
   *
   * @default - none: `what` says enough
   */
  readonly like?: string;

  /** The page that says so. */
  readonly source: string;
}

/** Whether a text has a format. */
export function fits(text: string, { pattern, also }: Format): boolean {
  return pattern.test(text) && (also === undefined || also(text));
}

/** What a pattern matches, as a part of another pattern. */
export function within(pattern: RegExp): string {
  return `(?:${pattern.source.replace(/^\^|\$$/g, "")})`;
}
