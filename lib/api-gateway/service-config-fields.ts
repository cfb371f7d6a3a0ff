import { got, invalid } from "../core/errors";
import { isObject, type JsonObject } from "./json";
import { unknownFieldProblem } from "./known-fields";

/** The fields of a message of Google's service config, and those of the messages in it. */
interface Shape {
  readonly isList?: true;
  readonly fields: readonly string[];

  /** The fields that are true or false, and decide who may call. */
  readonly flags?: readonly string[];
  readonly within?: { readonly [field: string]: Shape };
}

/** The fields of a service config that decide about access. https://github.com/googleapis/googleapis/tree/master/google/api */
const SERVICE: Shape = {
  fields: [
    ...["type", "config_version", "name", "title", "id", "producer_project_id", "apis", "types", "enums"],
    ...["documentation", "backend", "http", "quota", "authentication", "context", "usage", "custom_error"],
    ...["endpoints", "control", "logs", "metrics", "monitored_resources", "billing", "logging", "monitoring"],
    ...["system_parameters", "source_info", "publishing", "aspects"],
    // https://github.com/googleapis/googleapis/blob/master/google/api/visibility.proto
    "visibility",
  ],
  within: {
    apis: {
      isList: true,
      fields: ["name", "methods", "options", "version", "source_context", "mixins", "syntax", "edition"],
    },
    backend: {
      fields: ["rules"],
      within: {
        rules: {
          isList: true,
          fields: [
            ...["selector", "address", "deadline", "min_deadline", "operation_deadline", "path_translation"],
            ...[
              "jwt_audience",
              "disable_auth",
              "protocol",
              "overrides_by_request_protocol",
              "load_balancing_policy",
            ],
          ],
        },
      },
    },
    usage: {
      fields: ["requirements", "rules", "producer_notification_channel", "service_identity"],
      within: {
        rules: {
          isList: true,
          fields: ["selector", "allow_unregistered_calls", "skip_service_control", "per_user_quota"],
          flags: ["allow_unregistered_calls", "skip_service_control"],
        },
      },
    },
    authentication: {
      fields: ["rules", "providers"],
      within: {
        providers: {
          isList: true,
          fields: ["id", "issuer", "jwks_uri", "audiences", "authorization_url", "jwt_locations"],
        },
        rules: {
          isList: true,
          fields: ["selector", "oauth", "allow_without_credential", "custom_auth", "requirements"],
          flags: ["allow_without_credential"],
          within: { requirements: { isList: true, fields: ["provider_id", "audiences"] } },
        },
      },
    },
  },
};

/**
 * A service config with the names of its fields as in the documentation, like `jwt_audience`, and with lists. Google also takes
 * `jwtAudience`, and one item in the place of a list.
 *
 * Throws for a field that Google does not know where it decides about access, because it would protect nothing, and for a flag
 * that is no boolean.
 */
export function inOneSpelling(config: JsonObject): JsonObject {
  return shaped(config, SERVICE, []);
}

function shaped(written: JsonObject, { fields, flags, within = {} }: Shape, above: string[]): JsonObject {
  const result: JsonObject = {};
  const place = above.length === 0 ? "serviceConfig" : above.join(".");
  for (const [key, value] of Object.entries(written)) {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (Object.hasOwn(result, name)) {
      throw invalid(`'${place}' must give '${name}' once, got it in two spellings`);
    }
    result[name] = Object.hasOwn(within, name) ? inner(value, within[name], [...above, name]) : value;
  }
  const problem = unknownFieldProblem(place, result, fields);
  if (problem !== undefined) throw invalid(problem);
  for (const flag of flags ?? []) checkFlag(`${place}.${flag}`, result[flag]);
  return result;
}

/** A text like `"true"`, and what only Terraform knows, could open what the code takes for guarded. */
function checkFlag(place: string, value: unknown): void {
  if (value === undefined || typeof value === "boolean") return;
  throw invalid(
    `'${place}' must be true or false, and known at synthesis, because it decides who may call, got ${got(value)}`,
  );
}

function inner(value: unknown, shape: Shape, place: string[]): unknown {
  if (!shape.isList) {
    if (isObject(value)) return shaped(value, shape, place);
    throw invalid(`'${place.join(".")}' must be an object, got ${got(value)}`);
  }
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => {
    if (isObject(item)) return shaped(item, shape, place);
    throw invalid(`'${place.join(".")}' must be a list of objects, got ${got(item)} in it`);
  });
}
