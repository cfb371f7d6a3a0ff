import { shown, valueOfString } from "./documents";

const more = {
  locals: { name: "orders" },
  resource: { google_service_account: { sa: { account_id: "${var.id}" } } },
};
const EMAIL = "<shop:google_service_account.sa.email>";

test.each<[string, string]>([
  ['base64decode("YWxsVXNlcnM=")', "allUsers"],
  ['base64encode("allUsers")', "YWxsVXNlcnM="],
  ['chomp("allUsers\\n\\n")', "allUsers"],
  ['lower("ORDERS")', "orders"],
  ['upper("orders")', "ORDERS"],
  ['trimspace(" allUsers\\t")', "allUsers"],
  ['trimprefix("user:a", "user:")', "a"],
  ['trimprefix("a", "user:")', "a"],
  ['trimprefix("user:${google_service_account.sa.email}", "user:")', EMAIL],
  ['trimsuffix("a@b", "@b")', "a"],
  ['trimsuffix("a", "")', "a"],
  ['strrev("sresUlla")', "allUsers"],
  ['replace("all-Users", "-", "")', "allUsers"],
  ['replace("a", "a", "$&")', "$&"],
  ['substr("xallUsers", 1, -1)', "allUsers"],
  ['substr("xallUsersx", 1, 8)', "allUsers"],
  ['tostring("a")', "a"],
  ["tostring(1)", "1"],
  ['jsonencode({ a = ["b", 1, true, null] })', '{"a":["b",1,true,null]}'],
  ['jsondecode("{\\"a\\":[\\"allUsers\\"]}").a[0]', "allUsers"],
  ['split(",", "a,b")[1]', "b"],
  ['join(",", ["a", "b"], ["c"])', "a,b,c"],
  ['join("", ["serviceAccount:", google_service_account.sa.email])', `serviceAccount:${EMAIL}`],
  ['format("%s-%d%%", "a", 1)', "a-1%"],
  ['format("serviceAccount:%s", google_service_account.sa.email)', `serviceAccount:${EMAIL}`],
])("%s is %s", (call, expected) => {
  expect(shown(valueOfString(`\${${call}}`, more))).toBe(expected);
});

test.each([
  'replace("a", "/a/", "b")',
  'format("%05d", 1)',
  "lower(var.open)",
  "lower()",
  'join(",", var.list)',
  'split(",", var.open)',
  "jsonencode({ a = var.open })",
  'jsondecode("{")',
  'trimprefix(var.open, "user:")',
])("%s is unknown", (call) => {
  expect(valueOfString(`\${${call}}`, more).is).toBe("unknown");
});
