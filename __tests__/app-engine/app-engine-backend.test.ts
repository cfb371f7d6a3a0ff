import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { CloudTasksQueue } from "@cdktf/provider-google/lib/cloud-tasks-queue";
import { IapAppEngineServiceIamMember } from "@cdktf/provider-google/lib/iap-app-engine-service-iam-member";
import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import type { TerraformStack } from "cdktf";
import { AppEngineBackend, type AppEngineBackendProps } from "../../lib/app-engine/app-engine-backend";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { AppEngineTarget } from "../../lib/app-engine/app-engine-target";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { TaskQueue } from "../../lib/callers/task-queue";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import { Topic } from "../../lib/resources/topic";
import { newFunction } from "../support/functions";
import { all, byAddress } from "../support/resources";
import { newStack } from "../support/stack";

const URI = "https://api-dot-example-project.an.r.appspot.com";
const CLIENT = "123456789012-abc.apps.googleusercontent.com";
const OPS = Principal.group("ops@example.com");

function newBackend(stack: TerraformStack, props: Partial<AppEngineBackendProps> = {}): AppEngineBackend {
  const iap = new AppEngineIap(stack, "iap", { target: AppEngineTarget.service("api") });
  const place = { uri: URI, oauthClientId: CLIENT, location: "asia-northeast1" };
  return new AppEngineBackend(stack, "api", { iap, ...place, ...props });
}

const MEMBER = {
  app_id: "example-project",
  project: "example-project",
  service: "api",
  role: "roles/iap.httpsResourceAccessor",
};

test("tells its URL, location and project; its audience is IAP's OAuth client", () => {
  const { uri, audience, location, project, ingress } = newBackend(newStack(), {
    ingress: IngressSettings.INTERNAL,
  });
  expect({ uri, audience, location, project, ingress }).toEqual({
    uri: URI,
    audience: CLIENT,
    location: "asia-northeast1",
    project: "example-project",
    ingress: IngressSettings.INTERNAL,
  });
});

test("grants a caller access through IAP, once", () => {
  const stack = newStack();
  const api = newBackend(stack);
  const grant = api.grantInvoke(OPS);
  expect(api.grantInvoke(OPS, { role: Role.IAP_HTTPS_RESOURCE_ACCESSOR })).toBe(grant);
  expect(all(stack, IapAppEngineServiceIamMember)).toEqual([{ ...MEMBER, member: "group:ops@example.com" }]);
});

test.each<
  [string, { tfResourceType: string }, (stack: TerraformStack, target: AppEngineBackend) => unknown, object]
>([
  [
    "a scheduler job",
    CloudSchedulerJob,
    (stack, target) =>
      new SchedulerJob(stack, "caller", {
        schedule: "0 4 * * *",
        timeZone: "Asia/Tokyo",
        target,
        path: "/clean-up",
      }),
    { http_target: { uri: `${URI}/clean-up`, oidc_token: { audience: CLIENT } } },
  ],
  [
    "a push subscription",
    PubsubSubscription,
    (stack, target) =>
      new PushSubscription(stack, "caller", { topic: Topic.fromTopicName(stack, "files", "files"), target }),
    { push_config: { push_endpoint: URI, oidc_token: { audience: CLIENT } } },
  ],
  [
    "a queue",
    CloudTasksQueue,
    (stack, target) => new TaskQueue(stack, "caller", { target }),
    {
      http_target: {
        uri_override: { host: `\${trimprefix("${URI}", "https://")}` },
        oidc_token: { audience: CLIENT },
      },
    },
  ],
])("%s calls it with an ID token for IAP, and depends on its grant", (_, type, call, request) => {
  const stack = newStack();
  call(stack, newBackend(stack));
  const [[address, member]] = Object.entries(byAddress(stack, IapAppEngineServiceIamMember));
  expect(member).toEqual({
    ...MEMBER,
    member: "${google_service_account.caller_service-account_0EC8D01F.member}",
  });
  expect(all(stack, type)).toMatchObject([
    { ...request, depends_on: [`google_iap_app_engine_service_iam_member.${address}`] },
  ]);
});

// https://cloud.google.com/appengine/docs/flexible/ingress-settings names VPC networks, but no Google services
describe("with internal ingress", () => {
  const REFUSAL = "got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/api]";
  const internal = { ingress: IngressSettings.INTERNAL };

  test.each([{}, { samePerimeter: true }])("refuses Google services: %j", (options) => {
    const stack = newStack();
    const target = newBackend(stack, internal);
    const job = { schedule: "0 4 * * *", timeZone: "Asia/Tokyo", target, ...options };
    expect(() => new SchedulerJob(stack, "nightly", job)).toThrow(
      new Error(`'ingress' must admit the internet, by which shop/nightly calls, ${REFUSAL}`),
    );
    expect(all(stack, IapAppEngineServiceIamMember)).toEqual([]);
  });

  test("accepts calls by a VPC, and by people whose path is unknown", () => {
    const stack = newStack();
    const api = newBackend(stack, internal);
    const report = newFunction(stack, "report");
    expect(() => api.grantInvoke(report)).toThrow(
      new Error(
        `'ingress' must admit the internet, by which shop/report calls, got INTERNAL; give shop/report a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL and keep IAM as the lock [at shop/api]`,
      ),
    );
    api.grantInvoke(report, { callsBy: NetworkPath.VPC });
    api.grantInvoke(OPS);
    expect(all(stack, IapAppEngineServiceIamMember)).toHaveLength(2);
  });
});

test.each([
  ["roles/run.invoker", Role.RUN_INVOKER],
  ["custom:caller", Role.ofCustomRole("caller", "${google_project_iam_custom_role.caller.name}")],
])("refuses another role: %s", (name, role) => {
  const stack = newStack();
  expect(() => newBackend(stack).grantInvoke(OPS, { role })).toThrow(
    new Error(`'role' must be roles/iap.httpsResourceAccessor behind IAP, got '${name}' [at shop/api]`),
  );
  expect(all(stack, IapAppEngineServiceIamMember)).toEqual([]);
});

const NO_URI = "'uri' must be an https URL without a path, got";
const NO_CLIENT =
  "'oauthClientId' must be the id of an OAuth client, like '123456789012-abc.apps.googleusercontent.com', got";

test.each<[Partial<AppEngineBackendProps>, string]>([
  [{ uri: `${URI}/` }, `${NO_URI} '${URI}/'`],
  [{ uri: `${URI}/api` }, `${NO_URI} '${URI}/api'`],
  [{ uri: "http://example-project.an.r.appspot.com" }, `${NO_URI} 'http://example-project.an.r.appspot.com'`],
  [{ uri: "" }, `${NO_URI} ''`],
  ...[`${URI}?a`, `${URI}#a`, `${URI}:8443`, "https://a@example.com", "https://%{a}", "https://app"].map(
    (uri): [Partial<AppEngineBackendProps>, string] => [{ uri }, `${NO_URI} '${uri}'`],
  ),
  [{ oauthClientId: "123456789012-abc" }, `${NO_CLIENT} '123456789012-abc'`],
  [{ oauthClientId: URI }, `${NO_CLIENT} '${URI}'`],
])("refuses %j", (props, message) => {
  expect(() => newBackend(newStack(), props)).toThrow(new Error(`${message} [at shop/api]`));
});

test("accepts tokens unchecked", () => {
  const { uri, audience } = newBackend(newStack(), { uri: "${var.uri}", oauthClientId: "${var.client}" });
  expect([uri, audience]).toEqual(["${var.uri}", "${var.client}"]);
});
