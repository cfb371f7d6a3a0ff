import { isIP } from "node:net";
import { AppEngineFirewallRule as AppEngineFirewallRuleResource } from "@cdktf/provider-google/lib/app-engine-firewall-rule";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { checkWholeNumber } from "../core/ranges";
import { isKnown } from "../core/tokens";

/** What a firewall does with requests. */
export enum FirewallAction {
  ALLOW = "ALLOW",
  DENY = "DENY",
}

/** What a firewall rule says. */
export interface AppEngineFirewallRuleProps {
  /**
   * From 1, which counts first, to 2147483646. Google's own rule for the rest, 2147483647, is there already: Terraform can
   * import it, but not make it.
   */
  readonly priority: number;

  readonly action: FirewallAction;

  /** An address or a range, like `203.0.113.0/24`; `*` for all. */
  readonly sourceRange: string;

  /** @default - none */
  readonly description?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/** A rule of an App Engine app's firewall: the first that fits a request's address decides. */
export class AppEngineFirewallRule extends Construct {
  constructor(scope: Construct, id: string, props: AppEngineFirewallRuleProps) {
    super(scope, id);
    const { priority, action, sourceRange, description } = props;
    checkWholeNumber("priority", priority, { min: 1, max: 2147483646 }, this);
    if (isKnown(sourceRange) && sourceRange !== "*" && !isRange(sourceRange)) {
      throw invalid(
        `'sourceRange' must be an address, a range like '203.0.113.0/24', or '*', got ${got(sourceRange)}`,
        this,
      );
    }
    const resource = new AppEngineFirewallRuleResource(this, "Resource", {
      priority,
      action,
      sourceRange,
      description: description === undefined ? undefined : literal(description),
      project: projectOf(this, props.project),
    });
    needsServices(resource, props.project, "appengine");
  }
}

function isRange(text: string): boolean {
  const [address, bits = "", ...rest] = text.split("/");
  const version = isIP(address);
  return (
    version !== 0 &&
    rest.length === 0 &&
    (!text.includes("/") || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}
