import { gives } from "../../../stand-ins/google-access/roles";
import { textOf, type Value, type Values } from "../../../stand-ins/schema/value";

// This file reads a plan without any code of lib/, so that it can find faults of lib/.

/** A resource in the output of `terraform show -json` for a plan. */
interface Planned {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: Values;
}

interface Module {
  readonly address?: string;
  readonly resources?: readonly Planned[];
  readonly child_modules?: readonly Module[];
}

export interface Plan {
  readonly planned_values: { readonly root_module: Module };
}

interface Binding {
  readonly role: string;
  readonly members: readonly string[];
  readonly condition?: string;
}

const INVOKE = "run.routes.invoke";
const CASELESS = /^(?:user|group|serviceAccount|domain):/;

/** The callers of each receiver of a module, as `receiver <- member` or `receiver <- member if condition`, sorted. */
export function plannedCallers(plan: Plan, module: string): string[] {
  const prefix = `module.${module}`;
  const found = plan.planned_values.root_module.child_modules?.find(({ address }) => address === prefix);
  const resources = (found?.resources ?? []).filter(({ mode }) => mode === "managed");
  const callers = resources.flatMap((receiver) => {
    const service = serviceOf(receiver);
    if (service === undefined) return [];
    const address = receiver.address.slice(prefix.length + 1);
    return resources
      .filter((resource) => appliesTo(resource, service))
      .flatMap(({ values }) => bindingsOf(values))
      .filter(({ role }) => gives(role, INVOKE))
      .flatMap(({ members, condition }) => members.map((member) => callerText(address, member, condition)));
  });
  return [...new Set(callers)].sort();
}

/** How a caller is written here. */
export function callerText(receiver: string, member: string, condition: string | undefined): string {
  const spelled = CASELESS.test(member) ? member.replace(/:.*/, (rest) => rest.toLowerCase()) : member;
  return `${receiver} <- ${spelled}${condition === undefined ? "" : ` if ${condition}`}`;
}

/** The full name of the Cloud Run service of a receiver; undefined for other resources. */
function serviceOf({ type, values }: Planned): string | undefined {
  if (type === "google_cloud_run_v2_service") return fullName(values, "name");
  if (type !== "google_cloudfunctions2_function") return undefined;
  const [config] = values.service_config as readonly Values[];
  return textOf(config.service);
}

/** Whether an IAM resource writes to the policy of a service, or of its project. */
function appliesTo({ type, values }: Planned, service: string): boolean {
  if (/^google_project_iam_(?:member|binding)$/.test(type)) {
    return service.startsWith(`projects/${textOf(values.project)}/`);
  }
  if (type.startsWith("google_cloud_run_v2_service_iam_")) return fullName(values, "name") === service;
  return type.startsWith("google_cloud_run_service_iam_") && fullName(values, "service") === service;
}

function fullName(values: Values, argument: string): string {
  const name = textOf(values[argument]);
  const { project, location } = values;
  return name.includes("/")
    ? name
    : `projects/${textOf(project)}/locations/${textOf(location)}/services/${name}`;
}

function bindingsOf(values: Values): Binding[] {
  if (typeof values.policy_data === "string") {
    const { bindings } = JSON.parse(values.policy_data) as { bindings: readonly Values[] };
    return bindings.map((binding) => bindingOf(binding));
  }
  return [bindingOf(values)];
}

function bindingOf({ role, member, members, condition }: Values): Binding {
  const [given] = [condition].flat() as ({ readonly expression?: Value } | null | undefined)[];
  return {
    role: textOf(role),
    members: (members ?? [member]) as readonly string[],
    condition: given?.expression === undefined ? undefined : textOf(given.expression),
  };
}
