import { type App, TerraformElement, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isResolvable } from "../core/token-text";
import { foreignReferences } from "../core/tokens";
import { isObject } from "../core/value-kind";
import type { Block } from "../document/blocks";
import { circleIn } from "../document/circle";
import { ownerOf } from "../document/owner";
import type { Reference } from "../document/references";
import { constructsIn } from "./written-stack";

/** Has an app tell which references make its stacks need each other. cdktf tells two of the stacks, and its own code. */
export function explainStackCircles(app: App): void {
  const synthesize = app.synth.bind(app);
  app.synth = () => {
    try {
      synthesize();
    } catch (error) {
      throw (isAboutCircle(error) ? circleOf(app) : undefined) ?? error;
    }
  };
}

function isAboutCircle(error: unknown): boolean {
  return error instanceof Error && error.message.includes("it would cause a circular dependency");
}

function circleOf(app: App): Error | undefined {
  const stacks = app.node.findAll().filter((one) => TerraformStack.isStack(one));
  const needs = new Map(stacks.map((stack): [string, Block] => [stack.node.path, needsOf(stack)]));
  const steps = circleIn(needs);
  if (steps.length === 0) return undefined;
  const told = steps.map(({ argument }) => argument).join(", and ");
  const remedy = /'members?(?:\.\d+)?'/.test(told)
    ? "let the stack of the caller grant, with CloudRunFunction.fromFunctionName(…).grantInvoke(…), or put both into one stack"
    : "put them into one stack";
  return invalid(
    `'stacks' must not need each other in a circle, got ${told}; ${remedy}`,
    stacks.find(({ node }) => node.path === steps[0].from),
  );
}

/** What a stack needs of others, as a block whose references are sentences. */
function needsOf(stack: TerraformStack): Block {
  const { path } = stack.node;
  const references = elementsOf(stack).flatMap((element) => referencesIn(element.toTerraform(), [], element));
  const ordered = stack.dependencies
    .filter(({ node }) => !references.some(({ to }) => to === node.path))
    .map(({ node }) => ({ argument: `${got(path)}, which waits for ${got(node.path)}`, to: node.path }));
  const all = [...references, ...ordered];
  return { path, needs: all.map(({ to }) => to), references: all };
}

function elementsOf(scope: IConstruct): TerraformElement[] {
  return scope.node.children.flatMap((child) => {
    if (TerraformStack.isStack(child)) return [];
    const within = elementsOf(child);
    return TerraformElement.isTerraformElement(child) ? [child, ...within] : within;
  });
}

// A resource is below three keys: its block, its type and its name.
const KEYS_OF_RESOURCE = 3;

function referencesIn(value: unknown, path: readonly string[], element: TerraformElement): Reference[] {
  if (isObject(value) && !isResolvable(value)) {
    return Object.entries(value).flatMap(([key, inner]) => referencesIn(inner, [...path, key], element));
  }
  return foreignReferences(element, value).map(({ stack, text }) => {
    const argument = path
      .slice(path[0] === "resource" || path[0] === "data" ? KEYS_OF_RESOURCE : 0)
      .join(".");
    return {
      argument: `${got(ownerOf(element.node.path))}, whose '${argument}' needs ${got(placeOf(text, stack))}`,
      to: stack.node.path,
    };
  });
}

/** The path of what a reference of a stack names. */
function placeOf(text: string, stack: TerraformStack): string {
  const found = constructsIn(stack).find(({ address }) => text.startsWith(`\${${address}.`));
  return found ? ownerOf(found.path) : stack.node.path;
}
