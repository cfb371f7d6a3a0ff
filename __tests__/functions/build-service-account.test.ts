import { ArtifactRegistryRepositoryIamMember } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-member";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { type TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { BuildServiceAccount } from "../../lib/functions/build-service-account";
import { ServiceAccount as ServiceAccountOfOurs } from "../../lib/iam/service-account";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const BUILDER = "cloud-run-functions_build_service-account_1C48B440";

/** The resources of a stack, without their addresses. */
function resources(stack: TerraformStack): { [type: string]: unknown[] } {
  const { resource } = JSON.parse(Testing.synth(stack, true)) as { resource: { [type: string]: object } };
  return Object.fromEntries(Object.entries(resource).map(([type, byName]) => [type, Object.values(byName)]));
}

const account = {
  account_id: "shop-build",
  description: "Builds Cloud Run functions",
  lifecycle: { create_before_destroy: true },
  project: "example-project",
};

test("the account has no roles until a build needs them", () => {
  const stack = newStack();
  BuildServiceAccount.of(stack);
  expect(resources(stack)).toEqual({ [ServiceAccount.tfResourceType]: [account] });
});

test("the functions of one stack and one project share the account", () => {
  const app = newApp();
  const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
  const ours = BuildServiceAccount.of(shop);
  expect(BuildServiceAccount.of(new Construct(new Construct(shop, "a"), "b"))).toBe(ours);
  expect(BuildServiceAccount.of(shop, "other-project")).not.toBe(ours);
  expect(BuildServiceAccount.of(depot)).not.toBe(ours);
  expect(resources(depot)).toEqual({
    [ServiceAccount.tfResourceType]: [{ ...account, account_id: "depot-build" }],
  });
});

test("the account is named after its stack and the given project", () => {
  const stack = newStack();
  BuildServiceAccount.of(stack, "other-project");
  expect(resources(stack)).toEqual({
    [ServiceAccount.tfResourceType]: [
      { ...account, account_id: "shop-other-project-build", project: "other-project" },
    ],
  });
});

test("a stack name that is not an account id is changed and gets a hash", () => {
  const stack = newStack(newApp(), "The_Shop");
  BuildServiceAccount.of(stack);
  expect(resources(stack)).toEqual({
    [ServiceAccount.tfResourceType]: [
      { ...account, account_id: expect.stringMatching(/^the-shop-build-[0-9a-f]{6}$/) as unknown },
    ],
  });
});

describe("where the project is a token,", () => {
  test("each function has its own account, which is named after it", () => {
    const stack = newStack();
    const project = new TerraformVariable(stack, "my_project", {}).stringValue;
    const [orders, reports] = ["orders", "reports"].map((id) => new Construct(stack, id)) as [
      Construct,
      Construct,
    ];
    const ours = BuildServiceAccount._for(orders, project, "orders");
    expect(BuildServiceAccount._for(orders, project, "orders")).toBe(ours);
    BuildServiceAccount._for(reports, project, "reports-us-west1");
    BuildServiceAccount.of(orders);
    expect(resources(stack)).toEqual({
      [ServiceAccount.tfResourceType]: [
        account,
        { ...account, account_id: "orders-build", project: "${var.my_project}" },
        { ...account, account_id: "reports-us-west1-build", project: "${var.my_project}" },
      ],
    });
  });

  test("nobody can ask for the account that all of them share, and the error says what to use", () => {
    const stack = newStack();
    const project = new TerraformVariable(stack, "my_project", {}).stringValue;
    expect(() => BuildServiceAccount.of(stack, project)).toThrow(
      new Error(
        "'project' must be known at synthesis for functions to share an account, got a token; use buildServiceAccount of a function [at shop]",
      ),
    );
  });
});

describe("as a principal,", () => {
  const PACKAGES = "projects/example-project/locations/asia-northeast1/repositories/packages";

  test("it gets what builds read besides the source, before or after the functions that it builds", () => {
    const stack = newStack();
    const packages = DockerRepository.fromRepositoryFullName(stack, "packages", PACKAGES);
    const before = packages.grantRead(BuildServiceAccount.of(stack));
    const orders = newFunction(stack, "orders");
    expect(packages.grantRead(orders.buildServiceAccount)).toBe(before);
    expect(all(stack, ArtifactRegistryRepositoryIamMember)).toEqual([
      {
        repository: PACKAGES,
        role: "roles/artifactregistry.reader",
        member: `\${google_service_account.${BUILDER}.member}`,
      },
    ]);
  });

  test("it is not that of a function with an account of its own", () => {
    const stack = newStack();
    const own = ServiceAccountOfOurs.fromServiceAccountEmail(
      stack,
      "own",
      "own@example-project.iam.gserviceaccount.com",
    );
    expect(newFunction(stack, "orders", { buildServiceAccount: own }).buildServiceAccount).toBe(own);
  });
});
