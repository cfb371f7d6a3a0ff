import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import { ProviderAlias } from "../../lib/core/provider-alias";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { GoogleProject } from "../../lib/iam/google-project";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Rules } from "../../lib/judging/rules";
import { Adoption } from "../../lib/state/adoption";
import { Moved } from "../../lib/state/moved";
import { Removed } from "../../lib/state/removed";
import { Snapshots } from "../../lib/testing/snapshots";
import { newStack } from "../support/stack";

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

/** A stack of a newer cdktf than the installed one. */
function otherStack(): TerraformStack {
  const other = otherCdktf();
  Object.defineProperty(other.TerraformStack.prototype, "prepareForTomorrow", { value: () => undefined });
  return new other.TerraformStack(new other.App(), "shop");
}

test.each<[what: string, call: (stack: TerraformStack) => void]>([
  ["a construct in it", addTo],
  [
    "to pin the provider",
    (stack) => {
      GoogleProviderVersion.pin(stack, "9.0.0");
    },
  ],
  [
    "to use an alias in it",
    (stack) => {
      ProviderAlias.use(stack, new GoogleProvider(newStack(), "europe", { alias: "europe" }));
    },
  ],
  ["a grant on its project", (stack) => GoogleProject.of(stack)],
  ["its rules", (stack) => Rules.of(stack)],
  ["an adoption", (stack) => Adoption.of(stack, "adoption.json")],
  [
    "what has moved",
    (stack) => {
      Moved.fromPath(stack, "shop/before");
    },
  ],
  [
    "what is forgotten",
    (stack) => {
      Removed.address(stack, "google_pubsub_topic.orders");
    },
  ],
  ["its snapshot", (stack) => Snapshots.ofStack(stack)],
  ["its access", (stack) => Snapshots.ofAccess(stack)],
])("a stack of another version, or of cdktn, is refused: %s", (_what, call) => {
  const stack = otherStack();
  expect(() => {
    call(stack);
  }).toThrow(new Error(MIXED));
});

test("an app with a stack of another version has no snapshots", () => {
  const { root } = otherStack().node;
  expect(() => Snapshots.ofStacksIn(root as App)).toThrow(new Error(MIXED));
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
