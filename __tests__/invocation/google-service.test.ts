import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import type { ICaller } from "../../lib/invocation/caller";
import { GoogleService } from "../../lib/invocation/google-service";
import { newStack } from "../support/stack";
import { builtElsewhere } from "../triggers/event-driven";

const EMAIL = "calls@example-project.iam.gserviceaccount.com";
const { INTERNET, GOOGLE_SERVICE } = NetworkPath;

// https://cloud.google.com/run/docs/securing/ingress
test("the constants are these services, with the network paths of their calls", () => {
  const services = Object.entries(GoogleService as unknown as { [id: string]: GoogleService });
  expect(Object.fromEntries(services.map(([id, { name, callsBy }]) => [id, [name, callsBy]]))).toEqual({
    API_GATEWAY: ["API Gateway", INTERNET],
    BIGQUERY: ["BigQuery", GOOGLE_SERVICE],
    CLOUD_SCHEDULER: ["Cloud Scheduler", GOOGLE_SERVICE],
    CLOUD_TASKS: ["Cloud Tasks", GOOGLE_SERVICE],
    DIALOGFLOW_CX: ["Dialogflow CX", GOOGLE_SERVICE],
    EVENTARC: ["Eventarc", GOOGLE_SERVICE],
    PUBSUB: ["Pub/Sub", GOOGLE_SERVICE],
    SYNTHETIC_MONITORS: ["synthetic monitors", GOOGLE_SERVICE],
    WORKFLOWS: ["Workflows", GOOGLE_SERVICE],
  });
});

test("a service calls as a principal by its own network path", () => {
  const principal = Principal.serviceAccount(EMAIL);
  expect(GoogleService.WORKFLOWS.callingAs(principal)).toEqual({
    member: `serviceAccount:${EMAIL}`,
    principalId: `serviceAccount:${EMAIL}`,
    callsBy: GOOGLE_SERVICE,
  });
  expect(principal).not.toHaveProperty("callsBy");
});

test("a service can call as a service account of this app", () => {
  const account = new ServiceAccount(newStack(), "workflow");
  const { member, principalId, callsBy } = GoogleService.API_GATEWAY.callingAs(account);
  expect([member, principalId, callsBy]).toEqual([account.member, "serviceAccount:workflow", INTERNET]);
});

test("a service calls from the principal's project, and by its own network path", () => {
  const principal: ICaller = {
    member: `serviceAccount:${EMAIL}`,
    principalId: "calls",
    callsBy: INTERNET,
    callsFromProject: "other-project",
  };
  expect(GoogleService.BIGQUERY.callingAs(principal)).toEqual({
    member: `serviceAccount:${EMAIL}`,
    principalId: "calls",
    callsBy: GOOGLE_SERVICE,
    callsFromProject: "other-project",
  });
});

test("the network path of a service is checked", () => {
  const orders = builtElsewhere(newStack(), "orders", { ingress: IngressSettings.INTERNAL });
  const principal = Principal.serviceAccount(EMAIL);
  expect(() => orders.grantInvoke(GoogleService.API_GATEWAY.callingAs(principal))).toThrow(
    new Error(
      `'ingress' must admit the internet, by which serviceAccount:${EMAIL} calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/orders]`,
    ),
  );
  expect(() => orders.grantInvoke(GoogleService.WORKFLOWS.callingAs(principal))).not.toThrow();
});
