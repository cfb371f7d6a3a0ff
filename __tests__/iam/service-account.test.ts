import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import { TerraformOutput, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import type { ServiceAccountProps } from "../../lib/iam/service-account-props";
import { all, byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const EMAIL = "reports@example-project.iam.gserviceaccount.com";
const stackAndToken = () => {
  const stack = newStack();
  return { stack, token: new TerraformVariable(stack, "value", {}).stringValue };
};

describe("a service account made here", () => {
  test("takes its account id from the construct id, and its project from the provider", () => {
    const stack = newStack();
    new ServiceAccount(stack, "reports");
    expect(all(stack, ServiceAccountResource)).toEqual([
      { account_id: "reports", project: "example-project", lifecycle: { create_before_destroy: true } },
    ]);
  });

  test("is written as its props say, with escaped text", () => {
    const stack = newStack();
    new ServiceAccount(stack, "reports", {
      accountId: "nightly-reports",
      displayName: "${Reports}",
      description: "Writes %{reports}",
      project: "other-project",
    });
    expect(all(stack, ServiceAccountResource)).toEqual([
      {
        account_id: "nightly-reports",
        lifecycle: { create_before_destroy: true },
        display_name: "$${Reports}",
        description: "Writes %%{reports}",
        project: "other-project",
      },
    ]);
  });

  test("refers to its resource for email, name and member", () => {
    const stack = newStack();
    const { email, fullName, member } = new ServiceAccount(stack, "reports");
    for (const [id, value] of Object.entries({ email, fullName, member }))
      new TerraformOutput(stack, id, { value });
    const [address] = Object.keys(byAddress(stack, ServiceAccountResource));
    const { output } = JSON.parse(Testing.synth(stack)) as { output: unknown };
    expect(output).toEqual({
      email: { value: `\${google_service_account.${address}.email}` },
      fullName: { value: `\${google_service_account.${address}.name}` },
      member: { value: `\${google_service_account.${address}.member}` },
    });
  });

  test.each<[string, ServiceAccountProps, string]>([
    ["its account id", { accountId: "nightly" }, "serviceAccount:nightly"],
    [
      "its project, too, where that is given",
      { project: "other-project" },
      "serviceAccount:reports@other-project",
    ],
    ["its account id alone, where the project is a token", { project: "${var.p}" }, "serviceAccount:reports"],
  ])("is named in construct ids by %s", (_, props, principalId) => {
    expect(new ServiceAccount(newStack(), "reports", props).principalId).toBe(principalId);
  });

  test("may have a token as account id, which stays out of construct ids", () => {
    const { stack, token } = stackAndToken();
    const { principalId } = new ServiceAccount(new Construct(stack, "jobs"), "Reports", { accountId: token });
    expect(all(stack, ServiceAccountResource)).toEqual([
      { account_id: "${var.value}", project: "example-project", lifecycle: { create_before_destroy: true } },
    ]);
    expect(principalId).toBe("serviceAccount:jobs/Reports");
  });

  test.each(["a-bcde", "a23456", "a".repeat(30)])("may be called '%s'", (accountId) => {
    expect(() => new ServiceAccount(newStack(), "reports", { accountId })).not.toThrow();
  });

  test.each([
    "",
    "short",
    "a".repeat(31),
    "Reports",
    "my_reports",
    "2-reports",
    "-reports",
    "reports-",
    EMAIL,
  ])("must not be called '%s'", (accountId) => {
    expect(() => new ServiceAccount(newStack(), "reports", { accountId })).toThrow(
      new Error(
        `'accountId' must be 6 to 30 lower-case letters, digits and hyphens that begin with a letter, got '${accountId}' [at shop/reports]`,
      ),
    );
  });

  test.each<[string, ServiceAccountProps, string]>([
    [
      "displayName",
      { displayName: "ü".repeat(50) + "x" },
      "'displayName' must be at most 100 bytes, got 101",
    ],
    [
      "description",
      { description: "ü".repeat(128) + "x" },
      "'description' must be at most 256 bytes, got 257",
    ],
  ])("is refused if its %s has more bytes than Google accepts", (_, props, message) => {
    expect(() => new ServiceAccount(newStack(), "reports", props)).toThrow(
      new Error(`${message} [at shop/reports]`),
    );
  });

  test("can have texts of the largest length, and longer tokens", () => {
    const { stack, token } = stackAndToken();
    const long = `${token}${"x".repeat(256)}`;
    new ServiceAccount(stack, "longest", { displayName: "ü".repeat(50), description: "ü".repeat(128) });
    new ServiceAccount(stack, "unknown", { displayName: long, description: long });
    const resolved = `\${var.value}${"x".repeat(256)}`;
    expect(all(stack, ServiceAccountResource)).toEqual([
      {
        account_id: "longest",
        lifecycle: { create_before_destroy: true },
        display_name: "ü".repeat(50),
        description: "ü".repeat(128),
        project: "example-project",
      },
      {
        account_id: "unknown",
        lifecycle: { create_before_destroy: true },
        display_name: resolved,
        description: resolved,
        project: "example-project",
      },
    ]);
  });

  test("is refused if another one in the app has its id and project", () => {
    const app = newApp();
    new ServiceAccount(newStack(app, "one"), "reports");
    const two = newStack(app, "two");
    expect(() => new ServiceAccount(two, "account", { accountId: "reports" })).toThrow(
      new Error("'accountId' must differ from that of one/reports, got 'reports' [at two/account]"),
    );
    expect(
      () => new ServiceAccount(two, "other", { accountId: "reports", project: "other-project" }),
    ).not.toThrow();
  });
});

describe("a service account made elsewhere", () => {
  test("adds no resource", () => {
    const stack = newStack();
    const { email, fullName, member, principalId } = ServiceAccount.fromServiceAccountEmail(
      stack,
      "reports",
      EMAIL,
    );
    expect({ email, fullName, member, principalId }).toEqual({
      email: EMAIL,
      fullName: `projects/example-project/serviceAccounts/${EMAIL}`,
      member: `serviceAccount:${EMAIL}`,
      principalId: `serviceAccount:${EMAIL}`,
    });
    expect(all(stack, ServiceAccountResource)).toEqual([]);
  });

  test("has a full name without project if its email has none", () => {
    const email = "123456789012-compute@developer.gserviceaccount.com";
    expect(ServiceAccount.fromServiceAccountEmail(newStack(), "default", email).fullName).toBe(
      `projects/-/serviceAccounts/${email}`,
    );
  });

  test("has a full name with the domain of a domain-scoped project", () => {
    const email = "reports@example-project.example.com.iam.gserviceaccount.com";
    expect(ServiceAccount.fromServiceAccountEmail(newStack(), "reports", email).fullName).toBe(
      `projects/example.com:example-project/serviceAccounts/${email}`,
    );
  });

  test("may have a token as email address, which stays out of construct ids", () => {
    const { stack, token } = stackAndToken();
    const jobs = new Construct(stack, "jobs");
    const { email, fullName, member, principalId } = ServiceAccount.fromServiceAccountEmail(
      jobs,
      "reports",
      token,
    );
    expect({ email, fullName, member, principalId }).toEqual({
      email: token,
      fullName: `projects/-/serviceAccounts/${token}`,
      member: `serviceAccount:${token}`,
      principalId: "serviceAccount:jobs/reports",
    });
  });

  test("is spelled as Google stores it", () => {
    const { email, member } = ServiceAccount.fromServiceAccountEmail(
      newStack(),
      "reports",
      EMAIL.toUpperCase(),
    );
    expect([email, member]).toEqual([EMAIL, `serviceAccount:${EMAIL}`]);
  });

  test.each(["", "reports", "ada@example.com", `serviceAccount:${EMAIL}`])("is not called '%s'", (email) => {
    expect(() => ServiceAccount.fromServiceAccountEmail(newStack(), "reports", email)).toThrow(
      new Error(
        `'email' must be the email address of a service account, like '${EMAIL}', got '${email}' [at shop/reports]`,
      ),
    );
  });
});

test("escaped text counts with its own bytes", () => {
  expect(() => new ServiceAccount(newStack(), "reports", { displayName: "${x}".repeat(26) })).toThrow(
    new Error("'displayName' must be at most 100 bytes, got 104 [at shop/reports]"),
  );
});

test("a Kubernetes service account is refused", () => {
  const email = "example-project.svc.id.goog[shop/orders]";
  expect(() => ServiceAccount.fromServiceAccountEmail(newStack(), "orders", email)).toThrow(
    new Error(
      `'email' must be that of a service account of Google Cloud, got '${email}', which is one of Kubernetes; use Principal.serviceAccount [at shop/orders]`,
    ),
  );
});

describe("the allow policy of a service account", () => {
  const OPS = Principal.group("ops@example.com");
  const actAs = (serviceAccountId: string) => ({
    service_account_id: serviceAccountId,
    role: "roles/iam.serviceAccountUser",
    member: "group:ops@example.com",
  });

  test("gets one member for a principal that acts as it", () => {
    const stack = newStack();
    const reports = new ServiceAccount(stack, "reports");
    expect(reports.grantActAs(OPS)).toBe(reports.grantActAs(OPS));
    const [address] = Object.keys(byAddress(stack, ServiceAccountResource));
    expect(all(stack, ServiceAccountIamMember)).toEqual([
      actAs(`\${google_service_account.${address}.name}`),
    ]);
  });

  test("gets a member for an imported account, too", () => {
    const stack = newStack();
    ServiceAccount.fromServiceAccountEmail(stack, "reports", EMAIL).grantActAs(OPS);
    expect(all(stack, ServiceAccountIamMember)).toEqual([
      actAs(`projects/example-project/serviceAccounts/${EMAIL}`),
    ]);
  });

  test("has no members by default", () => {
    const stack = newStack();
    new ServiceAccount(stack, "reports");
    expect(all(stack, ServiceAccountIamMember)).toEqual([]);
  });
});
