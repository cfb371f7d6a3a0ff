import { settled } from "./computed";
import { parsed, valueOf } from "./json";
import type { Resource } from "./resource";
import { textOf } from "./text";
import { isAbsent, type Step, type Value } from "./value";
import { within } from "./within";

/** An ID token that a resource sends with its calls. */
export interface SentToken {
  /** The URL or host that gets the token. */
  readonly to: Value;

  readonly audience: Value;
}

/** The arguments with the target, and with the audience of its token. */
const SENDERS: {
  readonly [type: string]: readonly (readonly [to: readonly Step[], audience: readonly Step[]])[];
} = {
  google_cloud_scheduler_job: [
    [
      ["http_target", "uri"],
      ["http_target", "oidc_token", "audience"],
    ],
  ],
  google_cloud_tasks_queue: [
    [
      ["http_target", "uri_override", "host"],
      ["http_target", "oidc_token", "audience"],
    ],
  ],
  google_pubsub_subscription: [
    [
      ["push_config", "push_endpoint"],
      ["push_config", "oidc_token", "audience"],
    ],
  ],
};

const GATEWAY = "google_api_gateway_api_config";

/** The types of resources that send ID tokens. */
export const SENDER_TYPES: readonly string[] = [...Object.keys(SENDERS), GATEWAY];

/** The ID tokens that a resource sends: with its own calls, or as a gateway to its backends. */
export function tokensSentBy(resource: Resource): SentToken[] {
  if (resource.mode !== "managed") return [];
  if (resource.type === GATEWAY) return [openApiOf(resource), serviceConfigOf(resource)].flatMap(backendsIn);
  if (!Object.hasOwn(SENDERS, resource.type)) return [];
  return SENDERS[resource.type].flatMap(([to, audience]) => {
    const token = { to: resource.value(...to), audience: resource.value(...audience) };
    return isAbsent(token.audience) ? [] : [token];
  });
}

/** The OpenAPI document of a gateway, decoded. */
export function openApiOf(config: Resource): Value {
  return decoded(config.value("openapi_documents", "document", "contents"));
}

/** The service config of a gateway with a gRPC API, decoded. */
export function serviceConfigOf(config: Resource): Value {
  return decoded(config.value("managed_service_configs", "contents"));
}

function decoded(contents: Value): Value {
  const inner = contents.is === "unknown" && contents.by === "base64encode" ? contents.from[0] : contents;
  if (inner.is === "unknown" && inner.by === "jsonencode") return inner.from[0];
  const written = textOf(settled(contents)) ?? "";
  return valueOf(parsed(Buffer.from(written, "base64").toString("utf8")));
}

/** The tokens for backends. An address and its audience are in the same object, in OpenAPI as in a service config. */
function backendsIn(document: Value): SentToken[] {
  if (document.is === "list") return document.items.flatMap(backendsIn);
  if (document.is !== "fields") return [];
  const [to, ...audiences] = ["address", "jwtAudience", "jwt_audience"].map((name) =>
    within(document, [name]),
  );
  const own = isAbsent(to)
    ? []
    : audiences.filter((one) => !isAbsent(one)).map((audience) => ({ to, audience }));
  return [...own, ...[...document.fields.values()].flatMap(backendsIn)];
}
