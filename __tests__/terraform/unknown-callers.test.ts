import { join } from "node:path";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { newFunction } from "../support/functions";
import { newApp, newStack, NO_WAIT } from "../support/stack";
import { describeTerraform } from "./describe-terraform";
import { TerraformTier } from "./terraform-tier";

const REFUSAL =
  "'member' must not be the public without a reason, got allUsers or allAuthenticatedUsers; use Principal.allUsers(reason)";

/** The directory of a stack with two functions, whose caller is a variable: one has a grant, the other an owned list. */
function withUnknownCaller(member: (stack: TerraformStack) => string): string {
  const app = newApp(NO_WAIT);
  const stack = newStack(app);
  const [orders, reports] = [newFunction(stack, "orders"), newFunction(stack, "reports")];
  new InvokerBinding(stack, "invokers", { target: reports });
  const caller = Principal.fromToken("who", member(stack));
  orders.grantInvoke(caller);
  reports.grantInvoke(caller);
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

describeTerraform("callers that only Terraform knows", () => {
  const terraform = new TerraformTier();
  afterEach(() => {
    delete process.env.TF_VAR_who;
  });
  afterAll(() => {
    terraform.close();
  });

  const variable = (stack: TerraformStack) =>
    new TerraformVariable(stack, "who", { type: "string" }).stringValue;
  const written = (stack: TerraformStack) => {
    variable(stack);
    return '${trimspace("${var.who} ")}';
  };

  test.each([
    ["a token", variable],
    ["an interpolation", written],
  ])("%s that turns out to be somebody is let in, and the public is not", async (_, member) => {
    const workspace = await terraform.open(withUnknownCaller(member));
    process.env.TF_VAR_who = "group:ops@example.com";
    await workspace.plan();
    for (const everyone of ["allUsers", "allAuthenticatedUsers"]) {
      process.env.TF_VAR_who = everyone;
      const refusals = await workspace.plan().then(
        () => [],
        (error: unknown) => (error as Error).message.split("\n").map((line) => line.replace(/ \[at .*/, "")),
      );
      expect(refusals).toEqual(Array(2).fill(`Resource precondition failed: ${REFUSAL}`));
    }
  });
});
