import { membersOf } from "../../lib/document/member";
import { valueOfString } from "./documents";

const more = {
  variable: { who: { default: "allUsers" }, open: {} },
  locals: { everyone: "all" },
  resource: {
    google_service_account: { sa: { account_id: "${var.open}" } },
    google_secret_manager_secret_version: { v: { secret: "x" } },
    terraform_data: { d: { input: "allUsers" } },
  },
};

const of = (string: string) => membersOf(valueOfString(string, more));

test.each([
  ["allUsers", "allUsers"],
  [" allUsers ", "allUsers"],
  ["allAuthenticatedUsers", "allAuthenticatedUsers"],
  ["principalSet://goog/public:all", "allUsers"],
  ["${var.who}", "allUsers"],
  ["${local.everyone}Users", "allUsers"],
  ['${"allUsers"}', "allUsers"],
  ['${base64decode("YWxsVXNlcnM=")}', "allUsers"],
])("%s is the public", (string, everyone) => {
  expect(of(string)).toMatchObject([{ everyone, isSomebody: false }]);
});

test.each([
  "user:ada@example.com",
  "serviceAccount:${google_service_account.sa.email}",
  "${google_service_account.sa.member}",
  "user:${var.open}",
  "allUsersx",
  "$${var.who}",
])("%s is not the public", (string) => {
  expect(of(string)).toMatchObject([{ everyone: undefined, isSomebody: true }]);
});

test.each([
  "${var.open}",
  "${var.open}Users",
  "${sha256(var.open)}",
  "${google_secret_manager_secret_version.v.secret_data}",
  "${terraform_data.d.output}",
  "${module.iam.member}",
])("%s can be the public", (string) => {
  expect(of(string)).toMatchObject([{ everyone: undefined, isSomebody: false }]);
});

test("each result of a conditional expression is a member", () => {
  expect(of('${var.open ? "allUsers" : "user:ada@example.com"}')).toMatchObject([
    { everyone: "allUsers" },
    { spelling: "user:ada@example.com", isSomebody: true },
  ]);
});

test.each([
  ["user:Ada@Example.com", "user:ada@example.com"],
  ["domain:Example.com", "domain:example.com"],
  ["principal://iam.googleapis.com/Pool", "principal://iam.googleapis.com/Pool"],
])("%s is stored as %s", (written, stored) => {
  expect(of(written)[0].spelling).toBe(stored);
});
