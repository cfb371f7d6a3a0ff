import type { TerraformResource } from "cdktf";
import { needsProvider, type ProviderFeature } from "../core/provider-version";

/** An argument that newer providers have and the generated bindings do not. */
export interface NewerArgument {
  readonly prop: string;

  /** Where it is in the resource, or in a part of it. */
  readonly path: string;

  /** What is written; undefined where the prop asks for nothing. */
  readonly value: unknown;

  readonly feature: ProviderFeature;
}

/** Writes what is asked of newer providers than the bindings are made from. */
export function writeNewerArguments(resource: TerraformResource, newer: readonly NewerArgument[]): void {
  for (const { prop, path, value, feature } of newer) {
    if (value === undefined) continue;
    needsProvider(resource, prop, feature);
    resource.addOverride(path, value);
  }
}
