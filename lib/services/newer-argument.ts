import type { ProviderFeature } from "../core/provider-version";

/** An argument that newer providers have and the generated bindings do not. */
export interface NewerArgument {
  readonly prop: string;

  /** Where it is in the resource, or in a part of it. */
  readonly path: string;

  /** What is written; undefined where the prop asks for nothing. */
  readonly value: unknown;

  readonly feature: ProviderFeature;
}
