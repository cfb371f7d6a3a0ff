/** What a name, an id, a path or another short text must look like. */
export interface Format {
  /** Matches the whole text, in linear time. */
  readonly pattern: RegExp;

  /**
   * A further check of a text that matches the pattern.
   *
   * @default - nothing
   */
  readonly also?: (text: string) => boolean;

  /** The words for the error, after `must be` or another verb. */
  readonly what: string;

  /**
   * An example for the error.
   *
   * @default - none
   */
  readonly like?: string;

  /** The public page that defines the format. */
  readonly source: string;
}

/** Whether a text has the format. */
export function fits(text: string, { pattern, also }: Format): boolean {
  return pattern.test(text) && (also === undefined || also(text));
}

/** A pattern without its anchors, for use inside another pattern. */
export function within(pattern: RegExp): string {
  return `(?:${pattern.source.replace(/^\^|\$$/g, "")})`;
}
