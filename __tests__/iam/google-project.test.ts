import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import { Project } from "@cdktf/provider-google/lib/project";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { PROJECT_NUMBERS_CONTEXT } from "../../lib/core/project-numbers";
import { GoogleProject } from "../../lib/iam/google-project";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const OPS = Principal.group("ops@example.com");
const member = (project: string) => ({
  project,
  role: "roles/logging.logWriter",
  member: "group:ops@example.com",
});
const grant = (project: GoogleProject) => project.grant(Role.LOGGING_LOG_WRITER, OPS);

test("a role on a project holds for the whole project", () => {
  const stack = newStack();
  const project = GoogleProject.fromProjectId(stack, "data", "example-data");
  expect(grant(project)).toBe(grant(project));
  expect(project.projectId).toBe("example-data");
  expect(all(stack, ProjectIamMember)).toEqual([member("example-data")]);
});

test("the project id may be a token", () => {
  const stack = newStack();
  grant(GoogleProject.fromProjectId(stack, "data", new TerraformVariable(stack, "id", {}).stringValue));
  expect(all(stack, ProjectIamMember)).toEqual([member("${var.id}")]);
});

test("constructs without a project share the provider's project", () => {
  const stack = newStack();
  const projects = ["orders", "bills"].map((id) => GoogleProject.of(new Construct(stack, id)));
  expect(projects.map(grant)).toEqual(Array(2).fill(grant(GoogleProject.of(stack))));
  expect(all(stack, ProjectIamMember)).toEqual([member("example-project")]);
});

test("constructs with the same project share it", () => {
  const stack = newStack();
  const projects = ["orders", "bills"].map((id) =>
    GoogleProject.of(new Construct(stack, id), "example-data"),
  );
  expect(projects[0]).toBe(projects[1]);
  projects.forEach(grant);
  expect(all(stack, ProjectIamMember)).toEqual([member("example-data")]);
});

describe("a project whose id is a token", () => {
  const variables = (stack: TerraformStack) =>
    ["mine", "yours"].map((id) => new TerraformVariable(stack, id, {}).stringValue) as [string, string];

  test("belongs to one construct", () => {
    const stack = newStack();
    const [mine] = variables(stack);
    const [orders, bills] = ["orders", "bills"].map((id) => new Construct(stack, id)) as [
      Construct,
      Construct,
    ];
    expect(GoogleProject.of(orders, mine)).toBe(GoogleProject.of(orders, mine));
    grant(GoogleProject.of(orders, mine));
    grant(GoogleProject.of(bills, mine));
    expect(all(stack, ProjectIamMember)).toEqual([member("${var.mine}"), member("${var.mine}")]);
  });

  test("is the same one when the attribute is read again", () => {
    const stack = newStack();
    const made = new Project(stack, "made", { name: "Made", projectId: "example-made" });
    expect(GoogleProject.of(stack, made.projectId)).toBe(GoogleProject.of(stack, made.projectId));
  });

  test("is not the project of another token", () => {
    const stack = newStack();
    const [mine, yours] = variables(stack);
    grant(GoogleProject.of(stack, mine));
    try {
      grant(GoogleProject.of(stack, yours));
    } catch {
      // Where there is no right answer, an error is one.
      return;
    }
    expect(all(stack, ProjectIamMember)).toEqual([member("${var.mine}"), member("${var.yours}")]);
  });

  test("is not a user's construct with the id 'project'", () => {
    const stack = newStack();
    new DataGoogleProject(stack, "project");
    const [mine] = variables(stack);
    grant(GoogleProject.of(stack, mine));
    expect(all(stack, ProjectIamMember)).toEqual([member("${var.mine}")]);
  });
});

describe.each(["allUsers", "allAuthenticatedUsers"] as const)("%s on a project", (everyone) => {
  const stack = newStack();
  const project = GoogleProject.of(stack);
  const everybody = Principal[everyone]("a test");
  const refusal = new Error(
    `'principal' must not be the public for roles/logging.logWriter, got '${everyone}'; only grantInvoke lets the public in [at shop/cloud-run-functions/project]`,
  );

  test("gets no role", () => {
    expect(() => project.grant(Role.LOGGING_LOG_WRITER, everybody)).toThrow(refusal);
    expect(all(stack, ProjectIamMember)).toEqual([]);
  });
});

describe("the number", () => {
  const NUMBERS = { "example-project": "123456789012", "example-data": "210987654321" };

  /** A stack whose app's context holds numbers of projects. */
  function stackWith(numbers: unknown, provide = true): TerraformStack {
    const app = newApp();
    app.node.setContext(PROJECT_NUMBERS_CONTEXT, numbers);
    return provide ? newStack(app) : new TerraformStack(app, "shop");
  }

  /** What Terraform gets for a number, and what it looks up. */
  function synthesized(stack: TerraformStack, number: string): { number: unknown; data: unknown } {
    new TerraformOutput(stack, "number", { value: number, staticId: true });
    const { output, data } = JSON.parse(Testing.synth(stack, true)) as {
      output: { number: { value: unknown } };
      data?: unknown;
    };
    return { number: output.number.value, data };
  }

  const LOOKED_UP = "${data.google_project.cloud-run-functions_project_number_D05CF513.number}";
  const lookUp = (project: string) => ({
    google_project: { "cloud-run-functions_project_number_D05CF513": { project_id: project } },
  });

  test.each<[string, string | undefined, string]>([
    ["the provider's project", undefined, "123456789012"],
    ["the project that is given", "example-data", "210987654321"],
  ])("is what the context says of %s, and nothing is looked up", (_, given, number) => {
    const stack = stackWith(NUMBERS);
    const project = GoogleProject.of(stack, given);
    expect(project._givenNumber).toBe(number);
    expect(synthesized(stack, project.number)).toEqual({ number, data: undefined });
  });

  test.each<[string, unknown]>([
    ["says nothing", undefined],
    ["is no map", "123456789012"],
    ["is null", null],
    ["knows other projects only", { "example-data": "210987654321" }],
  ])("is looked up, once, where the context %s", (_, numbers) => {
    const stack = stackWith(numbers);
    const project = GoogleProject.of(stack);
    expect(project._givenNumber).toBeUndefined();
    expect([project.number, project.number].map(String)).toHaveLength(2);
    expect(synthesized(stack, project.number)).toEqual({
      number: LOOKED_UP,
      data: lookUp("example-project"),
    });
  });

  test("is looked up if the project is a token", () => {
    const stack = stackWith(NUMBERS);
    const id = new TerraformVariable(stack, "id", {}).stringValue;
    const { number, data } = synthesized(stack, GoogleProject.fromProjectId(stack, "data", id).number);
    expect(data).toEqual({ google_project: { [addressIn(number)]: { project_id: "${var.id}" } } });
  });

  describe("where the provider is declared later", () => {
    /** What is read before the provider is declared. */
    const early = (numbers: unknown, synthesis = synthesized) => {
      const stack = stackWith(numbers, false);
      const { number } = GoogleProject.of(stack);
      new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
      return synthesis(stack, number);
    };

    test("is what the context says, and nothing is looked up", () => {
      expect(early(NUMBERS)).toEqual({ number: "123456789012", data: undefined });
    });

    test("is looked up if the context does not say it", () => {
      const expected = { number: LOOKED_UP, data: lookUp("example-project") };
      expect(early(undefined)).toEqual(expected);
      expect(early({ "example-data": "210987654321" })).toEqual(expected);
    });

    test("is not looked up for nothing", () => {
      expect(early(NUMBERS, (stack) => JSON.parse(Testing.synth(stack)) as never)).not.toHaveProperty("data");
    });

    test("must be a string of digits, too", () => {
      expect(() => early({ "example-project": 123456789012 })).toThrow(
        "context 'cdktf-cloud-run-functions:projectNumbers' must give 'example-project' a string of digits, got 123456789012 [at shop/cloud-run-functions/project]",
      );
    });
  });

  test("is the same in another stack, whether the provider is declared before or after", () => {
    const other = (order: "first" | "last") => {
      const app = newApp({ [PROJECT_NUMBERS_CONTEXT]: order === "first" ? undefined : {} });
      const [shop, ops] = ["shop", "ops"].map((id) => new TerraformStack(app, id)) as [
        TerraformStack,
        TerraformStack,
      ];
      const provide = () => new GoogleProvider(shop, "google", { project: "example-project" });
      if (order === "first") provide();
      new TerraformOutput(ops, "number", { value: GoogleProject.of(shop).number });
      if (order === "last") provide();
      app.synth();
      return [shop, ops].map((stack) => stack.toTerraform() as unknown);
    };
    expect(other("last")).toEqual(other("first"));
  });

  test("is not looked up if nobody reads it", () => {
    const stack = newStack();
    grant(GoogleProject.of(stack));
    expect(JSON.parse(Testing.synth(stack, true))).not.toHaveProperty("data");
  });

  test.each([
    ["123456789012", 123456789012],
    ["'example-project'", "example-project"],
    ["''", ""],
    ["null", null],
  ])("must be a string of digits in the context, and not %s", (quoted, number) => {
    const project = GoogleProject.of(stackWith({ "example-project": number }));
    const refusal = new Error(
      `context 'cdktf-cloud-run-functions:projectNumbers' must give 'example-project' a string of digits, got ${quoted} [at shop/cloud-run-functions/project]`,
    );
    expect(() => project.number).toThrow(refusal);
    expect(() => project._givenNumber).toThrow(refusal);
  });

  test("is not found for a project id that is a property of every object", () => {
    expect(GoogleProject.of(stackWith(NUMBERS), "constructor")._givenNumber).toBeUndefined();
  });

  const addressIn = (reference: unknown) => String(reference).split(".")[2];
});
