import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  Runtime,
  ServiceAccount,
} from "../../lib";
import { accessOf } from "../../lib/testing/access-of";
import { examples } from "../support/examples";
import { mainStack } from "../support/main-app";
import { newApp, newStack } from "../support/stack";

test("main.ts lets in whom it says, and nobody else", () => {
  expect(accessOf(mainStack(newApp()))).toMatchSnapshot();
});

test.each(examples())("examples/%s.ts lets in whom it says, and nobody else", (name, Example) => {
  expect(accessOf(new Example(newApp(), name))).toMatchSnapshot();
});

test("what other stacks say of a stack is told with it, and what they say of themselves is not", () => {
  const app = newApp();
  const [shop, other] = [newStack(app), newStack(app, "other")];
  const functions = [shop, other].map(
    (stack) =>
      new CloudRunFunction(stack, "hello", {
        runtime: Runtime.NODEJS_22,
        entryPoint: "hello",
        source: FunctionSource.inline({ "index.js": "exports.hello = () => {};" }),
        ingress: IngressSettings.ALL,
        name: `hello-${stack.node.id}`,
        buildServiceAccount: ServiceAccount.fromServiceAccountEmail(
          stack,
          "build",
          "build@example-project.iam.gserviceaccount.com",
        ),
        grantBuildRoles: false,
      }),
  );
  new CloudRunV2ServiceIamMember(other, "grant", {
    project: "example-project",
    location: "asia-northeast1",
    name: "hello-shop",
    role: "roles/run.invoker",
    member: "group:ops@example.com",
  });
  functions[1].grantInvoke(Principal.user("ada@example.com"));
  expect(accessOf(shop)).toEqual([
    "shop/hello  is  a 2nd gen function  name: hello-shop",
    "shop/hello  ingress  ALL",
    "shop/hello  runs as  serviceAccount:hello-shop-run@example-project.iam.gserviceaccount.com",
    "shop/hello  caller  group:ops@example.com  role: roles/run.invoker",
  ]);
});
