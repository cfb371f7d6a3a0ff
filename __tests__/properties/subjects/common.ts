import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import {
  Bucket,
  type IPrincipal,
  type IServiceAccount,
  Principal,
  ServiceAccount,
  type WorkloadLifecycle,
} from "cdktf-cloud-run-functions";
import { CloudRunFunction, type CloudRunFunctionProps, FunctionSource } from "cdktf-cloud-run-functions";
import {
  GoogleService,
  type IInvocable,
  IngressSettings,
  Role,
  Runtime,
  ServiceAgent,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";
import fc from "fast-check";
import { Made, type Workshop } from "../made";
import { bad, type Props } from "../subject";
import { chars, name, numberToken, stringToken, text, textOrReference, textWithToken } from "../texts";

export const HOME = { project: "example-project", location: "asia-northeast1" };

export const locations = fc.constantFrom("asia-northeast1", "us-central1", "europe-west4");
export const projects = name(6, 30);

/** Props without the place that the full name of the service tells: two places would contradict each other. */
export const placedOnce = ({ project, location, ...props }: Props): Props =>
  String(props.serviceName).startsWith("projects/") ? props : { project, location, ...props };

export const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A reason that a person can read without what only Terraform knows. */
export const reasons = text.filter((reason) =>
  /[\p{L}\p{N}]/u.test(reason.replace(/\$\{[^}]*\}|%\{[^}]*\}/g, "")),
);

/** A name that no reasonable person would write. */
export const wildName = fc.oneof(textOrReference, stringToken);
export const wildText = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: stringToken },
  { weight: 1, arbitrary: textWithToken },
);
export const wildNumber = fc.oneof(
  fc.integer({ min: -2, max: 4000 }),
  fc.constantFrom(0, -0, 0.1, 0.5, 1, 1.5, 1e-7, 1e-10, 2 ** 31, 2 ** 53, 1e21, NaN, Infinity, -Infinity),
  fc.double(),
  numberToken,
);
export const flags = fc.boolean();

const labelText = chars("abcxyz0189_-éß日本", 0, 20);
export const labels = fc.dictionary(
  labelText.map((rest) => `k${rest}`),
  labelText,
  { maxKeys: 3 },
);
export const wildLabels = fc.dictionary(
  fc.oneof(labelText, textOrReference),
  fc.oneof(labelText, textOrReference),
  {
    maxKeys: 3,
  },
);
export const badLabels = {
  "labels: a bad key": fc
    .constantFrom("", "Team", "1st", "a b", "_a", "a".repeat(64), "a.b")
    .map((key) => ({ labels: { [key]: "x" } })),
  "labels.team": fc.constantFrom("Shop", "a b", "é!", "a".repeat(64)).map((team) => ({ labels: { team } })),
  "labels: too many": fc.constant({
    labels: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${String(i)}`, ""])),
  }),
};

/** What Terraform leaves alone. */
export const lifecycles: fc.Arbitrary<WorkloadLifecycle> = fc.record(
  {
    ignoreChanges: fc.oneof(
      fc.constant<string[]>(["all"]),
      fc.uniqueArray(fc.constantFrom("labels", "description", "timeouts", 'labels["team"]'), {
        maxLength: 3,
      }),
    ),
    preventDestroy: fc.boolean(),
  },
  { requiredKeys: [] },
);
export const wildLifecycles = fc.record({ ignoreChanges: fc.array(wildName, { maxLength: 2 }) });

/** Values that both functions and services refuse. */
export const badWorkload = {
  "lifecycle.ignoreChanges": bad(
    "lifecycle",
    ...[
      [""],
      ["Image"],
      ["template."],
      ["template[a].image"],
      ["template[0]image"],
      ["all", "labels"],
      ["${x}"],
    ].map((ignoreChanges) => ({ ignoreChanges })),
  ),
  binaryAuthorizationPolicy: bad(
    "binaryAuthorizationPolicy",
    "",
    "prod",
    "projects/p/policies/prod",
    "default ",
  ),
  projectRoles: bad("projectRoles", "roles/datastore.user", {}),
  "projectRoles[0]": bad("projectRoles", ["roles/datastore.user"], [undefined]),
  ...Object.fromEntries(
    ["create", "update", "destroy"].map((action) => [
      `terraformTimeouts.${action}`,
      bad(
        "terraformTimeouts",
        ...["", "30", "30 m", "half an hour", "-1m", "1d"].map((duration) => ({ [action]: duration })),
      ),
    ]),
  ),
};

/** Keys of a map. */
export function wildKey(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom("__proto__", "constructor", "toString", "a", "A_B"), text);
}

const email = (local: string, project: string) => `${local}@${project}.iam.gserviceaccount.com`;

// No subject has such a name.
const definedAccounts = name(2, 20)
  .map((rest) => `principal-${rest}`)
  .map(
    (id) =>
      new Made(`new ServiceAccount(stack, '${id}')`, (shop) =>
        shop.once(`sa ${id}`, (scope) => new ServiceAccount(scope, id)),
      ),
  );
const tokenAccounts = stringToken.map(
  (token) =>
    new Made(`ServiceAccount.fromServiceAccountEmail(${String(token)})`, (shop) =>
      shop.once("sa token", (scope, id) =>
        ServiceAccount.fromServiceAccountEmail(scope, id, token.make(shop)),
      ),
    ),
);

/** A service account whose email does not tell that it is of another project. */
export const callingAccounts: fc.Arbitrary<Made<IServiceAccount>> = fc.oneof(definedAccounts, tokenAccounts);

/** A service account of the stack, or an existing one. */
export const serviceAccounts: fc.Arbitrary<Made<IServiceAccount>> = fc.oneof(
  definedAccounts,
  fc.tuple(name(6, 30), projects).map(([local, project]) => {
    const address = email(local, project);
    return new Made(`ServiceAccount.fromServiceAccountEmail('${address}')`, (shop) =>
      shop.once(`sa ${address}`, (scope, id) => ServiceAccount.fromServiceAccountEmail(scope, id, address)),
    );
  }),
  tokenAccounts,
);

/** Principals of every kind in an allow policy, except the public. */
export const namedPrincipals: fc.Arbitrary<Made<IPrincipal>> = fc.oneof(
  known("user", (local) => `${local}@example.com`),
  known("group", (local) => `${local}@example.com`),
  known("domain", (local) => `${local}.example.com`),
  known("serviceAccount", (local) => email(local, "other-project")),
  known(
    "federated",
    (local) => `principal://iam.googleapis.com/projects/1/locations/global/pools/p/subject/${local}`,
  ),
  known(
    "principalSet",
    (local) => `principalSet://cloudresourcemanager.googleapis.com/projects/1/type/${local}`,
  ),
  known("of", (local) => `projectViewer:${local}`),
);

type Known = "user" | "group" | "domain" | "serviceAccount" | "federated" | "principalSet" | "of";

function known(kind: Known, identifier: (local: string) => string): fc.Arbitrary<Made<IPrincipal>> {
  return name(6, 20).map((local) => {
    const written = identifier(local);
    return new Made(`Principal.${kind}('${written}')`, () => Principal[kind](written));
  });
}

// Only one project: the agents of one product in two projects cannot be in one policy, because their grants have one id.
const agents = fc
  .constantFrom("CLOUD_TASKS", "PUBSUB", "IAP")
  .map(
    (agent) =>
      new Made<IPrincipal>(`ServiceAgent.${agent}.inProject('123')`, () =>
        ServiceAgent[agent as "IAP"].inProject("123"),
      ),
  );

const tokens = name(3, 20).map(
  (id) =>
    new Made<IPrincipal>(`Principal.fromToken('${id}', token)`, (shop) =>
      Principal.fromToken(
        id,
        // Two ids are two members: one member with two ids is an error.
        `serviceAccount:${id}-${shop.once("looked-up", (scope, at) => new DataGoogleProject(scope, at)).number}@example-project.iam.gserviceaccount.com`,
      ),
    ),
);

/** Principals to which every role can be granted on every resource. */
export const principals: fc.Arbitrary<Made<IPrincipal>> = fc.oneof(
  namedPrincipals,
  serviceAccounts,
  agents,
  tokens,
);

export const roles = fc
  .constantFrom(
    "roles/run.invoker",
    "roles/pubsub.publisher",
    "projects/p/roles/deployer",
    "organizations/1/roles/a.b",
  )
  .map((role) => new Made(`Role.of('${role}')`, () => Role.of(role)));

/** Roles of the code on its project. Some of them twice. */
export const projectRoles = fc.array(
  fc
    .constantFrom("roles/datastore.user", "roles/bigquery.jobUser", "projects/p/roles/reader")
    .map((role) => new Made(`Role.of('${role}')`, () => Role.of(role))),
  { maxLength: 3 },
);

export const ingresses = fc
  .constantFrom("ALL", "INTERNAL", "INTERNAL_AND_CLOUD_LOAD_BALANCING")
  .map((setting) => new Made(`IngressSettings.${setting}`, () => IngressSettings[setting as "ALL"]));

// This source needs no packing and writes no files.
const CODE = new Made("FunctionSource.bucketObject(…)", (shop) =>
  FunctionSource.bucketObject(
    shop.once("code", (scope, id) => Bucket.fromBucketName(scope, id, "example-code")),
    "code.zip",
    { generation: 1 },
  ),
);

/** A function of which only the given props matter. */
export function plainFunction(
  shop: Workshop,
  id: string,
  props: Partial<CloudRunFunctionProps> = {},
  scope: Construct = shop.stack,
): CloudRunFunction {
  return new CloudRunFunction(scope, id, {
    runtime: Runtime.NODEJS_22,
    entryPoint: "handler",
    source: CODE.make(shop),
    ingress: IngressSettings.INTERNAL,
    ...props,
  });
}

/** The targets of scheduler jobs, queues and subscriptions. */
export const targets: fc.Arbitrary<Made<IInvocable>> = fc.constantFrom(
  new Made("a function", (shop) => shop.once("target", () => plainFunction(shop, "target"))),
  new Made("CloudRunFunction.fromFunctionName(…)", (shop) =>
    shop.once("imported", (scope, id) => CloudRunFunction.fromFunctionName(scope, id, "imported")),
  ),
  new Made("CloudRunFunction.fromFunctionAttributes(…)", (shop) =>
    shop.once("attributed", (scope, id) =>
      CloudRunFunction.fromFunctionAttributes(scope, id, {
        functionName: "attributed",
        uri: "https://attributed-abc.a.run.app",
        serviceName: "attributed",
        ingress: IngressSettings.INTERNAL,
      }),
    ),
  ),
);

export const googleServices = fc
  .constantFrom("BIGQUERY", "WORKFLOWS", "API_GATEWAY")
  .map((service) => new Made(`GoogleService.${service}`, () => GoogleService[service as "BIGQUERY"]));
