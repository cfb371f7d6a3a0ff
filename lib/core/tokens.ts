import {
  DefaultTokenResolver,
  type IResolvable,
  StringConcat,
  TerraformStack,
  Token,
  Tokenization,
} from "cdktf";
import type { IConstruct } from "constructs";
import { holdsInterpolation } from "./interpolation";
import { holdsToken, isMapToken, isOneToken, withoutTokens } from "./token-text";

/**
 * Whether only Terraform knows a value: it is a cdktf token, or a text with an interpolation such as `${var.x}`.
 *
 * Tokens are never checked at synthesis.
 */
export function isToken(value: unknown): boolean {
  if (typeof value === "string") return holdsToken(value) || holdsInterpolation(value);
  // cdktf encodes numeric tokens as very large negative numbers, which are never safe integers.
  if (Number.isSafeInteger(value)) return false;
  return Token.isUnresolved(value) || (typeof value === "object" && value !== null && isMapToken(value));
}

/** Whether a value is given and known at synthesis, so that it can be checked. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !isToken(value);
}

/** A value with all its tokens resolved in the stack of a scope. */
export function resolvedIn(scope: IConstruct, value: unknown): unknown {
  return Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}

/**
 * Whether two texts have the same value. Comparing the strings is not enough: each read of an attribute is a new token.
 *
 * A token belongs to the stack of the construct that it refers to. The emails of two service accounts in two stacks can
 * both resolve to `${google_service_account.x.email}`, but they are two emails. An interpolation that a user writes belongs
 * to the stack in which it is used.
 */
export function sameText(
  scope: IConstruct,
  one: string | undefined,
  other: string | undefined,
  scopeOfOther = scope,
): boolean {
  const home = TerraformStack.of(scope);
  if (one === other && TerraformStack.of(scopeOfOther) === home) return true;
  return textFrom(home, scope, one) === textFrom(home, scopeOfOther, other);
}

/**
 * A text resolved in the stack of a scope, only for comparison. References to other stacks are marked with the path of their
 * stack, so that two different values never give the same text.
 */
export function textIn(scope: IConstruct, text: string): string {
  return textFrom(TerraformStack.of(scope), scope, text) ?? "";
}

function textFrom(home: TerraformStack, scope: IConstruct, text: string | undefined): string | undefined {
  if (text === undefined || !isToken(text)) return text;
  const resolver = new MarkingResolver(home);
  const read = String(Tokenization.resolve(text, { scope, resolver, preparing: false }));
  const stack = TerraformStack.of(scope);
  return stack === home || !holdsInterpolation(withoutTokens(text, "x")) ? read : marked(stack, read);
}

function marked(stack: TerraformStack, text: string): string {
  return `${stack.node.path}: ${text}`;
}

type Resolution = Parameters<DefaultTokenResolver["resolveToken"]>;

/** Resolves each reference in the stack that it refers to, and marks references to other stacks. */
class MarkingResolver extends DefaultTokenResolver {
  constructor(private readonly home: TerraformStack) {
    super(new StringConcat());
  }

  public override resolveToken(...args: Resolution): unknown {
    const [token, context] = args;
    const stack = stackOf(token);
    if (stack === undefined) return super.resolveToken(...args);
    const text: unknown =
      stack === TerraformStack.of(context.scope) ? super.resolveToken(...args) : readIn(stack, args);
    return stack === this.home ? text : marked(stack, String(text));
  }
}

/** A reference to something of another stack. */
export interface ForeignReference {
  readonly stack: TerraformStack;

  /** As it is written in that stack, like `${google_service_account.x.email}`. */
  readonly text: string;
}

/** The references to other stacks in a value. */
export function foreignReferences(scope: IConstruct, value: unknown): readonly ForeignReference[] {
  const found: ForeignReference[] = [];
  const resolver = new CollectingResolver(TerraformStack.of(scope), found);
  Tokenization.resolve(value, { scope, resolver, preparing: false });
  return found;
}

/** Resolves each reference, and collects those to other stacks. */
class CollectingResolver extends DefaultTokenResolver {
  constructor(
    private readonly home: TerraformStack,
    private readonly found: ForeignReference[],
  ) {
    super(new StringConcat());
  }

  public override resolveToken(...args: Resolution): unknown {
    const [token] = args;
    const stack = stackOf(token);
    if (stack === undefined || stack === this.home) return super.resolveToken(...args);
    const text = String(resolvedIn(stack, token));
    this.found.push({ stack, text });
    return text;
  }
}

function readIn(stack: TerraformStack, [token, { suppressBraces }]: Resolution): string {
  const text = String(resolvedIn(stack, token));
  return suppressBraces ? text.slice("${".length, -"}".length) : text;
}

/** The stack that a reference refers to, from a property that cdktf does not publish; undefined for other tokens. */
function stackOf(token: IResolvable): TerraformStack | undefined {
  const { originStack } = token as IResolvable & { readonly originStack?: unknown };
  return TerraformStack.isStack(originStack) ? originStack : undefined;
}

/** What a text becomes in a stack if it is nothing but a reference to something in the same stack; undefined for other texts. */
export function referenceWithin(stack: TerraformStack, text: string): string | undefined {
  if (!isOneToken(text)) return undefined;
  const [token] = Tokenization.reverseString(text).tokens;
  if (stackOf(token) !== stack) return undefined;
  const { identifier } = token as IResolvable & { readonly identifier?: unknown };
  return typeof identifier === "string" ? `\${${identifier}}` : undefined;
}

/**
 * A text with its tokens resolved, as far as they can be now: a default of the provider may be declared later. Returns the
 * text itself if they cannot be resolved yet. All tokens for one attribute resolve to one text.
 */
export function resolvedText(scope: IConstruct, text: string): string {
  if (!isToken(text)) return text;
  try {
    return String(resolvedIn(scope, text));
  } catch {
    return text;
  }
}
