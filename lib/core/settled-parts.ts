import type { IResolvable, IResolveContext, TerraformElement, TerraformStack } from "cdktf";
import { isNothingMerged } from "./own-addresses";
import { mayHoldToken } from "./token-text";
import { referenceWithin } from "./tokens";
import { isLiteral, isObject } from "./value-kind";

/** An object of what an element writes. */
interface Part {
  [key: string]: unknown;
}

// Tokens of cdktf for numbers are larger.
const LARGEST_NUMBER = 1e280;

// The arguments of a resource are in `resource`, in its type and in its name.
const ARGUMENTS_DEPTH = 3;

// cdktf refuses what is deeper than 200, and tells where that is.
const MAX_DEPTH = 100;

/**
 * Lets cdktf pass over the parts without tokens of what an element writes.
 *
 * cdktf searches each key and each text for tokens, when it prepares a stack and when it writes it.
 * docs/decisions/0039-parts-without-tokens.md says what that takes and why this is safe.
 */
export function markSettledParts<T extends TerraformElement>(element: T): T {
  element.toTerraform = toTerraform;
  element.toMetadata = toMetadata;
  return element;
}

// All elements share these two functions, which costs less memory than a function for each.
function toTerraform(this: TerraformElement): unknown {
  return marked((Object.getPrototypeOf(this) as TerraformElement).toTerraform.call(this), this.cdktfStack);
}

function toMetadata(this: TerraformElement): object {
  const metadata = (Object.getPrototypeOf(this) as TerraformElement).toMetadata.call(this) as object;
  return Object.values(metadata).every((value) => value === undefined) ? {} : metadata;
}

/** A value as cdktf would write it, in which each object without tokens is settled. */
function marked(value: unknown, stack: TerraformStack, depth = 0): unknown {
  // No stack has to be prepared for a reference to the same stack.
  if (typeof value === "string")
    return mayHoldToken(value) ? (referenceWithin(stack, value) ?? value) : value;
  if (!isObject(value) || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item) => marked(item, stack, depth + 1));
  // What a token has cannot be a key of a settled part.
  const isPart = isLiteral(value) && !("resolve" in value || "creationStack" in value);
  return isPart ? markedPart(value as Part, stack, depth) : value;
}

/** A copy without what is undefined, which cdktf leaves out, too. */
function markedPart(part: Part, stack: TerraformStack, depth: number): object {
  const copy = new SettledPart(depth) as unknown as Part;
  let settled = true;
  for (const key of Object.keys(part)) {
    if (part[key] === undefined) continue;
    const inner = marked(part[key], stack, depth + 1);
    copy[key] = inner;
    settled = settled && !mayHoldToken(key) && isSettled(inner);
  }
  return settled ? copy : { ...copy };
}

/** Whether cdktf would write a value as it is. */
function isSettled(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      return !mayHoldToken(value);
    case "number":
      return Math.abs(value) < LARGEST_NUMBER;
    case "boolean":
      return true;
    case "object":
      return (
        value === null || value instanceof SettledPart || (Array.isArray(value) && value.every(isSettled))
      );
    default:
      return false;
  }
}

/** A part without tokens. It reads like any object with its keys, but cdktf takes it for a token, whose value is the part. */
class SettledPart implements IResolvable {
  readonly #depth: number;

  constructor(depth: number) {
    this.#depth = depth;
  }

  public get creationStack(): string[] {
    return [];
  }

  public resolve(context: IResolveContext): undefined {
    // Nobody asks for values while stacks are prepared.
    if (context.preparing) return;
    // cdktf would search what this returns, but not what a postprocessor returns.
    const depth = isNothingMerged(context.scope) ? ARGUMENTS_DEPTH : Infinity;
    context.registerPostProcessor({ postProcess: () => resolved(this, depth - this.#depth) });
  }
}

/** The arguments of a resource among all that the stack writes. cdktf searches them once more, and does not need to. */
class ResolvedPart implements IResolvable {
  public get creationStack(): string[] {
    return [];
  }

  public resolve(context: IResolveContext): undefined {
    context.registerPostProcessor({ postProcess: () => resolved(this, Infinity) });
  }
}

/** A copy that cdktf can change down to a depth. Below, the copy is only resolved. */
function resolved(value: unknown, depth: number): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map((item) => resolved(item, depth));
  if (depth <= 0) return Object.assign(new ResolvedPart(), value);
  const copy: Part = {};
  for (const key of Object.keys(value)) copy[key] = resolved((value as Part)[key], depth - 1);
  return copy;
}
