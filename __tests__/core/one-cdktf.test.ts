import { App, TerraformStack } from "cdktf";
import { ServiceAccount } from "../../lib/iam/service-account";

const MIXED =
  "'cdktf' must be one package in an app, in one version, got a stack of another one than 'cdktf-cloud-run-functions' uses; see npm ls cdktf cdktn, or pip list, and install cdktf-cloud-run-functions for cdktf, or cdktn-cloud-run-functions for cdktn [at shop]";

/** A second copy of cdktf, like one that npm puts beside the first. */
function otherCdktf(): typeof import("cdktf") {
  let other: typeof import("cdktf") | undefined;
  jest.isolateModules(() => {
    other = jest.requireActual<typeof import("cdktf")>("cdktf");
  });
  if (!other) throw new Error("cdktf was not loaded");
  return other;
}

function addTo(stack: TerraformStack): void {
  new ServiceAccount(stack, "batch-caller", { project: "example-project" });
}

test("a stack of a second copy of the same version is taken", () => {
  const other = otherCdktf();
  expect(other.TerraformStack).not.toBe(TerraformStack);
  addTo(new other.TerraformStack(new other.App(), "shop"));
});

test("a stack of another version, or of cdktn, is refused", () => {
  const other = otherCdktf();
  // A method that cdktn 0.24 has.
  Object.defineProperty(other.TerraformStack.prototype, "_runPreparingResolve", { value: () => undefined });
  const stack = new other.TerraformStack(new other.App(), "shop");
  expect(() => {
    addTo(stack);
  }).toThrow(new Error(MIXED));
});

test("a stack of a user's own class is taken, whatever it adds", () => {
  class OwnStack extends TerraformStack {
    public override prepareStack(): void {
      super.prepareStack();
    }
    protected override allocateLogicalId(): string {
      return "own";
    }
  }
  addTo(new OwnStack(new App(), "shop"));
});
