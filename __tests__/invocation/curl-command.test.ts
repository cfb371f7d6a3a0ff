import { TerraformLocal, Testing } from "cdktf";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { curlCommandFor } from "../../lib/invocation/curl-command";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newStack } from "../support/stack";

const withToken = (url: string) =>
  `curl -H "Authorization: Bearer $(gcloud auth print-identity-token)" ${url}`;

test("the command ends in the URL, so that more options can follow it", () => {
  expect(curlCommandFor("https://orders-abc-an.a.run.app")).toBe(
    withToken("https://orders-abc-an.a.run.app"),
  );
});

test("existing functions and services, and 1st gen functions, have the command for their own URL", () => {
  const stack = newStack();
  const uri = "https://orders-abc-an.a.run.app";
  const serviceName = "orders";
  const first = "https://asia-northeast1-example-project.cloudfunctions.net/orders";
  new TerraformLocal(stack, "commands", [
    CloudRunFunction.fromFunctionAttributes(stack, "fn", { functionName: "orders", serviceName, uri })
      .curlCommand,
    CloudRunService.fromServiceAttributes(stack, "service", { serviceName: "page", uri }).curlCommand,
    FirstGenFunction.fromFunctionName(stack, "first", "orders", { uri: first }).curlCommand,
  ]);
  const { locals } = JSON.parse(Testing.synth(stack, true)) as { locals: object };
  expect(locals).toEqual({ commands: [withToken(uri), withToken(uri), withToken(first)] });
});
