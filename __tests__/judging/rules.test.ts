import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { Rules } from "../../lib/judging/rules";
import { type IRule, type ISynthesizedApp, type RuleFinding } from "../../lib/rules/own-rule";
import { RuleSeverity } from "../../lib/rules/rule-severity";
import { snapshotOf } from "../../lib/testing/snapshot-of";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";

class TeamLabel implements IRule {
  public readonly id: string = "team-label";
  public readonly title = "Every function has a team";
  public readonly why = "The bill is split by it.";
  public readonly severity: RuleSeverity = RuleSeverity.WARNING;

  public check(app: ISynthesizedApp): RuleFinding[] {
    return app
      .resources("google_cloudfunctions2_function")
      .filter((fn) => fn.argument("labels.team") === undefined)
      .map(({ path }) => ({ path, message: "'labels' must name a team, got none" }));
  }
}

describe("acknowledging a warning", () => {
  test("takes it away for a construct and all below, and leaves the reason in the output", () => {
    const app = newApp();
    const stack = newStack(app, "shop");
    const orders = newFunction(stack, "orders");
    newFunction(stack, "reports");
    Rules.of(orders).acknowledge("no-callers", "Called by hand, by whoever may call everything");
    app.synth();
    const written = JSON.parse(
      readFileSync(join(app.outdir, "stacks", "shop", "cdk.tf.json"), "utf8"),
    ) as object;
    const acknowledged = {
      "shop/orders": { "no-callers": "Called by hand, by whoever may call everything" },
    };
    expect(written).toMatchObject({ "//": { acknowledged, metadata: { stackName: "shop" } } });
    Testing.synth(stack, true);
    expect(warnings(stack)).toEqual([
      expect.stringMatching(/^\[shop\/reports\/Resource\].* \(no-callers\)$/),
    ]);
    expect(snapshotOf(stack)).toMatchObject({ "//": { acknowledged } });
  });

  test("takes it away for a whole stack", () => {
    const stack = newStack();
    newFunction(stack, "orders");
    Rules.of(stack).acknowledge("no-callers", "Another team grants");
    Testing.synth(stack, true);
    expect(warnings(stack)).toEqual([]);
  });

  test("is told where there is nothing to acknowledge", () => {
    const stack = newStack();
    const orders = newFunction(stack, "orders");
    Rules.of(orders).acknowledge("no-calers", "a misspelt rule");
    Testing.synth(stack, true);
    expect(warnings(stack)).toEqual(
      [
        expect.stringContaining("(no-callers)"),
        "[shop/orders] 'acknowledge' must name a warning that there is, and why it is meant, got 'no-calers', which finds nothing here (stale-acknowledgement)",
      ]
        .sort()
        .reverse(),
    );
  });

  test("is refused for errors, without a reason, and for an app", () => {
    const app = newApp();
    const orders = newFunction(newStack(app, "shop"), "orders");
    expect(() => {
      Rules.of(orders).acknowledge("public-needs-reason", "it is meant");
    }).toThrow(
      new Error(
        "'rule' must be that of a warning, got 'public-needs-reason', which is an error [at shop/orders]",
      ),
    );
    expect(() => {
      Rules.of(orders).acknowledge("no-callers", " \u200b");
    }).toThrow(new Error("'reason' must say why 'no-callers' is meant, got ' \u200b' [at shop/orders]"));
    expect(() => {
      Rules.of(app).acknowledge("no-callers", "it is meant");
    }).toThrow(
      new Error("'scope' must be a stack or a construct in one, got the app; acknowledge in each stack"),
    );
  });
});

describe("a rule of one's own", () => {
  const judged = (rule: IRule, labels: { [key: string]: string } = {}) => {
    const stack = newStack();
    newFunction(stack, "orders", { labels });
    Rules.of(stack).acknowledge("no-callers", "not the subject");
    Rules.of(stack).add(rule);
    Testing.synth(stack, true);
    return warnings(stack);
  };

  test("is judged like the others", () => {
    expect(judged(new TeamLabel())).toEqual([
      "[shop/orders/Resource] 'labels' must name a team, got none (team-label)",
    ]);
    expect(judged(new TeamLabel(), { team: "payments" })).toEqual([]);
  });

  test("stops the synthesis where it is an error", () => {
    class Strict extends TeamLabel {
      public override readonly severity = RuleSeverity.ERROR;
    }
    expect(() => judged(new Strict())).toThrow(
      new Error("'labels' must name a team, got none [at shop/orders/Resource] (team-label)"),
    );
  });

  test("holds for the app, in whichever stack it is added", () => {
    const app = newApp();
    const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
    newFunction(depot, "orders");
    Rules.of(shop).add(new TeamLabel());
    Testing.synth(depot, true);
    expect(warnings(depot)).toContainEqual(expect.stringContaining("(team-label)"));
  });

  test("has an id that no other rule has", () => {
    const rules = Rules.of(newStack());
    const withId = (id: string) => {
      class Named extends TeamLabel {
        public override readonly id = id;
      }
      return () => {
        rules.add(new Named());
      };
    };
    expect(withId("Team label")).toThrow(
      new Error("'id' must be in kebab-case, like 'team-label', got 'Team label' [at shop]"),
    );
    expect(withId("no-callers")).toThrow(
      new Error("'id' must differ from those of all other rules, got 'no-callers' [at shop]"),
    );
    withId("team-label")();
    expect(withId("team-label")).toThrow(
      new Error("'id' must differ from those of all other rules, got 'team-label' [at shop]"),
    );
  });

  test("has a severity", () => {
    const vague = Object.assign(new TeamLabel(), { severity: "perhaps" });
    expect(() => {
      Rules.of(newStack()).add(vague);
    }).toThrow(new Error("'severity' must be one of RuleSeverity, got 'perhaps' [at shop]"));
  });

  test("sees what Terraform reads", () => {
    const seen: unknown[] = [];
    class Look extends TeamLabel {
      public override check(app: ISynthesizedApp): RuleFinding[] {
        for (const fn of app.resources("google_cloudfunctions2_function")) {
          const { resourceType, address, path, stack } = fn;
          seen.push({ resourceType, address, path, stack });
          seen.push(
            [
              "service_config.timeout_seconds",
              "service_config.service_account_email",
              "service_config.uri",
              "kms_key_name",
            ].map((name) => [fn.argument(name), fn.hasArgument(name)]),
          );
        }
        return [];
      }
    }
    judged(new Look());
    expect(seen).toEqual([
      {
        resourceType: "google_cloudfunctions2_function",
        address: expect.stringMatching(/^google_cloudfunctions2_function\.orders_/) as unknown,
        path: "shop/orders/Resource",
        stack: "shop",
      },
      [
        [60, true],
        ["orders-run@example-project.iam.gserviceaccount.com", true],
        [undefined, false],
        [undefined, false],
      ],
    ]);
  });
});
