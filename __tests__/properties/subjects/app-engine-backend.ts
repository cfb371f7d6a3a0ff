import {
  AppEngineBackend,
  type AppEngineBackendProps,
  IngressSettings,
  type IPrincipal,
  PushSubscription,
  Role,
  SchedulerJob,
  TaskQueue,
  Topic,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made, type Workshop } from "../made";
import { bad, type Choices, parts, type Subject } from "../subject";
import { stringToken, TOKEN } from "../texts";
import * as engine from "./app-engine-parts";
import * as common from "./common";

const { principals, wildName } = common;

const URI = "https://api-dot-example-project.an.r.appspot.com";
const backend: Choices<AppEngineBackendProps> = {
  iap: engine.iaps,
  uri: fc.oneof(fc.constantFrom(URI, "https://example.com", "https://a-1.Example.com"), stringToken),
  oauthClientId: engine.clientIds,
  location: fc.constantFrom("us-central", "asia-northeast1"),
  ingress: fc.constant(new Made("IngressSettings.ALL", () => IngressSettings.ALL)),
};
const wildBackend: Choices<AppEngineBackendProps> = {
  ...backend,
  uri: fc.oneof(
    wildName,
    wildName.map((part) => (part instanceof Made ? part : `https://${part}`)),
  ),
  ...{ oauthClientId: engine.wildClientIds, location: wildName, ingress: common.ingresses },
};

export const appEngineBackend: Subject = {
  name: "AppEngineBackend",
  valid: fc.record(
    {
      ...backend,
      principal: principals,
      calls: fc.constantFrom("job", "subscription", "queue", "function"),
    },
    { requiredKeys: ["iap", "uri", "oauthClientId", "location", "principal"] },
  ),
  wild: { ...wildBackend },
  faults: {
    uri: bad(
      "uri",
      "",
      "example.com",
      "http://example.com",
      `${URI}:8443`,
      `${URI}/`,
      `${URI}/a`,
      `${URI}?a`,
      `${URI}#a`,
      "https://a b",
      "https://",
      "https://%{x}",
      "https://a@b.com",
    ),
    oauthClientId: bad("oauthClientId", ...engine.BAD_CLIENT_IDS),
    ingress: fc.constant({
      ingress: new Made("IngressSettings.INTERNAL", () => IngressSettings.INTERNAL),
      calls: "job",
    }),
    role: fc
      .constantFrom(
        new Made("Role.RUN_INVOKER", () => Role.RUN_INVOKER),
        new Made("Role.ofCustomRole('caller', token)", (shop) =>
          Role.ofCustomRole("caller", TOKEN.make(shop)),
        ),
      )
      .map((role) => ({ role })),
  },
  define: (shop, props) => {
    const { calls, principal, role, ...given } = parts(props, shop);
    const target = new AppEngineBackend(shop.stack, "app", given as never);
    target.grantInvoke(principal as IPrincipal, { role: role as Role | undefined });
    call(shop, target, calls);
  },
};

/** Adds a caller of an app. The resources of the caller must be correct, too. */
function call(shop: Workshop, target: AppEngineBackend, caller: unknown): void {
  const { stack } = shop;
  if (caller === "job")
    new SchedulerJob(stack, "caller", { schedule: "0 4 * * *", timeZone: "Etc/UTC", target, path: "/a" });
  if (caller === "subscription")
    new PushSubscription(stack, "caller", { topic: new Topic(stack, "called"), target });
  if (caller === "queue") new TaskQueue(stack, "caller", { target });
  if (caller === "function") {
    const fn = common.plainFunction(shop, "caller", { environment: { APP: target.uri } });
    target.grantInvoke(fn);
  }
}
