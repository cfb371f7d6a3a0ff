import { conditionConfigOf } from "../../lib/iam/condition-config";
import { IamCondition } from "../../lib/iam/iam-condition";

test("is the title and the expression, as data", () => {
  expect(conditionConfigOf(IamCondition.cel("50%{ off }", 'request.path == "${x}"'))).toEqual({
    title: "50%%{ off }",
    expression: 'request.path == "$${x}"',
  });
});

test("is nothing where there is no condition", () => {
  expect(conditionConfigOf(undefined)).toBeUndefined();
});
