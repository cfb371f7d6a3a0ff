import type { TerraformElement, TerraformStack } from "cdktf";
import { Construct, type IConstruct, RootConstruct } from "constructs";

/** The ids of a construct and of the constructs around it, below their stack. */
export type Place = readonly string[];

/** A move of a construct. */
export interface Move {
  readonly construct: IConstruct;
  readonly from: Place;
}

/** A move as it was done: from place to place. */
interface Step {
  readonly from: Place;
  readonly to: Place;
}

/** The moves of a stack, the latest first, each with the place that it led to at its time. */
export function stepsOf(stack: TerraformStack, moves: readonly Move[]): readonly Step[] {
  return [...moves].reverse().reduce<readonly Step[]>((later, { construct, from }) => {
    const to = later.reduce(undone, placeIn(stack, construct));
    return [...later, { from, to }];
  }, []);
}

/** The logical ids that an element has had, the oldest first. An id that the code sets does not move. */
export function logicalIdsOf(
  stack: TerraformStack,
  element: TerraformElement,
  steps: readonly Step[],
): readonly string[] {
  const now = element.friendlyUniqueId;
  if (now !== stack.getLogicalId(element)) return [now];
  const places = steps.reduce<readonly Place[]>(
    ([place, ...later], step) => {
      const before = undone(place, step);
      return before === place ? [place, ...later] : [before, place, ...later];
    },
    [placeIn(stack, element)],
  );
  return places.map((place, index) => (index === places.length - 1 ? now : logicalIdAt(stack, place)));
}

export function placeIn(stack: TerraformStack, { node }: IConstruct): Place {
  return node.scopes.slice(stack.node.scopes.length).map((scope) => scope.node.id);
}

/** The place of something before a step, or the same place where the step does not concern it. */
function undone(place: Place, { from, to }: Step): Place {
  const isBelow = to.every((id, index) => place[index] === id);
  const outside = isBelow ? [...from, ...place.slice(to.length)] : place;
  const before = outside.map((id) => id.replace(mentionOf(to), `serviceAccount:${nameOf(from)}`));
  return isBelow || before.some((id, index) => id !== outside[index]) ? before : place;
}

/** A grant to a service account whose account id is a token has the path of the account in its id. */
function mentionOf(place: Place): RegExp {
  const name = nameOf(place).replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
  return new RegExp(`serviceAccount:${name}(?=$|[:_]|--)`);
}

/** constructs stores a slash of an id as "--". */
function nameOf(place: Place): string {
  return place.join("--");
}

/** The logical id that an element would have at a place. The stack decides, because it may have its own way. */
export function logicalIdAt(stack: TerraformStack, [first, ...others]: Place): string {
  const last = others.reduce<Construct>((scope, id) => new Construct(scope, id), new RootConstruct(first));
  return stack.getLogicalId(last.node);
}
