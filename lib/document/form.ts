/** A name with arguments in it, in pieces: text and the names of arguments take turns. */
export type Form = readonly string[];

/** A form as it is written, like `projects/{project}/topics/{name}`. */
export function form(written: string): Form {
  return written.split(/\{([^{}]+)\}/);
}
