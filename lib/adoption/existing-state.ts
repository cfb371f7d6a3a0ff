import { invalid } from "../core/errors";
import { isObject, type Json, type JsonObject, objectsIn } from "../document/json";
import { ExistingResource } from "./existing-resource";

/** The content of a Terraform state. */
export interface ExistingState {
  readonly resources: readonly ExistingResource[];

  /** Whether OpenTofu wrote it. */
  readonly isOpenTofu: boolean;

  /** The version of the program that wrote it. */
  readonly version?: string;
}

// https://developer.hashicorp.com/terraform/internals/json-format
const FORMAT = "1.";
const HOW = "run 'terraform show -json > FILE' in the folder of the existing configuration";

/**
 * Reads the output of `terraform show -json` for a state or a plan.
 *
 * Throws for anything else. No message quotes the text, because a state holds secrets.
 */
export function readState(text: string): ExistingState {
  const json = parsedState(text);
  checkForm(json);
  const values = isObject(json.planned_values) ? valuesBefore(json) : json.values;
  const root = isObject(values) ? values.root_module : undefined;
  const declared = modulesIn(root).flatMap(({ resources }) => objectsIn(resources));
  const resources = declared.flatMap(existing);
  if (resources.length === 0) throw invalid(`'state' must hold resources, got none; ${HOW}`);
  const { terraform_version: version } = json;
  return {
    resources,
    isOpenTofu: declared.some(isOfOpenTofu),
    version: typeof version === "string" ? version : undefined,
  };
}

function parsedState(text: string): JsonObject {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // Node.js quotes a part of the text in its message, so that message is not passed on.
    const ends = /end of JSON|[Uu]nterminated/.test((error as Error).message);
    const size = `${text.length} characters`;
    throw invalid(
      `'state' must be what 'terraform show -json' prints, got ${ends ? `JSON that ends too early, after ${size}` : `${size} that are no JSON`}; ${HOW}`,
    );
  }
  if (isObject(json)) return json;
  throw invalid(`'state' must be what 'terraform show -json' prints, got JSON that is no object; ${HOW}`);
}

function checkForm(json: JsonObject): void {
  const { format_version: format, version, terraform_version: terraform } = json;
  if (format === undefined && typeof version === "number" && Array.isArray(json.resources)) {
    throw invalid(
      `'state' must be what 'terraform show -json' prints, got a state file of version ${version}; ${HOW}`,
    );
  }
  if (typeof format !== "string") {
    throw invalid(`'state' must be what 'terraform show -json' prints, got other JSON; ${HOW}`);
  }
  if (!format.startsWith(FORMAT)) {
    const by =
      typeof terraform === "string" && /^[\w.+-]{1,40}$/.test(terraform) ? ` of Terraform ${terraform}` : "";
    throw invalid(
      `'state' must be of format 1, which Terraform 1.1 and newer print, got format ${/^[\d.]{1,10}$/.test(format) ? format : "unknown"}${by}; ${HOW}`,
    );
  }
}

/** The values of the state before a plan. */
function valuesBefore(plan: JsonObject): Json | undefined {
  return isObject(plan.prior_state) ? plan.prior_state.values : undefined;
}

function isOfOpenTofu({ provider_name: name }: JsonObject): boolean {
  return typeof name === "string" && name.includes("registry.opentofu.org");
}

/** A module and all modules below it. */
function modulesIn(module: Json | undefined): JsonObject[] {
  return objectsIn(module).flatMap((one) => [one, ...modulesIn(one.child_modules)]);
}

function existing({ address, mode, type, values, sensitive_values: sensitive, ...rest }: JsonObject) {
  // A deposed object was already replaced. Terraform will destroy it.
  if (mode !== "managed" || rest.deposed_key !== undefined) return [];
  if (typeof address !== "string" || typeof type !== "string" || !isObject(values)) return [];
  return [new ExistingResource(address, type, values, sensitive)];
}
