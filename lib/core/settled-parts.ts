import type { IResolvable, IResolveContext, TerraformElement, TerraformStack } from "cdktf";
import { mayHoldToken } from "./token-text";
import { referenceWithin } from "./tokens";
import { isLiteral, isObject } from "./value-kind";

/** An object of what an element writes. */
interface Part {
  [key: string]: unknown;
}

// Tokens of cdktf for numbers are larger.
const LARGEST_NUMBER = 1e280;

// cdktf refuses what is deeper than 200, and tells where that is.
const MAX_DEPTH = 100;

/**
 * Lets cdktf pass over the parts without tokens of what an element writes.
 *
 * cdktf searches each key and each text for tokens, when it prepares a stack and when it writes it.
 * docs/decisions/0041-parts-without-tokens.md says what that takes and why this is safe.
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
  return isLiteral(value) && !("resolve" in value) ? markedPart(value as Part, stack, depth) : value;
}

/** A copy without what is undefined, which cdktf leaves out, too. */
function markedPart(part: Part, stack: TerraformStack, depth: number): object {
  const copy = new SettledPart() as unknown as Part;
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
  public get creationStack(): string[] {
    return [];
  }

  public resolve(context: IResolveContext): undefined {
    // Nobody asks for values while stacks are prepared.
    if (context.preparing) return;
    // cdktf would search what this returns, but not what a postprocessor returns.
    context.registerPostProcessor({ postProcess: () => plain(this) });
  }
}

/** A copy that cdktf can change. */
function plain(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  const copy: Part = {};
  for (const key of Object.keys(value)) copy[key] = plain((value as Part)[key]);
  return copy;
}
