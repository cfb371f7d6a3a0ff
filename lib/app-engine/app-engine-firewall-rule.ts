import { AppEngineFirewallRule as AppEngineFirewallRuleResource } from "@cdktf/provider-google/lib/app-engine-firewall-rule";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import type { DependentProps } from "../core/dependent-props";
import { declareOrder } from "../core/depends-on";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { SOURCE_RANGE } from "../core/formats/networks";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { checkWholeNumber } from "../core/ranges";
import { holdsToken } from "../core/token-text";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import { judgeSynthesisOf } from "../judging/judged-synthesis";
import { addressOfApplication } from "./known-applications";

/** What a firewall rule does with requests. */
export enum FirewallAction {
  ALLOW = "ALLOW",
  DENY = "DENY",
}

/** The properties of a firewall rule. */
export interface AppEngineFirewallRuleProps extends DependentProps {
  /**
   * From 1, the first, to 2147483646. Every rule of an app has another priority. Google's default rule has 2147483647:
   * Terraform can import that rule, but not create it.
   */
  readonly priority: number;

  /** Whether requests of the range are let through. */
  readonly action: FirewallAction;

  /** The source addresses: one address, a range like `203.0.113.0/24`, or `*` for all. */
  readonly sourceRange: string;

  /**
   * At most 100 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/** A rule of an App Engine app's firewall. The first rule that matches the address of a request decides. */
@allOrNothing
export class AppEngineFirewallRule extends Construct {
  constructor(scope: Construct, id: string, props: AppEngineFirewallRuleProps) {
    checkNew("AppEngineFirewallRule", new.target, [scope, id, props]);
    super(scope, id);
    const { priority, action, sourceRange, description, project } = props;
    judgeSynthesisOf(this);
    checkWholeNumber("priority", priority, { min: 1, max: 2147483646 }, this);
    checkFormat("sourceRange", sourceRange, SOURCE_RANGE, this);
    checkDescription(this, description);
    if (isKnown(priority)) claimPriority(this, String(priority), project);
    const resource = createResource(AppEngineFirewallRuleResource, this, "Resource", {
      priority,
      action,
      sourceRange,
      description: description === undefined ? undefined : literal(description),
      project: projectOf(this, project),
    });
    declareOrder(
      this,
      props.dependsOn,
      () => [resource],
      () => addressOfApplication(this, project),
    );
    needsServices(resource, project, "appengine");
  }
}

checkCalls("AppEngineFirewallRule", AppEngineFirewallRule);

function checkDescription(at: Construct, description: string | undefined): void {
  if (description === undefined || holdsToken(description)) return;
  const { length } = Array.from(description);
  if (length > 100) throw invalid(`'description' must be at most 100 characters, got ${length}`, at);
}

/** Google refuses two rules with one priority. */
function claimPriority(at: Construct, priority: string, project: string | undefined): void {
  const kind = "App Engine firewall rule";
  claim(at, { kind, prop: "priority", value: priority, name: priority, project, location: ANYWHERE });
}
