import { type Format, within } from "./format";

/** The names of the parts within a template such as `projects/{project}/topics/{topic}`. */
export type PartsOf<Template extends string> = Template extends `${string}{${infer Part}}${infer Rest}`
  ? Part | PartsOf<Rest>
  : never;

/** The full name of a resource: its own id, behind those of all that it is in. */
export interface FullName<Part extends string> extends Format {
  /** Its parts, by name, where a text is such a full name. A part that is a token, or holds one, is left out. */
  partsOf(text: string | undefined): { readonly [name in Part]?: string } | undefined;
}

/** What a full name is, apart from its parts. */
export interface FullNameOptions extends Omit<Format, "pattern"> {
  /** What may stand alone in its place. */
  readonly or?: RegExp;
}

// Stands in the place of what only Terraform knows.
const UNKNOWN = "\0";

/** A full name by the template that Google documents, with the pattern of each part: https://google.aip.dev/122. */
export function fullName<const Template extends string>(
  template: Template,
  parts: { readonly [name in PartsOf<Template>]: RegExp },
  { or, ...said }: FullNameOptions,
): FullName<PartsOf<Template>> {
  type Name = PartsOf<Template>;
  const bodyOf = (partOf: (name: Name) => string) =>
    template.replace(/\{(\w+)\}/g, (_, name: Name) => partOf(name));
  const known = bodyOf((name) => within(parts[name]));
  // What divides two parts is never in one: a token within a part ends where the part does.
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
