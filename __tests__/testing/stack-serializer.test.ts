import { TerraformOutput } from "cdktf";
import { stackSerializer } from "../../lib/testing";
import { newStack } from "../support/stack";

expect.addSnapshotSerializer(stackSerializer);

test("a stack in a snapshot is printed as its synthesized document", () => {
  const stack = newStack();
  new TerraformOutput(stack, "greeting", { value: "hello" });
  expect(stack).toMatchInlineSnapshot(`
{
  "output": {
    "greeting": {
      "value": "hello",
    },
  },
  "provider": {
    "google": [
      {
        "project": "example-project",
        "region": "asia-northeast1",
      },
    ],
  },
}
`);
});

test("other values are left to other serializers", () => {
  expect([{}, "text", undefined, [newStack()]].filter((value) => stackSerializer.test(value))).toEqual([]);
});
