import { AnnotationMetadataEntryType, Annotations, type Manifest } from "cdktf";
import type { IConstruct } from "constructs";
import { InvalidPropError } from "../core/invalid-prop-error";
import type { Verdict } from "../rules/judge";

/** Throws one error with all errors of a verdict. */
export function throwErrors({ errors }: Verdict): void {
  if (errors.length === 0) return;
  throw new InvalidPropError(errors.map(({ text }) => text).join("\n"), errors[0].path);
}

/** Adds the warnings to the manifest. `cdktf synth` prints them from there, like warnings of constructs. */
export function tellInManifest({ warnings }: Verdict, manifest: Manifest): void {
  const stacks = Object.values(manifest.stacks);
  for (const { path, message, rule } of warnings) {
    const stack = stacks.find(({ constructPath }) => isWithin(path, constructPath)) ?? stacks.at(0);
    // cdktf replaces this list during the synthesis of the stack, which is over now.
    stack?.annotations.push({
      constructPath: path,
      level: AnnotationMetadataEntryType.WARN,
      message: `${message} (${rule})`,
    });
  }
}

/** Adds each warning to its construct. A second synthesis adds no duplicates. */
export function tellAtConstructs({ warnings }: Verdict, root: IConstruct): void {
  const byPath = new Map(root.node.findAll().map((construct) => [construct.node.path, construct]));
  for (const { path, message, rule } of warnings) {
    const construct = byPath.get(path) ?? root;
    const told = `${message} (${rule})`;
    if (!construct.node.metadata.some(({ data }) => data === told))
      Annotations.of(construct).addWarning(told);
  }
}

function isWithin(path: string, stack: string): boolean {
  return path === stack || path.startsWith(`${stack}/`);
}
