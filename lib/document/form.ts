/** A name with arguments in it, as a list in which text and argument names alternate. */
export type Form = readonly string[];

/** Reads a form, like `projects/{project}/topics/{name}`. */
export function form(written: string): Form {
  return written.split(/\{([^{}]+)\}/);
}
