import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import type { IConstruct } from "constructs";

/** The warnings of a construct and all below it, as `[path] message`. */
export function warnings(root: IConstruct): string[] {
  return root.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === "@cdktf/warn")
        .map(({ data }) => `[${node.path}] ${data as string}`),
    );
}

/** The warnings that `cdktf synth` prints, as `[path] message`: those of the manifest. */
export function printedWarnings({ outdir }: App): string[] {
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
    stacks: { [name: string]: { annotations: { level: string; constructPath: string; message: string }[] } };
  };
  return Object.values(stacks).flatMap(({ annotations }) =>
    annotations
      .filter(({ level }) => level === "@cdktf/warn")
      .map(({ constructPath, message }) => `[${constructPath}] ${message}`),
  );
}
