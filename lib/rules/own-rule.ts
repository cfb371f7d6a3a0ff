import { settled } from "../document/computed";
import { jsonOf } from "../document/json";
import type { Model } from "../document/model";
import type { Resource } from "../document/resource";
import { placeOf } from "./finding";
import type { Rule } from "./rule";
import type { RuleSeverity } from "./rule-severity";

/** A place where your own rule is broken. */
export interface RuleFinding {
  /** In the form of errors: `'prop' must …, got …[; remedy]`. The path and the id of the rule are added. */
  readonly message: string;

  /** The path of the construct to change. Usually it is the `path` of the resource. */
  readonly path: string;
}

/** Your own rule. It checks the synthesized output of an app. */
export interface IRule {
  /** In kebab-case, like `team-label`. It must differ from the ids of all other rules. */
  readonly id: string;

  /** What is true if the app follows the rule. */
  readonly title: string;

  /** What happens if the app breaks the rule. */
  readonly why: string;

  /** Whether a finding stops the synthesis. */
  readonly severity: RuleSeverity;

  /** Checks the synthesized output of the app. Returns a finding for each place where the rule is broken. */
  check(app: ISynthesizedApp): RuleFinding[];
}

/** The synthesized output of an app, with all its stacks. */
export interface ISynthesizedApp {
  /** The resources of a Terraform type, like `google_cloudfunctions2_function`. */
  resources(resourceType: string): ISynthesizedResource[];
}

/** A resource as Terraform reads it. */
export interface ISynthesizedResource {
  /** The type of the resource, like `google_cloud_run_v2_service`. */
  readonly resourceType: string;

  /** The address in Terraform, like `google_pubsub_topic.orders`. */
  readonly address: string;

  /** The path of its construct. */
  readonly path: string;

  /** The path of its stack. */
  readonly stack: string;

  /**
   * The value of an argument by its name in Terraform. Use dots for nested blocks: `service_config.timeout_seconds`.
   *
   * Undefined if the argument is absent, or if only Terraform knows its value.
   */
  argument(name: string): unknown;

  /** Whether an argument is set, also if only Terraform knows its value. */
  hasArgument(name: string): boolean;
}

/** Converts a user's rule into a `Rule`. */
export function asRule(rule: IRule): Rule {
  const { id, title, why, severity } = rule;
  return { id, title, why, severity, check: (model) => rule.check(new SynthesizedApp(model)) };
}

class SynthesizedApp implements ISynthesizedApp {
  constructor(private readonly model: Model) {}

  public resources(resourceType: string): ISynthesizedResource[] {
    return this.model.ofTypes(resourceType).map((resource) => new ResourceView(resource));
  }
}

class ResourceView implements ISynthesizedResource {
  public readonly resourceType: string;
  public readonly address: string;
  public readonly path: string;
  public readonly stack: string;

  constructor(private readonly resource: Resource) {
    this.resourceType = resource.type;
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
