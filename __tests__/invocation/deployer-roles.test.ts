import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import type { TerraformStack } from "cdktf";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { ServiceTrigger } from "../../lib/callers/service-trigger";
import { TaskQueue } from "../../lib/callers/task-queue";
import { ProjectServices } from "../../lib/core/project-services";
import { DEPLOYER_CONTEXT } from "../../lib/iam/deployer";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { DeployerRoles } from "../../lib/invocation/deployer-roles";
import { Bucket } from "../../lib/resources/bucket";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { StorageTrigger } from "../../lib/triggers/storage-trigger";
import { deployerFindings } from "../../stand-ins/google-access/deployer";
import { textOf } from "../../stand-ins/google-access/findings";
import { examples } from "../support/examples";
import { newFunction } from "../support/functions";
import { mainStack } from "../support/main-app";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const EMAIL = "pipeline@example-project.iam.gserviceaccount.com";
const DEPLOYER = `serviceAccount:${EMAIL}`;
const PIPELINE = Principal.serviceAccount(EMAIL);

interface Member {
  readonly project: string;
  readonly role: string;
  readonly member: string;
}

/** What an owner's stack grants to whoever deploys a stack. */
function granted(stack: TerraformStack): Member[] {
  const bootstrap = newStack(newApp(), "bootstrap");
  new DeployerRoles(bootstrap, "pipeline", { principal: PIPELINE, stacks: [stack] });
  return all(bootstrap, ProjectIamMember) as Member[];
}

function documentOf(members: Member[]): object {
  const named = members.map((member, index) => [`m${String(index)}`, member]);
  return {
    resource: { google_project_iam_member: Object.fromEntries(named) as object },
    provider: { google: [{ project: "example-project" }] },
  };
}

function written(stack: TerraformStack): object {
  stack.prepareStack();
  return stack.toTerraform() as object;
}

/** What the deployer of a stack lacks that has these roles. */
function lacks(json: object, members: Member[]): string[] {
  return deployerFindings(json, DEPLOYER, { granted: [documentOf(members)] }).map(textOf);
}

const app = () => newApp({ [DEPLOYER_CONTEXT]: DEPLOYER });
const APPS: [string, () => TerraformStack][] = [
  ["main.ts", () => mainStack(app())],
  ...examples().map(([name, Example]): [string, () => TerraformStack] => [
    `examples/${name}.ts`,
    () => new Example(app(), name),
  ]),
];

// Only an organization lets somebody write deny policies. What is needed to ask for a service agent is not known here.
const OF_ORGANIZATION = "iam.denypolicies.create";
const NOT_ASKED = ["examples/cloud-run-iap.ts: roles/serviceusage.serviceUsageAdmin"];

test.each(APPS)("%s is deployed with the roles that it needs, and with none of them less", (name, make) => {
  const stack = make();
  const members = granted(stack);
  const json = written(stack);
  expect(lacks(json, members).filter((text) => !text.includes(OF_ORGANIZATION))).toEqual([]);
  const idle = members.filter(
    (member) =>
      lacks(
        json,
        members.filter((other) => other !== member),
      ).filter((text) => !text.includes(OF_ORGANIZATION)).length === 0,
  );
  expect(idle.map(({ role }) => `${name}: ${role}`)).toEqual(
    NOT_ASKED.filter((each) => each.startsWith(`${name}:`)),
  );
});

test("without the context, the deployer may not act as the accounts of the app", () => {
  const stack = mainStack(newApp());
  const findings = lacks(written(stack), granted(stack));
  expect(findings).toHaveLength(6);
  for (const finding of findings) expect(finding).toContain("iam.serviceAccounts.actAs");
});

test("a stack with a function is deployed by somebody with these roles", () => {
  const stack = newStack();
  newFunction(stack, "orders").grantInvoke(Principal.user("ada@example.com"));
  expect(granted(stack)).toEqual(
    [
      "roles/cloudfunctions.developer",
      "roles/iam.serviceAccountAdmin",
      "roles/resourcemanager.projectIamAdmin",
      "roles/run.admin",
      "roles/storage.admin",
    ].map((role) => ({ project: "example-project", role, member: DEPLOYER })),
  );
});

test("what is in another project is deployed with roles there", () => {
  const stack = newStack();
  newFunction(stack, "orders", { project: "other-project" });
  expect(new Set(granted(stack).map(({ project }) => project))).toEqual(new Set(["other-project"]));
});

test.each<[string, (stack: TerraformStack) => unknown, string]>([
  [
    "the public",
    (stack) =>
      new DeployerRoles(newStack(), "pipeline", { principal: Principal.allUsers("a test"), stacks: [stack] }),
    "'principal' must not be the public, got 'allUsers' [at shop/pipeline]",
  ],
  [
    "no stack",
    (stack) => new DeployerRoles(stack, "pipeline", { principal: PIPELINE, stacks: [] }),
    "'stacks' must hold at least one, got none [at shop/pipeline]",
  ],
  [
    "its own stack",
    (stack) => new DeployerRoles(stack, "pipeline", { principal: PIPELINE, stacks: [stack] }),
    "'stacks' must not hold the stack of the roles, which an owner deploys before, got that one [at shop/pipeline]",
  ],
])("%s is refused", (_, define, message) => {
  expect(() => define(newStack())).toThrow(new Error(message));
});

describe("the guide", () => {
  const page = readFileSync(join(__dirname, "..", "..", "docs", "guides", "deployer.md"), "utf8");
  const rows = new Map(
    page
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .map(([, construct, roles]): [string, string[]] => [
        construct,
        [...roles.split(" in the place of ")[0].matchAll(/`([\w.]+)`/g)]
          .map(([, role]) => `roles/${role}`)
          .sort(),
      ]),
  );
  const target = (stack: TerraformStack) =>
    CloudRunService.fromServiceName(stack, "billing", "billing", { ingress: IngressSettings.ALL });
  const image = "asia-northeast1-docker.pkg.dev/example-project/shop/orders:1";
  const DEFINE: [string, (stack: TerraformStack) => unknown][] = [
    ["`CloudRunFunction`", (stack) => newFunction(stack, "orders")],
    [
      "its `StorageTrigger`",
      (stack) =>
        newFunction(stack, "orders", {
          trigger: new StorageTrigger({
            bucket: Bucket.fromBucketName(stack, "up", "uploads", { location: "us" }),
          }),
        }),
    ],
    [
      "`CloudRunService`",
      (stack) =>
        new CloudRunService(stack, "page", {
          image,
          ingress: IngressSettings.ALL,
          deletionProtection: false,
        }),
    ],
    ["`CloudRunJob`", (stack) => new CloudRunJob(stack, "batch", { image, deletionProtection: false })],
    ["`grantInvoke`", (stack) => target(stack).grantInvoke(Principal.user("ada@example.com"))],
    [
      "`Secret` in its environment",
      (stack) => Secret.fromSecretId(stack, "key", "key").grantAccess(Principal.user("ada@example.com")),
    ],
    [
      "`Topic` and `PushSubscription`",
      (stack) =>
        new PushSubscription(stack, "push", { topic: new Topic(stack, "orders"), target: target(stack) }),
    ],
    [
      "`ServiceTrigger`",
      (stack) => new ServiceTrigger(stack, "placed", { target: target(stack), trigger: new PubSubTrigger() }),
    ],
    [
      "`SchedulerJob`",
      (stack) =>
        new SchedulerJob(stack, "nightly", {
          schedule: "0 9 * * *",
          timeZone: "Etc/UTC",
          target: target(stack),
        }),
    ],
    ["`TaskQueue`", (stack) => new TaskQueue(stack, "queue", { target: target(stack) })],
    [
      "`ProjectServices`",
      (stack) => new ProjectServices(stack, "services", { additional: ["vision.googleapis.com"] }),
    ],
  ];

  test.each(DEFINE)("names the roles for %s", (construct, define) => {
    const stack = newStack();
    define(stack);
    expect(rows.get(construct)).toEqual(granted(stack).map(({ role }) => role));
  });

  test("names no construct that is not held against it", () => {
    const others = ["in the stack", "`ApiGateway`"];
    expect([...rows.keys()].filter((row) => !/^-+$/.test(row) && !others.includes(row))).toEqual(
      DEFINE.map(([construct]) => construct),
    );
  });
});
