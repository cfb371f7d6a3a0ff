import { type Format, within } from "./format";

/** The names of the parts of a template: `project` and `topic` for `projects/{project}/topics/{topic}`. */
export type PartsOf<Template extends string> = Template extends `${string}{${infer Part}}${infer Rest}`
  ? Part | PartsOf<Rest>
  : never;

/** The full name of a resource: the ids of the resources that contain it, and then its own id. */
export interface FullName<Part extends string> extends Format {
  /** The parts of a full name, by name, without those that hold a token; undefined if the text is no such name. */
  partsOf(text: string | undefined): { readonly [name in Part]?: string } | undefined;
}

/** The words for errors, and the alternative to the full name. */
export interface FullNameOptions extends Omit<Format, "pattern"> {
  /** Another spelling that is accepted, such as the short name. */
  readonly or?: RegExp;
}

// Replaces each token while a name is parsed.
const UNKNOWN = "\0";

/** Builds the format from the template in Google's documentation and the patterns of its parts: https://google.aip.dev/122. */
export function fullName<const Template extends string>(
  template: Template,
  parts: { readonly [name in PartsOf<Template>]: RegExp },
  { or, ...said }: FullNameOptions,
): FullName<PartsOf<Template>> {
  type Name = PartsOf<Template>;
  const bodyOf = (partOf: (name: Name) => string) =>
    template.replace(/\{(\w+)\}/g, (_, name: Name) => partOf(name));
  const known = bodyOf((name) => within(parts[name]));
  // A part holds no `/` and no `:`. So a part with a token also ends at the next separator.
  const open = bodyOf((name) => `(?<${name}>${within(parts[name])}|[^/:${UNKNOWN}]*${UNKNOWN}[^/:]*)`);
  const readable = new RegExp(`^${open}$`);
  return {
    ...said,
    pattern: new RegExp(or ? `^(?:${within(or)}|${known})$` : `^${known}$`),
    partsOf: (text) => {
      const read = readable.exec(text?.replace(/\$\{[^{}]*\}/g, UNKNOWN) ?? "")?.groups;
      if (!read) return undefined;
      const found = Object.entries(read).filter(([, part]) => !part.includes(UNKNOWN));
      return Object.fromEntries(found) as { [name in Name]?: string };
    },
  };
}
