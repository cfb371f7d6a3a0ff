import { cpSync } from "node:fs";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { type TerraformResource, TerraformStack } from "cdktf";
import fc from "fast-check";
import { callersOf } from "../../lib/document/callers";
import { Model } from "../../lib/document/model";
import { expressionOf } from "../../lib/document/policy";
import { readStacks } from "../../lib/document/stack-reader";
import { describeTerraform } from "../terraform/describe-terraform";
import { TerraformTier } from "../terraform/terraform-tier";
import { property } from "./property";
import { callerText, type Plan, plannedCallers } from "./raw/planned-callers";
import { LOCATION, PROJECT, Shop } from "./raw/shop";
import { apps, openings, type Step, WAYS } from "./raw/steps";
import { type Accepted, newDirectory, type Outcome, synthesized } from "./synthesis";

function synthesisOf(steps: readonly Step[], more: (shop: Shop) => void = () => undefined): Outcome {
  return synthesized((workshop) => {
    const shop = new Shop(workshop);
    for (const step of steps) WAYS[step.way](shop, step);
    more(shop);
  });
}

/** What the model tells of a document. */
function toldCallers({ document }: Accepted): string[] {
  const model = new Model(readStacks([{ name: "shop", json: document }]));
  const callers = model.receivers.flatMap((receiver) =>
    callersOf(receiver, model).map(({ member, condition }) =>
      callerText(
        receiver.resource.address,
        member.spelling,
        condition === undefined ? undefined : expressionOf(condition),
      ),
    ),
  );
  return [...new Set(callers)].sort();
}

/** Switches the check of callers off, behind the back of the constructs. */
const UNCHECKED: { readonly [title: string]: (shop: Shop) => void } = {
  "an override of a service": ({ functions }) => {
    (functions.page.node.defaultChild as TerraformResource).addOverride("invoker_iam_disabled", true);
  },
  "an argument of the provider's own": ({ raw }) => {
    raw.invokerIamDisabled = true;
  },
  "an override of the stack": ({ stack }) => {
    stack.addOverride("resource.google_cloud_run_v2_service.raw.invoker_iam_disabled", "${true}");
  },
};

/** A member in a stack that has nothing of this package. */
function memberElsewhere({ workshop }: Shop, member: string, name: string): void {
  const stack = new TerraformStack(workshop.app, "elsewhere");
  new GoogleProvider(stack, "google", { project: PROJECT, region: LOCATION });
  new CloudRunV2ServiceIamMember(stack, "own", {
    name,
    location: LOCATION,
    role: "roles/run.invoker",
    member,
  });
}

describe("no app lets in the public without a reason", () => {
  const PUBLIC = /\((?:public-needs-reason|public-only-calls)\)|must not be the public without a reason/;

  property("in any of the ways in which code can say so", fc.tuple(apps, openings), ([steps, opening]) => {
    const others = steps.filter(({ on }) => on !== opening.on);
    expect(synthesisOf([...others, opening]).refusal).toMatch(PUBLIC);
  });

  property(
    "by switching the check of callers off",
    fc.tuple(apps, fc.constantFrom(...Object.keys(UNCHECKED))),
    ([steps, way]) => {
      expect(synthesisOf(steps, UNCHECKED[way]).refusal).toMatch(PUBLIC);
    },
  );

  property(
    "in a stack that has nothing of this package",
    fc.tuple(apps, openings),
    ([steps, { person, on }]) => {
      const others = steps.filter((step) => step.on !== on);
      const { refusal } = synthesisOf(others, (shop) => {
        memberElsewhere(shop, person, on);
      });
      expect(refusal).toMatch(PUBLIC);
    },
  );
});

describeTerraform("who is let in", () => {
  const tier = new TerraformTier();
  let compared = 0;
  afterAll(() => {
    tier.close();
  });

  property(
    "is told of a random app as Terraform plans it: each receiver, caller and condition",
    fc.array(apps, { minLength: 3, maxLength: 3 }),
    async (all) => {
      const accepted = new Map<string, string[]>();
      const directories: { [module: string]: string } = {};
      for (const [index, steps] of all.entries()) {
        const outcome = synthesisOf(steps);
        if (outcome.refusal !== undefined) throw new Error(outcome.refusal);
        const module = `shop${index}`;
        directories[module] = newDirectory();
        cpSync(outcome.directory, directories[module], { recursive: true });
        accepted.set(module, toldCallers(outcome));
      }
      const workspace = await tier.openModules(directories);
      await workspace.apply();
      await workspace.plan();
      const plan = JSON.parse(await workspace.shownPlan()) as Plan;
      for (const [module, told] of accepted) {
        expect(told).toEqual(plannedCallers(plan, module));
        compared += told.length;
      }
      workspace.close();
    },
    { share: 0.2, isSlow: true },
  );

  test("there was something to compare", () => {
    expect(compared).toBeGreaterThan(0);
  });
});
