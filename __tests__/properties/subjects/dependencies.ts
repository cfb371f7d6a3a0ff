import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { GoogleProject, Role, Secret, ServiceAccount } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";

const account = new Made("a service account", (shop) =>
  shop.once("awaited", (scope, id) => new ServiceAccount(scope, id, { accountId: "awaited" })),
);

/** What a construct can be told to wait for: constructs, a grant, and a resource of the provider. */
export const dependencies = fc.subarray([
  account,
  new Made("a grant", (shop) =>
    GoogleProject.of(shop.stack).grant(Role.LOGGING_LOG_WRITER, account.make(shop)),
  ),
  new Made("a secret", (shop) =>
    shop.once("awaited secret", (scope, id) => Secret.fromSecretId(scope, id, "awaited")),
  ),
  new Made("a resource", (shop) =>
    shop.once("awaited topic", (scope, id) => new PubsubTopic(scope, id, { name: "awaited" })),
  ),
]);
