import { App, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { Memory } from "../core/memory";
import { checkCdktfAround } from "../core/one-cdktf";
import { isReadable } from "../core/reasons";
import type { IRule } from "../rules/own-rule";
import { RuleSeverity } from "../rules/rule-severity";
import { RULES } from "../rules/rules";
import { STALE_ACKNOWLEDGEMENT } from "../rules/stale-acknowledgement";
import { judgeSynthesisOf, ownRulesOf } from "./judged-synthesis";

/** The reasons for accepted warnings, by the path of the construct and by the rule. */
interface Acknowledged {
  [path: string]: { [rule: string]: string };
}

const acknowledged = new Memory<Acknowledged>("acknowledged warnings");

/**
 * The rules that check the synthesized output of an app. `docs/rules.md` lists them, with ids and reasons.
 *
 * All stacks of an app are checked if the app has something of this library, such as a function, an account or an imported secret.
 * An app without is checked after `Rules.of(app)`.
 */
export class Rules {
  /** The rules for a construct, a stack or an app. This call also turns the check on. */
  public static of(scope: IConstruct): Rules {
    checkCdktfAround(scope);
    if (App.isApp(scope)) ownRulesOf(scope);
    else judgeSynthesisOf(scope);
    return new Rules(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** Adds your own rule to the whole app. Throws if another rule has the same id. */
  public add(rule: IRule): void {
    const own = ownRulesOf(this.scope);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rule.id)) {
      throw invalid(`'id' must be in kebab-case, like 'team-label', got ${got(rule.id)}`, this.scope);
    }
    if ([...RULES, STALE_ACKNOWLEDGEMENT, ...own].some(({ id }) => id === rule.id)) {
      throw invalid(`'id' must differ from those of all other rules, got ${got(rule.id)}`, this.scope);
    }
    if (!Object.values(RuleSeverity).includes(rule.severity)) {
      throw invalid(`'severity' must be one of RuleSeverity, got ${got(rule.severity)}`, this.scope);
    }
    own.push(rule);
  }

  /**
   * Accepts a warning for this construct and all constructs below. The synthesized output contains the reason, under `//`.
   *
   * Throws for a rule with the severity error: such rules cannot be turned off.
   */
  public acknowledge(rule: string, reason: string): void {
    const { scope } = this;
    if (App.isApp(scope)) {
      throw invalid("'scope' must be a stack or a construct in one, got the app; acknowledge in each stack");
    }
    if (RULES.some(({ id, severity }) => id === rule && severity === RuleSeverity.ERROR)) {
      throw invalid(`'rule' must be that of a warning, got ${got(rule)}, which is an error`, scope);
    }
    if (!isReadable(reason)) {
      throw invalid(`'reason' must say why '${rule}' is meant, got ${got(reason)}`, scope);
    }
    const stack = TerraformStack.of(scope);
    const all = acknowledged.of(stack, () => ({}));
    all[scope.node.path] = { ...all[scope.node.path], [rule]: reason };
    // Terraform ignores everything under "//". Reviewers of the JSON can read it.
    stack.addOverride("//.acknowledged", all);
  }
}

checkCalls("Rules", Rules);
