import { IDENTIFIED, namingArgumentsOf } from "../../lib/adoption/identity";
import { replaces } from "../../lib/adoption/replacing-arguments";
import { REPLACED_BY } from "../../stand-ins/provider/replacement";

// Resources are matched by name, so arguments of the name are equal in matched resources.
const isNaming = (type: string, argument: string) =>
  namingArgumentsOf(type).includes(argument) || ["account_id", "api", "bucket"].includes(argument);

test.each(IDENTIFIED)("every argument that makes the stand-in provider replace %s is known", (type) => {
  const expected = Object.hasOwn(REPLACED_BY, type) ? REPLACED_BY[type] : [];
  expect(expected.filter((argument) => !isNaming(type, argument) && !replaces(type, argument))).toEqual([]);
});

test.each([
  ["google_cloudfunctions2_function", "build_config.runtime", false],
  ["google_cloudfunctions2_function", "build_config.source.repo_source.project_id", true],
  ["google_pubsub_subscription", "filter", true],
  ["google_pubsub_subscription", "filters", false],
  ["google_api_gateway_api_config", "openapi_documents.document.contents", true],
  ["google_cloud_run_v2_service_iam_member", "name", true],
  ["google_cloud_run_v2_service_iam_binding", "members", false],
  ["google_cloud_run_v2_service", "project", true],
  ["toString", "constructor", false],
])("for %s, a change of %s replaces the resource: %s", (type, argument, expected) => {
  expect(replaces(type, argument)).toBe(expected);
});
