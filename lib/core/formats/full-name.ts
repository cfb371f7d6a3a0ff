import { type Format, within } from "./format";

/** The names of the parts within a template such as `projects/{project}/topics/{topic}`. */
export type PartsOf<Template extends string> = Template extends `${string}{${infer Part}}${infer Rest}`
  ? Part | PartsOf<Rest>
  : never;

/** The full name of a resource: its own id, behind those of all that it is in. */
export interface FullName<Part extends string> extends Format {
  /** Its parts, by name, where a text is such a full name. */
  partsOf(text: string | undefined): { readonly [name in Part]: string } | undefined;
}

/** What a full name is, apart from its parts. */
export interface FullNameOptions extends Omit<Format, "pattern"> {
  /** What may stand alone in its place. */
  readonly or?: RegExp;
}

/** A full name by the template that Google documents, with the pattern of each part: https://google.aip.dev/122. */
export function fullName<const Template extends string>(
  template: Template,
  parts: { readonly [name in PartsOf<Template>]: RegExp },
  { or, ...said }: FullNameOptions,
): FullName<PartsOf<Template>> {
  const body = template.replace(
    /\{(\w+)\}/g,
    (_, name: PartsOf<Template>) => `(?<${name}>${within(parts[name])})`,
  );
  const full = new RegExp(`^${body}$`);
  return {
    ...said,
    pattern: or ? new RegExp(`^(?:${within(or)}|${body})$`) : full,
    partsOf: (text) => full.exec(text ?? "")?.groups as { [name in PartsOf<Template>]: string } | undefined,
  };
}
