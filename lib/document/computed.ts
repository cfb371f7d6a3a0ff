import { serviceNameOf } from "../core/resource-names";
import { called } from "./calls";
import { choicesOf, either } from "./choices";
import { type Form, form } from "./form";
import { text, textOf } from "./text";
import { type Attribute, fields, type Holder, isAbsent, known, list, type Value } from "./value";

// More than real code needs, and small enough for the call stack.
const MAX_DEPTH = 50;

const ACCOUNT_EMAIL = form("{account_id}@{domain}.iam.gserviceaccount.com");
const ACCOUNT = {
  email: form("{account}"),
  member: form("serviceAccount:{email}"),
  name: form("projects/{project}/serviceAccounts/{email}"),
  id: form("projects/{project}/serviceAccounts/{email}"),
};
const SERVICE = { id: form("projects/{project}/locations/{location}/services/{name}") };
const API_CONFIG = form("projects/{project}/locations/global/apis/{api}/configs/{api_config_id}");

/**
 * Attributes that follow from the arguments of a resource, although Terraform knows them only after apply.
 *
 * The source is the page of each resource at https://registry.terraform.io/providers/hashicorp/google/latest/docs.
 */
const COMPUTED: { readonly [type: string]: { readonly [attribute: string]: Form } } = {
  google_api_gateway_api: {
    id: form("projects/{project}/locations/global/apis/{api_id}"),
    name: form("projects/{project}/locations/global/apis/{api_id}"),
  },
  google_api_gateway_api_config: { id: API_CONFIG, name: API_CONFIG },
  google_api_gateway_gateway: { id: form("projects/{project}/locations/{region}/gateways/{gateway_id}") },
  google_app_engine_application: { app_id: form("{project}"), id: form("{project}") },
  google_artifact_registry_repository: {
    id: form("projects/{project}/locations/{location}/repositories/{repository_id}"),
    name: form("{repository_id}"),
  },
  google_cloud_run_service: SERVICE,
  google_cloud_run_v2_job: { id: form("projects/{project}/locations/{location}/jobs/{name}") },
  google_cloud_run_v2_service: SERVICE,
  google_cloud_tasks_queue: { id: form("projects/{project}/locations/{location}/queues/{name}") },
  google_cloudfunctions_function: { id: form("projects/{project}/locations/{region}/functions/{name}") },
  google_cloudfunctions2_function: {
    id: form("projects/{project}/locations/{location}/functions/{name}"),
    "service_config.0.service": form("projects/{project}/locations/{location}/services/{service of name}"),
  },
  google_kms_crypto_key: { id: form("{key_ring}/cryptoKeys/{name}") },
  google_kms_key_ring: { id: form("projects/{project}/locations/{location}/keyRings/{name}") },
  google_organization_iam_custom_role: {
    id: form("organizations/{org_id}/roles/{role_id}"),
    name: form("organizations/{org_id}/roles/{role_id}"),
  },
  google_project: { id: form("projects/{project_id}") },
  google_project_iam_custom_role: {
    id: form("projects/{project}/roles/{role_id}"),
    name: form("projects/{project}/roles/{role_id}"),
  },
  google_pubsub_subscription: { id: form("projects/{project}/subscriptions/{name}") },
  google_pubsub_topic: { id: form("projects/{project}/topics/{name}") },
  google_secret_manager_secret: {
    id: form("projects/{project}/secrets/{secret_id}"),
    name: form("projects/{project}/secrets/{secret_id}"),
  },
  google_service_account: ACCOUNT,
  google_storage_bucket: { id: form("{name}") },
};

/** The provider's argument that is the default for an argument of a resource. */
const PROVIDED: { readonly [argument: string]: string } = {
  project: "project",
  project_id: "project",
  location: "region",
  region: "region",
};

/** A value with its references resolved, as far as the documents show the arguments of the resources. */
export function settled(value: Value, depth = 0): Value {
  if (value.is === "known") return value;
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

/** A resolved argument of a resource: its own, or else the provider's. */
export function argumentOf(holder: Holder, name: string, depth = 0): Value {
  return ofAttribute({ is: "attribute", of: holder, path: [name] }, depth);
}

/** A name in which the arguments of a resource replace each `{argument}`. */
export function filled(pieces: Form, holder: Holder, depth = 0): Value {
  return text(
    pieces.map((piece, index) => (index % 2 === 0 ? known(piece) : placed(piece, holder, depth + 1))),
  );
}

function ofAttribute(attribute: Attribute, depth: number): Value {
  const { of, path } = attribute;
  const given = of.value(...path);
  if (given.is === "known" && given.value !== null) return given;
  // The resource that has the attribute remembers its value.
  if (given.is === "attribute") return settled(given, depth + 1);
  const key = path.length === 1 ? String(path[0]) : path.join(".");
  let value = of.settledAttributes?.get(key);
  if (!value) {
    value = workedOut(attribute, key, given, depth);
    of.settledAttributes?.set(key, value);
  }
  return value;
}

function workedOut(attribute: Attribute, key: string, given: Value, depth: number): Value {
  const { of } = attribute;
  if (!isAbsent(given)) return settled(given, depth + 1);
  if (Object.hasOwn(PROVIDED, key)) return settled(of.ofProvider(PROVIDED[key]), depth + 1);
  const forms = Object.hasOwn(COMPUTED, of.type) ? COMPUTED[of.type] : {};
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

/** The email of a service account. A data source also accepts an email or a full name. */
function accountOf(holder: Holder, depth: number): Value {
  const given = textOf(argumentOf(holder, "account_id", depth));
  if (given?.includes("@")) return known(given.slice(given.lastIndexOf("/") + 1));
  return filled(ACCOUNT_EMAIL, holder, depth);
}

function mapped(value: Value, change: (known: string) => string): Value {
  if (value.is === "either") return either(choicesOf(value).map((one) => mapped(one, change)));
  const told = textOf(value);
  return told === undefined ? value : known(change(told));
}
