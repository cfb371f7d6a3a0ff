import { serviceNameOf } from "../core/resource-names";
import { called } from "./calls";
import { choicesOf, either } from "./choices";
import { text, textOf } from "./text";
import { type Attribute, fields, type Holder, isAbsent, known, list, type Value } from "./value";

// More than anybody writes, and little enough for the stack.
const MAX_DEPTH = 50;

const ACCOUNT = {
  email: "{account}",
  member: "serviceAccount:{email}",
  name: "projects/{project}/serviceAccounts/{email}",
  id: "projects/{project}/serviceAccounts/{email}",
};
const SERVICE = { id: "projects/{project}/locations/{location}/services/{name}" };
const API_CONFIG = "projects/{project}/locations/global/apis/{api}/configs/{api_config_id}";

/**
 * Attributes that follow from the arguments of a resource, though Terraform knows them after it was made.
 *
 * As the pages of the resources say at https://registry.terraform.io/providers/hashicorp/google/latest/docs.
 */
const COMPUTED: { readonly [type: string]: { readonly [attribute: string]: string } } = {
  google_api_gateway_api: {
    id: "projects/{project}/locations/global/apis/{api_id}",
    name: "projects/{project}/locations/global/apis/{api_id}",
  },
  google_api_gateway_api_config: { id: API_CONFIG, name: API_CONFIG },
  google_api_gateway_gateway: { id: "projects/{project}/locations/{region}/gateways/{gateway_id}" },
  google_app_engine_application: { app_id: "{project}", id: "{project}" },
  google_artifact_registry_repository: {
    id: "projects/{project}/locations/{location}/repositories/{repository_id}",
    name: "{repository_id}",
  },
  google_cloud_run_service: SERVICE,
  google_cloud_run_v2_service: SERVICE,
  google_cloud_tasks_queue: { id: "projects/{project}/locations/{location}/queues/{name}" },
  google_cloudfunctions_function: { id: "projects/{project}/locations/{region}/functions/{name}" },
  google_cloudfunctions2_function: {
    id: "projects/{project}/locations/{location}/functions/{name}",
    "service_config.0.service": "projects/{project}/locations/{location}/services/{service of name}",
  },
  google_kms_crypto_key: { id: "{key_ring}/cryptoKeys/{name}" },
  google_kms_key_ring: { id: "projects/{project}/locations/{location}/keyRings/{name}" },
  google_organization_iam_custom_role: {
    id: "organizations/{org_id}/roles/{role_id}",
    name: "organizations/{org_id}/roles/{role_id}",
  },
  google_project: { id: "projects/{project_id}" },
  google_project_iam_custom_role: {
    id: "projects/{project}/roles/{role_id}",
    name: "projects/{project}/roles/{role_id}",
  },
  google_pubsub_subscription: { id: "projects/{project}/subscriptions/{name}" },
  google_pubsub_topic: { id: "projects/{project}/topics/{name}" },
  google_secret_manager_secret: {
    id: "projects/{project}/secrets/{secret_id}",
    name: "projects/{project}/secrets/{secret_id}",
  },
  google_service_account: ACCOUNT,
  google_storage_bucket: { id: "{name}" },
};

/** What a provider is configured with, for arguments that are left out. */
const PROVIDED: { readonly [argument: string]: string } = {
  project: "project",
  project_id: "project",
  location: "region",
  region: "region",
};

/** A value, followed through the arguments of the resources it refers to, as far as the documents tell them. */
export function settled(value: Value, depth = 0): Value {
  if (depth > MAX_DEPTH) return value;
  if (value.is === "text") return text(value.parts.map((part) => settled(part, depth + 1)));
  if (value.is === "either") return either(value.values.map((one) => settled(one, depth + 1)));
  if (value.is === "list") return list(value.items.map((one) => settled(one, depth + 1)));
  if (value.is === "fields") {
    return fields([...value.fields].map(([name, one]) => [name, settled(one, depth + 1)]));
  }
  if (value.is === "unknown" && value.by !== undefined) {
    return called(
      value.by,
      value.from.map((one) => settled(one, depth + 1)),
    );
  }
  return value.is === "attribute" ? ofAttribute(value, depth) : value;
}

/** An argument of a resource, settled: its own, or else its provider's. */
export function argumentOf(holder: Holder, name: string, depth = 0): Value {
  const own = holder.value(name);
  if (!isAbsent(own)) return settled(own, depth + 1);
  const provided = Object.hasOwn(PROVIDED, name) ? PROVIDED[name] : undefined;
  if (provided !== undefined) return settled(holder.ofProvider(provided), depth + 1);
  return settled({ is: "attribute", of: holder, path: [name] }, depth + 1);
}

/** A name with `{argument}` in it, with what the arguments of a resource say. */
export function filled(form: string, holder: Holder, depth = 0): Value {
  const pieces = form.split(/\{([^{}]+)\}/);
  return text(
    pieces.map((piece, index) => (index % 2 === 0 ? known(piece) : placed(piece, holder, depth + 1))),
  );
}

function ofAttribute(attribute: Attribute, depth: number): Value {
  const { of, path } = attribute;
  const given = of.value(...path);
  if (!isAbsent(given)) return settled(given, depth + 1);
  const [name] = path;
  if (path.length === 1 && typeof name === "string" && Object.hasOwn(PROVIDED, name)) {
    return settled(of.ofProvider(PROVIDED[name]), depth + 1);
  }
  const forms = Object.hasOwn(COMPUTED, of.type) ? COMPUTED[of.type] : {};
  const key = path.join(".");
  return Object.hasOwn(forms, key) ? filled(forms[key], of, depth) : attribute;
}

function placed(argument: string, holder: Holder, depth: number): Value {
  switch (argument) {
    case "project":
      return mapped(argumentOf(holder, "project", depth), (project) => project.replace(/^projects\//, ""));
    case "domain":
      // The project example.com:shop has the domain shop.example.com.
      return mapped(argumentOf(holder, "project", depth), (project) =>
        project.split(":").reverse().join("."),
      );
    case "account":
      return accountOf(holder, depth);
    case "service of name":
      return mapped(argumentOf(holder, "name", depth), serviceNameOf);
    default:
      return argumentOf(holder, argument, depth);
  }
}

/** Data sources take an email or a full name, too. */
function accountOf(holder: Holder, depth: number): Value {
  const given = textOf(argumentOf(holder, "account_id", depth));
  if (given?.includes("@")) return known(given.slice(given.lastIndexOf("/") + 1));
  return filled("{account_id}@{domain}.iam.gserviceaccount.com", holder, depth);
}

function mapped(value: Value, change: (known: string) => string): Value {
  return either(
    choicesOf(value).map((one) => {
      const told = textOf(one);
      return told === undefined ? one : known(change(told));
    }),
  );
}
