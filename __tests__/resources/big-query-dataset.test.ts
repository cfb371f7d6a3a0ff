import { BigqueryDatasetIamMember } from "@cdktf/provider-google/lib/bigquery-dataset-iam-member";
import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { TerraformVariable } from "cdktf";
import { ProjectServices } from "../../lib/core/project-services";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { BigQueryDataset } from "../../lib/resources/big-query-dataset";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const OPS = Principal.group("ops@example.com");
const member = { member: "group:ops@example.com", dataset_id: "sales", project: "example-project" };

test("a dataset gives the roles of BigQuery on itself alone", () => {
  const stack = newStack();
  const sales = BigQueryDataset.fromDatasetId(stack, "sales", "sales");
  sales.grantRead(OPS);
  sales.grantWrite(OPS);
  sales.grant(Role.of("roles/bigquery.dataOwner"), OPS);
  expect(all(stack, BigqueryDatasetIamMember)).toEqual([
    { ...member, role: "roles/bigquery.dataEditor" },
    { ...member, role: "roles/bigquery.dataOwner" },
    { ...member, role: "roles/bigquery.dataViewer" },
  ]);
});

test("a dataset of another project is named with it, and one by a token", () => {
  const stack = newStack();
  const id = new TerraformVariable(stack, "dataset", {}).stringValue;
  BigQueryDataset.fromDatasetId(stack, "sales", "sales", { project: "data-project" }).grantRead(OPS);
  BigQueryDataset.fromDatasetId(stack, "any", id).grantRead(OPS);
  expect(all(stack, BigqueryDatasetIamMember)).toEqual([
    { ...member, role: "roles/bigquery.dataViewer", dataset_id: "${var.dataset}" },
    { ...member, role: "roles/bigquery.dataViewer", project: "data-project" },
  ]);
});

test("two imports of one dataset share their grants, and of two projects they do not", () => {
  const stack = newStack();
  const [one, same, other] = [undefined, "example-project", "data-project"].map((project, index) =>
    BigQueryDataset.fromDatasetId(stack, `sales-${index}`, "sales", { project }),
  );
  expect(same.grantRead(OPS)).toBe(one.grantRead(OPS));
  expect(other.grantRead(OPS)).not.toBe(one.grantRead(OPS));
});

test("the API of BigQuery is enabled where the stack enables what it needs", () => {
  const stack = newStack();
  new ProjectServices(stack, "services");
  BigQueryDataset.fromDatasetId(stack, "sales", "sales").grantRead(OPS);
  expect(all(stack, ProjectService)).toEqual([
    expect.objectContaining({ service: "bigquery.googleapis.com" }) as unknown,
  ]);
});

test("what is published can be read by everyone", () => {
  const stack = newStack();
  const open = BigQueryDataset.fromDatasetId(stack, "open", "open_data");
  open.grantRead(Principal.allAuthenticatedUsers("Statistics of public transport"));
  expect(all(stack, BigqueryDatasetIamMember)).toMatchObject([{ member: "allAuthenticatedUsers" }]);
  expect(() => open.grantWrite(Principal.allUsers("No"))).toThrow(
    new Error(
      "'principal' must not be the public for roles/bigquery.dataEditor, got 'allUsers'; only grantInvoke lets the public in [at shop/open]",
    ),
  );
});

test("a condition is refused, because the provider does not write it on a dataset", () => {
  const sales = BigQueryDataset.fromDatasetId(newStack(), "sales", "sales");
  expect(() =>
    sales.grant(Role.BIGQUERY_DATA_VIEWER, OPS, { condition: IamCondition.until("2026-12-31") }),
  ).toThrow(
    new Error(
      "'condition' must be on a project, service account, bucket, secret, key, Spanner database or IAP, where the provider reads it back, got 'until 2026-12-31' here [at shop/sales]",
    ),
  );
});

test.each([
  ["", ""],
  ["a-b", ""],
  ["data-project.sales", "; pass 'sales', and 'data-project' as 'project'"],
  ["data-project:sales", "; pass 'sales', and 'data-project' as 'project'"],
  ["projects/data-project/datasets/sales", "; pass 'sales', and 'data-project' as 'project'"],
])("the id '%s' is refused", (id, remedy) => {
  expect(() => BigQueryDataset.fromDatasetId(newStack(), "sales", id)).toThrow(
    new Error(
      `'datasetId' must be 1 to 1024 letters, digits and underscores, like 'sales', got '${id}'${remedy} [at shop/sales]`,
    ),
  );
});
