import type { IConstruct } from "constructs";
import { ContextKeys } from "./context-keys";

/** `ContextKeys.PROJECT_NUMBERS`. */
export const PROJECT_NUMBERS_CONTEXT = ContextKeys.PROJECT_NUMBERS;

/** The numbers of projects by their ids, as the context gives them, unchecked; empty without them. */
export function projectNumbers(at: IConstruct): { readonly [projectId: string]: unknown } {
  const numbers: unknown = at.node.tryGetContext(PROJECT_NUMBERS_CONTEXT);
  return typeof numbers === "object" && numbers !== null ? (numbers as { [projectId: string]: unknown }) : {};
}

/** The id of a project that is given by its id or its number. A number that the context does not have stays as it is. */
export function projectIdOf(at: IConstruct, project: string): string {
  if (!/^\d+$/.test(project)) return project;
  const found = Object.entries(projectNumbers(at)).find(([, number]) => number === project);
  return found ? found[0] : project;
}
