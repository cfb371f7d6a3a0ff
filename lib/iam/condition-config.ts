import { literal } from "../core/literal";
import type { IamCondition } from "./iam-condition";

/** A condition as every IAM resource of the provider spells it. */
export interface ConditionConfig {
  /** The title, which Google counts into the identity of the binding. */
  readonly title: string;

  /** The expression in the Common Expression Language. */
  readonly expression: string;

  /** @default - none */
  readonly description?: string;
}

/** The condition of a member as the provider's resources take it; undefined where there is none. */
export function conditionConfigOf(condition: IamCondition | undefined): ConditionConfig | undefined {
  if (!condition) return undefined;
  const { title, expression, description } = condition;
  return {
    title: literal(title),
    expression: literal(expression),
    description: description === undefined ? undefined : literal(description),
  };
}
