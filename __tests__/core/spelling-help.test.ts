import { likelyMeant } from "../../lib/core/spelling-help";

const NAMES = ["ingress", "name", "port", "serviceAccount", "condition", "environment", "path"];

test.each([
  ["ingres", "ingress"],
  ["conditions", "condition"],
  ["service_account", "serviceAccount"],
  ["ServiceAccount", "serviceAccount"],
  ["enviroment", "environment"],
  ["envrionment", "environment"],
  ["nam", "name"],
])("takes %s for %s", (written, meant) => {
  expect(likelyMeant(written, NAMES)).toBe(meant);
});

test.each(["team", "pots", "timeout", "", "a".repeat(10_000)])(
  "takes %s for none of the names",
  (written) => {
    expect(likelyMeant(written, NAMES)).toBeUndefined();
  },
);

test("takes fewer edits where asked", () => {
  expect(likelyMeant("enviroments", NAMES)).toBe("environment");
  expect(likelyMeant("enviroments", NAMES, 1)).toBeUndefined();
});
