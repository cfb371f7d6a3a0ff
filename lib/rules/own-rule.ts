import { settled } from "../document/computed";
import { jsonOf } from "../document/json";
import type { Model } from "../document/model";
import type { Resource } from "../document/resource";
import { placeOf } from "./finding";
import type { Rule } from "./rule";
import type { RuleSeverity } from "./rule-severity";

/** Where a rule of your own is not kept. */
export interface RuleFinding {
  /** As errors are worded: `'prop' must …, got …[; remedy]`. The place and the rule's id are added. */
  readonly message: string;

  /** The path of the construct that is to be changed, which is that of the resource. */
  readonly path: string;
}

/** A rule of your own, which is judged on what an app synthesizes. */
export interface IRule {
  /** In kebab-case, like `team-label`. It must differ from the ids of all other rules. */
  readonly id: string;

  /** What holds where the rule is kept. */
  readonly title: string;

  /** What happens where it is not. */
  readonly why: string;

  readonly severity: RuleSeverity;

  /** Looks at everything that the app synthesizes, and tells where the rule is not kept. */
  check(app: ISynthesizedApp): RuleFinding[];
}

/** Everything that an app synthesizes, in all of its stacks. */
export interface ISynthesizedApp {
  /** The resources of a Terraform type, like `google_cloudfunctions2_function`. */
  resources(type: string): ISynthesizedResource[];
}

/** A resource as Terraform reads it. */
export interface ISynthesizedResource {
  readonly type: string;

  /** How Terraform calls it, like `google_pubsub_topic.orders`. */
  readonly address: string;

  /** The path of its construct. */
  readonly path: string;

  /** The path of its stack. */
  readonly stack: string;

  /**
   * The value of an argument by its name in Terraform, with dots in it for nested blocks: `service_config.timeout_seconds`.
   *
   * Undefined where the argument is absent, and where only Terraform knows it.
   */
  argument(name: string): unknown;

  /** Whether an argument is given, be it known or not. */
  hasArgument(name: string): boolean;
}

/** A rule of a user as the others are. */
export function asRule(rule: IRule): Rule {
  const { id, title, why, severity } = rule;
  return { id, title, why, severity, check: (model) => rule.check(new SynthesizedApp(model)) };
}

class SynthesizedApp implements ISynthesizedApp {
  constructor(private readonly model: Model) {}

  public resources(type: string): ISynthesizedResource[] {
    return this.model.ofTypes(type).map((resource) => new ResourceView(resource));
  }
}

class ResourceView implements ISynthesizedResource {
  public readonly type: string;
  public readonly address: string;
  public readonly path: string;
  public readonly stack: string;

  constructor(private readonly resource: Resource) {
    this.type = resource.type;
    this.address = resource.address;
    this.path = placeOf(resource);
    this.stack = resource.document;
  }

  public argument(name: string): unknown {
    return jsonOf(settled(this.resource.value(...name.split(".")))) ?? undefined;
  }

  public hasArgument(name: string): boolean {
    const value = this.resource.value(...name.split("."));
    return !(value.is === "known" && value.value === null);
  }
}
