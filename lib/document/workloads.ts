import { argumentOf, settled } from "./computed";
import type { Resource } from "./resource";
import { spellingOf } from "./spelling";
import { textOf } from "./text";
import { isAbsent, type Step, type Value } from "./value";
import { itemsOf, within } from "./within";

/** Something that uses a service account: it runs as the account, is built by it, or calls as it. */
export interface Workload {
  readonly resource: Resource;

  /** What it uses the account for. */
  readonly does: "run" | "build" | "call";

  /** The argument that names the account. */
  readonly argument: string;

  /** The account's email; undefined if none is named and Google uses a default account. */
  readonly account?: string;

  /** Its environment variables, by name. */
  readonly environment: readonly (readonly [string, Value])[];

  readonly project: string;

  /** Whether all its egress goes through a VPC network. */
  readonly isInVpc: boolean;

  /** Whether an argument can send its egress through a VPC network. */
  readonly canUseVpc: boolean;
}

interface WorkloadKind {
  readonly does: Workload["does"];
  readonly account: readonly Step[];

  /** The block that must exist, or else no account is used. */
  readonly if?: readonly Step[];

  /** Whether Google uses a default account if none is named. */
  readonly hasDefault?: boolean;

  /** The map of environment variables, or the containers with lists of them. */
  readonly variables?: readonly Step[];
  readonly containers?: readonly Step[];

  /** The arguments for the egress through a VPC network. */
  readonly egress?: readonly (readonly Step[])[];
}

const TOKEN = ["oidc_token", "service_account_email"];

/** One entry for each service account that a type has an argument for. */
const WORKLOADS: { readonly [type: string]: readonly WorkloadKind[] } = {
  google_cloudfunctions2_function: [
    {
      does: "run",
      account: ["service_config", "service_account_email"],
      hasDefault: true,
      variables: ["service_config", "environment_variables"],
      egress: [
        ["service_config", "vpc_connector_egress_settings"],
        ["service_config", "direct_vpc_egress"],
      ],
    },
    { does: "build", account: ["build_config", "service_account"], hasDefault: true },
    {
      does: "call",
      if: ["event_trigger"],
      account: ["event_trigger", "service_account_email"],
      hasDefault: true,
    },
  ],
  google_cloud_run_v2_service: [
    {
      does: "run",
      account: ["template", "service_account"],
      hasDefault: true,
      containers: ["template", "containers"],
      egress: [["template", "vpc_access", "egress"]],
    },
  ],
  google_cloud_run_service: [
    {
      does: "run",
      account: ["template", "spec", "service_account_name"],
      hasDefault: true,
      containers: ["template", "spec", "containers"],
      egress: [["template", "metadata", "annotations", "run.googleapis.com/vpc-access-egress"]],
    },
  ],
  google_cloud_run_v2_job: [
    {
      does: "run",
      account: ["template", "template", "service_account"],
      hasDefault: true,
      containers: ["template", "template", "containers"],
      egress: [["template", "template", "vpc_access", "egress"]],
    },
  ],
  google_cloudfunctions_function: [
    {
      does: "run",
      account: ["service_account_email"],
      hasDefault: true,
      variables: ["environment_variables"],
      egress: [["vpc_connector_egress_settings"]],
    },
  ],
  google_app_engine_standard_app_version: [
    { does: "run", account: ["service_account"], hasDefault: true, variables: ["env_variables"] },
  ],
  google_app_engine_flexible_app_version: [
    { does: "run", account: ["service_account"], hasDefault: true, variables: ["env_variables"] },
  ],
  google_workflows_workflow: [
    { does: "run", account: ["service_account"], hasDefault: true, variables: ["user_env_vars"] },
  ],
  google_api_gateway_api_config: [
    {
      does: "call",
      account: ["gateway_config", "backend_config", "google_service_account"],
      hasDefault: true,
    },
  ],
  google_eventarc_trigger: [{ does: "call", account: ["service_account"] }],
  google_cloud_scheduler_job: [
    { does: "call", account: ["http_target", ...TOKEN] },
    { does: "call", account: ["http_target", "oauth_token", "service_account_email"] },
  ],
  google_cloud_tasks_queue: [{ does: "call", account: ["http_target", ...TOKEN] }],
  google_pubsub_subscription: [{ does: "call", account: ["push_config", ...TOKEN] }],
};

const ALL_TRAFFIC = new Set(["ALL_TRAFFIC", "all-traffic", "VPC_EGRESS_ALL_TRAFFIC"]);

/** The uses of service accounts in a resource. */
export function workloadsOf(resource: Resource): Workload[] {
  if (resource.mode !== "managed" || !Object.hasOwn(WORKLOADS, resource.type)) return [];
  const found: Workload[] = [];
  for (const kind of WORKLOADS[resource.type]) {
    if (kind.if && itemsOf(resource.value(...kind.if))?.length === 0) continue;
    const account = settled(resource.value(...kind.account));
    if (!isAbsent(account)) found.push(new AccountUse(resource, kind, emailIn(spellingOf(account))));
    else if (kind.hasDefault) found.push(new AccountUse(resource, kind));
  }
  return found;
}

/** Reads each property only when needed. */
class AccountUse implements Workload {
  public readonly does: Workload["does"];
  private found?: [string, Value][];

  constructor(
    public readonly resource: Resource,
    private readonly kind: WorkloadKind,
    public readonly account?: string,
  ) {
    this.does = kind.does;
  }

  public get argument(): string {
    return this.kind.account.join(".");
  }

  public get environment(): readonly (readonly [string, Value])[] {
    return (this.found ??= environmentOf(this.resource, this.kind));
  }

  public get project(): string {
    return spellingOf(argumentOf(this.resource, "project"));
  }

  public get canUseVpc(): boolean {
    return this.kind.egress !== undefined;
  }

  public get isInVpc(): boolean {
    return (this.kind.egress ?? []).some((path) =>
      ALL_TRAFFIC.has(textOf(settled(this.resource.value(...path))) ?? ""),
    );
  }
}

/** The email of an account. Some arguments have its full name, and others its email. */
function emailIn(spelling: string): string {
  return spelling.slice(spelling.lastIndexOf("/") + 1).toLowerCase();
}

function environmentOf(resource: Resource, { variables, containers }: WorkloadKind): [string, Value][] {
  const named = variables ? resource.value(...variables) : undefined;
  const listed = containers ? (itemsOf(resource.value(...containers)) ?? []) : [];
  return [
    ...(named?.is === "fields" ? named.fields : []),
    ...listed
      .flatMap((container) => itemsOf(within(container, ["env"])) ?? [])
      .map((variable): [string, Value] => [
        textOf(within(variable, ["name"])) ?? "env",
        within(variable, ["value"]),
      ]),
  ];
}
