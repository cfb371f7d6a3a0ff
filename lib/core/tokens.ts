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
import { holdsToken, isMapToken, withoutTokens } from "./token-text";

/**
 * Whether a value is only known to Terraform: a cdktf token, or text that holds an interpolation such as `${var.x}`.
 *
 * What is a token is never judged at synthesis.
 */
export function isToken(value: unknown): boolean {
  if (typeof value === "string") return holdsToken(value) || holdsInterpolation(value);
  // cdktf hides tokens in numbers that nobody counts with.
  if (Number.isSafeInteger(value)) return false;
  return Token.isUnresolved(value) || (typeof value === "object" && value !== null && isMapToken(value));
}

/** Whether a value is given and known at synthesis, so that it can be judged. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !isToken(value);
}

/** A value with all its tokens as Terraform will read them in the stack of a scope. */
export function resolvedIn(scope: IConstruct, value: unknown): unknown {
  return Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}

/**
 * Whether two texts come to the same: each reading of an attribute is a token of its own.
 *
 * A token belongs to the stack of the construct that it refers to. The emails of two service accounts in two stacks can
 * both read `${google_service_account.x.email}`, each in its own stack; they are two emails all the same. What a user
 * writes as an interpolation belongs to the stack in which it is used.
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
 * A text as it reads in the stack of a scope. What belongs to another stack is marked with that stack's path, so that no two
 * different values read the same; such a text is for comparing alone.
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

/** Resolves each reference in the stack of what it refers to, and marks those that lead out of one stack. */
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

function readIn(stack: TerraformStack, [token, { suppressBraces }]: Resolution): string {
  const text = String(resolvedIn(stack, token));
  return suppressBraces ? text.slice("${".length, -"}".length) : text;
}

/** The stack of what a reference refers to, which cdktf keeps to itself; undefined for a token of another kind. */
function stackOf(token: IResolvable): TerraformStack | undefined {
  const { originStack } = token as IResolvable & { readonly originStack?: unknown };
  return TerraformStack.isStack(originStack) ? originStack : undefined;
}

/**
 * A text with what its tokens say by now in a scope, such as a default that the provider has declared since; the text itself
 * where they say nothing yet. Of what only Terraform knows, all readings come to one text.
 */
export function resolvedText(scope: IConstruct, text: string): string {
  if (!isToken(text)) return text;
  try {
    return String(resolvedIn(scope, text));
  } catch {
    return text;
  }
}
