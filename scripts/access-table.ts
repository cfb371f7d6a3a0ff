/** A synthesized stack: its resources by type and name. */
export interface SynthesizedStack {
  readonly resource?: { [type: string]: { [name: string]: Resource } };
}

interface Resource {
  readonly [argument: string]: unknown;
  readonly "//"?: { readonly reason?: string };
}

/** A function, its ingress settings, and who may call it. */
export interface AccessRow {
  readonly name: string;
  readonly ingress: string;
  readonly invokers: string[];
}

const INVOKER_ROLES = ["roles/run.invoker", "roles/run.servicesInvoker"];

/** Reads the functions of a synthesized stack, with their ingress settings and the members of their allow policies. */
export function accessRows(stack: SynthesizedStack): AccessRow[] {
  const functions = Object.entries(stack.resource?.google_cloudfunctions2_function ?? {});
  return functions.map(([id, resource]) => ({
    name: String(resource.name),
    ingress: String((resource.service_config as Resource).ingress_settings),
    invokers: invokersOf(stack, `\${google_cloudfunctions2_function.${id}.service_config[0].service}`),
  }));
}

function invokersOf(stack: SynthesizedStack, service: string): string[] {
  const members = Object.values(stack.resource?.google_cloud_run_v2_service_iam_member ?? {});
  return members
    .filter((member) => member.name === service && INVOKER_ROLES.includes(String(member.role)))
    .map(
      (member) =>
        memberName(stack, String(member.member)) + (member["//"]?.reason ? ` (${member["//"].reason})` : ""),
    )
    .sort();
}

/** The name of a member for readers: a service account of the stack is shown by its account id. */
function memberName(stack: SynthesizedStack, member: string): string {
  const account = /^\$\{google_service_account\.([\w-]+)\.member\}$/.exec(member)?.[1];
  const accountId = account && stack.resource?.google_service_account[account].account_id;
  return typeof accountId === "string" ? `serviceAccount:${accountId}` : member;
}

/** The rows as lines of a table. */
export function accessTable(rows: AccessRow[]): string[] {
  const cells = [
    ["function", "ingress", "may invoke"],
    ...rows.map((row) => [row.name, row.ingress, row.invokers.join(", ") || "nobody"]),
  ];
  const [nameWidth, ingressWidth] = [0, 1].map((column) =>
    Math.max(...cells.map((line) => line[column].length)),
  );
  return cells.map(
    ([name, ingress, invokers]) => `${name.padEnd(nameWidth)}  ${ingress.padEnd(ingressWidth)}  ${invokers}`,
  );
}
