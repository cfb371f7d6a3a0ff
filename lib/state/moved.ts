import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { Memory } from "../core/memory";
import { checkCdktf } from "../core/one-cdktf";
import type { Move } from "./move";
import { movedAddresses, writtenIn } from "./moved-addresses";
import { placeOfPath } from "./stack-path";
import { StateBlocks } from "./state-blocks";

const ID = "cloud-run-functions-moved";

/** The moves of the constructs of a stack, in the order of the calls. */
const moves = new Memory<Move[]>("moved constructs");

/**
 * Keeps what is deployed when a construct gets another id, or another place in its stack.
 *
 * It writes `moved` blocks, which need Terraform 1.1 or newer, or any OpenTofu. After the first apply they do nothing, and the
 * call can be deleted.
 */
export class Moved {
  /**
   * Says that a construct had another path, like `shop/hello`. Everything below it moves, and the shared grants to it.
   *
   * Names in Google Cloud must stay the same. A name that follows from the id of a construct changes with it: give the construct
   * its old name. If a construct has moved several times, call this for each earlier path. Call this for the oldest moves first.
   *
   * Throws if the path is not in the stack of the construct. Synthesis fails if the stack still has resources at the path.
   */
  public static fromPath(construct: IConstruct, path: string): void {
    const stack = TerraformStack.of(construct);
    checkCdktf(stack);
    const from = placeOfPath(construct, path);
    if (path === construct.node.path) {
      throw invalid(
        `'path' must be an earlier path of the construct, got that of today, ${got(path)}`,
        construct,
      );
    }
    moves.of(stack, () => []).push({ construct, from });
    if (stack.node.tryFindChild(ID)) return;
    new StateBlocks(stack, ID, () => ({ moved: blocksOf(stack) }));
    stack.node.addValidation({ validate: () => problemsOf(stack) });
  }
}

checkCalls("Moved", Moved);

function blocksOf(stack: TerraformStack) {
  return movedAddresses(stack, moves.find(stack) ?? [], writtenIn(stack)).map(({ from, to }) => ({
    from,
    to,
  }));
}

/** What Terraform would refuse, or would take for nothing. */
function problemsOf(stack: TerraformStack): string[] {
  const written = writtenIn(stack);
  const taken = new Map(written.map(({ type, name, element }) => [`${type}.${name}`, element.node.path]));
  const all = moves.find(stack) ?? [];
  const addresses = movedAddresses(stack, all, written);
  const empty = [...new Set(all.map(({ construct }) => construct))].filter(
    (construct) => !written.some(({ element }) => element.node.scopes.includes(construct)),
  );
  const at = `[at ${stack.node.path}]`;
  return [
    ...empty.map(
      ({ node }) => `'construct' must have resources below it, got none; delete the call [at ${node.path}]`,
    ),
    // Terraform does not move a resource that is still there, and no two to one address:
    // https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
    ...addresses.flatMap(({ from, path }) => {
      const holder = taken.get(from);
      return holder === undefined
        ? []
        : [
            `'path' must be one that the stack no longer has, got that of ${holder} for ${path}; give one of them another id ${at}`,
          ];
    }),
    ...addresses
      .filter(({ from }, index) => addresses.findIndex((other) => other.from === from) < index)
      .map(
        ({ from, path }) => `'path' must lead to one construct, got ${got(from)} for ${path} as well ${at}`,
      ),
  ];
}
