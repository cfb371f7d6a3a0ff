import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { pathInStack } from "../core/paths";
import { isToken } from "../core/tokens";
import type { Place } from "./move";

/** The place that a full path names in the stack of a construct. Throws for a path that is not in that stack. */
export function placeOfPath(construct: IConstruct, path: string): Place {
  if (isToken(path)) throw invalid("'path' must be a path known at synthesis, got a token", construct);
  const stack = TerraformStack.of(construct);
  const inStack = `${stack.node.path}/`;
  if (!path.startsWith(inStack) || path.split("/").includes("")) {
    throw invalid(
      `'path' must be a path in the stack of the construct, like '${inStack}${pathInStack(construct) || "id"}', got ${got(path)}${remedyFor(construct, path)}`,
      construct,
    );
  }
  return path.slice(inStack.length).split("/");
}

/** Says what to do about a path in another stack of the app. */
function remedyFor(construct: IConstruct, path: string): string {
  const other = construct.node.root.node.tryFindChild(path.split("/")[0]);
  return other !== undefined && other !== TerraformStack.of(construct)
    ? "; what comes from another stack is imported here, and forgotten there with Removed.address: see docs/guides/changes.md"
    : "";
}
