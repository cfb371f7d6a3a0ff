import { conditionConfigOf } from "../../lib/iam/condition-config";
import { IamCondition } from "../../lib/iam/iam-condition";

test("a condition is written with its title and expression, escaped", () => {
  expect(conditionConfigOf(IamCondition.cel("50%{ off }", 'request.path == "${x}"'))).toEqual({
    title: "50%%{ off }",
    expression: 'request.path == "$${x}"',
  });
});

test("without a condition, nothing is written", () => {
  expect(conditionConfigOf(undefined)).toBeUndefined();
});
