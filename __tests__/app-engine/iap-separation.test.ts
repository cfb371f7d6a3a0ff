import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { AppEngineTarget } from "../../lib/app-engine/app-engine-target";
import { IapDuty, noteDuty } from "../../lib/app-engine/iap-separation";
import { IapSetupRole } from "../../lib/app-engine/iap-setup-role";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const OPS = Principal.group("ops@example.com");

/** A stack with IAP and a setup role, in projects that can differ, and its warnings except those of the role itself. */
function newIap(projectOfIap?: string, projectOfRole?: string) {
  const stack = newStack();
  const iap = new AppEngineIap(stack, "iap", { project: projectOfIap });
  const setup = new IapSetupRole(stack, "setup", { project: projectOfRole });
  const found = () => warnings(stack).filter((warning) => !warning.includes("'permissions'"));
  return { stack, iap, setup, found };
}

const both = (at: string, who = "user:ada@example.com") =>
  `[shop/${at}] 'principal' must not both pass IAP and set it up, because who sets it up can switch it off, got ${who}`;

test("warns if a principal that may pass IAP is granted the setup role", () => {
  const { iap, setup, found } = newIap();
  iap.grantAccess(ADA);
  setup.grantIapSetup(ADA);
  expect(found()).toEqual([both("setup")]);
});

test("warns if a principal with the setup role is granted access", () => {
  const { iap, setup, found } = newIap();
  setup.grantIapSetup(ADA);
  iap.grantAccess(ADA);
  expect(found()).toEqual([both("iap")]);
});

test.each([AppEngineTarget.service("api"), AppEngineTarget.version("api", "v1")])(
  "warns for a service and a version, and with a condition: %j",
  (target) => {
    const { stack, setup, found } = newIap();
    const account = new ServiceAccount(stack, "gateway");
    setup.grantIapSetup(account);
    const condition = IamCondition.requestPath("/api/");
    new AppEngineIap(stack, "api", { target }).grantAccess(account, { condition });
    expect(found()).toEqual([both("api", "serviceAccount:gateway")]);
  },
);

test("warns once for several grants", () => {
  const { iap, setup, found } = newIap();
  for (const _ of [1, 2]) {
    iap.grantAccess(ADA);
    setup.grantIapSetup(ADA);
  }
  expect(found()).toEqual([both("setup")]);
});

test.each([
  ["other-project", "other-project"],
  ["example-project", undefined],
  [undefined, "example-project"],
])("warns in one project, given or by default: %s and %s", (...projects) => {
  const { iap, setup, found } = newIap(...projects);
  iap.grantAccess(ADA);
  setup.grantIapSetup(ADA);
  expect(found()).toEqual([both("setup")]);
});

test("does not warn about two principals, two projects, or one duty in two places", () => {
  const { stack, iap, setup, found } = newIap();
  iap.grantAccess(ADA);
  setup.grantIapSetup(OPS);
  new AppEngineIap(stack, "api", { target: AppEngineTarget.service("api") }).grantAccess(ADA);
  new IapSetupRole(stack, "other", { project: "other-project" }).grantIapSetup(ADA);
  noteDuty(stack, undefined, OPS, IapDuty.SETUP);
  expect(found()).toEqual([]);
});
