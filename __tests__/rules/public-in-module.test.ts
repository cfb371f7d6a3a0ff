import { PUBLIC_IN_MODULE } from "../../lib/rules/public-in-module";
import { foundBy } from "./findings";

const found = (inputs: object, more: object = {}) =>
  foundBy(PUBLIC_IN_MODULE, { ...more, module: { page: { source: "./page", ...inputs } } });

const finding = (input: string, everyone = "allUsers") => [
  `'${input}' must not name the public without a reason, got '${everyone}', and only a plan tells what the module does with it; let callers in with grantInvoke, or addOverride('//.reason', '…') and read the plan with the command access [at shop/module.page] (public-in-module)`,
];

test.each<[string, object]>([
  ["a text", { members: "allUsers" }],
  ["a list", { members: ["user:ada@example.com", "allUsers"] }],
  ["an object", { members: { iam: [{ "roles/run.invoker": ["allUsers"] }] } }],
  ["the text of a policy", { members: '{"bindings":[{"members":["allUsers"]}]}' }],
  ["a local value", { members: "${local.everyone}" }],
  ["a choice", { members: '${var.open ? "allUsers" : "user:ada@example.com"}' }],
  ["an argument of a function", { members: '${concat(["allUsers"], var.others)}' }],
  ["the spelling of deny policies", { members: ["principalSet://goog/public:all"] }],
])("reports the public in %s", (_, inputs) => {
  expect(found(inputs, { locals: { everyone: ["all${local.who}"], who: "Users" } })).toEqual(
    finding("members"),
  );
});

test("tells which of the two it is", () => {
  expect(found({ members: "allAuthenticatedUsers" })).toEqual(finding("members", "allAuthenticatedUsers"));
});

test("reports the public in what a module is repeated for", () => {
  expect(found({ for_each: '${toset(["allUsers"])}', member: "${each.key}" })).toEqual(finding("for_each"));
});

test.each<[string, object]>([
  ["a reason stands beside it", { members: ["allUsers"], "//": { reason: "A public page" } }],
  ["somebody else is named", { members: ["user:allusers@example.com", "group:ops@example.com"] }],
  ["nobody can tell", { members: "${var.members}" }],
  ["the comment of cdktf names it", { "//": { metadata: { path: "shop/allUsers" } } }],
])("finds nothing if %s", (_, inputs) => {
  expect(found(inputs)).toEqual([]);
});
