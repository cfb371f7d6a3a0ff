import { got } from "../core/errors";
import { formatProblem } from "../core/formats/check-format";
import { BACKEND_URL } from "../core/formats/hosts";
import { isKnown } from "../core/tokens";
import { BackendProtocol, PathTranslation } from "./backend-options";
import type { JsonObject } from "./json";
import { unknownFieldProblem } from "./known-fields";

/** The names of what a backend says of authentication and paths, in one version of OpenAPI. */
interface Names {
  readonly audience: string;
  readonly disabled: string;
  readonly translation: string;
}

const V2: Names = { audience: "jwt_audience", disabled: "disable_auth", translation: "path_translation" };
const V3: Names = { audience: "jwtAudience", disabled: "disableAuth", translation: "pathTranslation" };

const PLAIN = /^(?:http|grpc):\/\//;
const RUN_APP_WITH_PATH = /^(https:\/\/[^/]+\.run\.app)\/./;

/**
 * What is wrong with the fields of a backend; undefined if nothing is.
 *
 * https://docs.cloud.google.com/api-gateway/docs/oasv2-extensions, https://docs.cloud.google.com/api-gateway/docs/oasv3-extensions
 */
export function fieldProblem(backend: JsonObject, isV2: boolean): string | undefined {
  const names = isV2 ? V2 : V3;
  const { address, deadline, protocol } = backend;
  const known = ["address", names.audience, names.disabled, names.translation, "deadline", "protocol"];
  const extension = isV2 ? "x-google-backend" : "x-google-api-management.backends";
  const unknown = unknownFieldProblem(extension, backend, known);
  if (unknown !== undefined) return unknown;
  if (typeof address !== "string") return `'address' must be a URL, got ${got(address)}`;
  const problem =
    formatProblem("address", address, BACKEND_URL) ?? authenticationProblem(backend, address, names, isV2);
  if (problem !== undefined) return problem;
  const isNumber = typeof deadline === "number" && deadline > 0 && deadline < Infinity;
  if (isKnown(deadline) && !isNumber) return `'deadline' must be above 0, got ${got(deadline)}`;
  return (
    choiceProblem(names.translation, backend[names.translation], Object.values(PathTranslation)) ??
    choiceProblem("protocol", protocol, Object.values(BackendProtocol))
  );
}

function authenticationProblem(
  backend: JsonObject,
  address: string,
  { audience, disabled }: Names,
  isV2: boolean,
): string | undefined {
  const hasAudience = backend[audience] !== undefined;
  if (backend[disabled] === true) {
    return hasAudience ? `'${audience}' must not be given beside '${disabled}', got both` : undefined;
  }
  if (PLAIN.test(address)) {
    return `'address' must be encrypted where the gateway sends an ID token, got ${got(address)}; with '${disabled}: true' it sends none`;
  }
  if (hasAudience) return undefined;
  if (!isV2 && backend[disabled] === undefined) {
    return `'${audience}' must be given, or '${disabled}' must be true, got neither`;
  }
  // The audience is the address, which Cloud Run takes only without a path.
  const host = RUN_APP_WITH_PATH.exec(address)?.at(1);
  return host === undefined
    ? undefined
    : `'${audience}' must be given where the address of a Cloud Run service has a path, got none; write '${audience}: ${host}'`;
}

function choiceProblem(prop: string, value: unknown, choices: string[]): string | undefined {
  if (value === undefined || choices.includes(value as string)) return undefined;
  return `'${prop}' must be one of ${choices.join(", ")}, got ${got(value)}`;
}
