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
