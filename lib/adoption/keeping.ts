import { withoutIndexes } from "../document/address";
import { argumentOf, settled } from "../document/computed";
import { ownerOf } from "../document/owner";
import type { Resource } from "../document/resource";
import { textOf } from "../document/text";
import { type Workload, workloadsOf } from "../document/workloads";
import { accountsOf } from "./accounts";
import type { ExistingResource } from "./existing-resource";
import { identityOf, namePropOf } from "./identity";
import type { Matching, Pair } from "./matching";
import { hasSensitiveName } from "./sensitive-name";

/** A line of code with which the app keeps an existing resource. Without it, the app creates another one. */
export interface Keeping {
  /** The path of the construct that the line belongs to. */
  readonly path: string;
  readonly line: string;

  /** The address of the resource that the line keeps, or the email of the account. */
  readonly keeps: string;
}

/** The lines of code with which the app can keep more existing resources. */
export function keepingsFor(matching: Matching): Keeping[] {
  const lost = matching.leftovers.map(({ existing }) => existing).filter((one) => !hasSensitiveName(one));
  const found = [
    ...matching.pairs.flatMap((pair) => accountsKept(pair, lost)),
    ...matching.pairs.flatMap((pair) => bucketsKept(pair, lost)),
    ...namesKept(matching, lost),
  ];
  const byLine = new Map(found.map((keeping) => [`${keeping.path} ${keeping.line}`, keeping]));
  return [...byLine.values()];
}

// The first pattern matches accounts that users created. The second one also matches accounts that Google created.
const OWN_ACCOUNT = /^[^@]+@[^@]+\.iam\.gserviceaccount\.com$/;
const ANY_ACCOUNT = /^[^@]+@[^@]+\.gserviceaccount\.com$/;

const FUNCTION = "google_cloudfunctions2_function";
const WORKLOADS = [FUNCTION, "google_cloud_run_v2_job", "google_cloud_run_v2_service"];

/** The prop that takes the account. For the calls of events to a function, it is a prop of the trigger. */
function accountProp({ type }: Resource, does: Workload["does"]): string {
  if (does === "build") return "buildServiceAccount";
  return does === "call" && type === FUNCTION ? "serviceAccount of the trigger" : "serviceAccount";
}

function accountsKept({ made, existing }: Pair, lost: readonly ExistingResource[]): Keeping[] {
  if (!existing) return [];
  const wanted = new Map(workloadsOf(made).map(({ does, account }) => [does, account]));
  return accountsOf(existing).flatMap(({ does, account }) => {
    if (account === undefined || !wanted.has(does) || wanted.get(does) === account) return [];
    if (!(does === "run" ? ANY_ACCOUNT : OWN_ACCOUNT).test(account)) return [];
    const managed = lost.find(
      (one) => one.type === "google_service_account" && told(one, "email") === account,
    );
    const id = quoted(managed ? labelOf(managed) : account.split("@")[0]);
    const kept = managed
      ? `new ServiceAccount(this, ${id}, { accountId: ${quoted(told(managed, "account_id") ?? "")} })`
      : `ServiceAccount.fromServiceAccountEmail(this, ${id}, ${quoted(account)})`;
    return [
      {
        path: ownerOf(made.path),
        line: `${accountProp(made, does)}: ${kept}`,
        keeps: managed?.address ?? account,
      },
    ];
  });
}

const BUCKET_OF_SOURCE = ["build_config", "source", "storage_source", "bucket"];

/** A line for a function that would leave its existing source bucket. */
function bucketsKept({ made, existing }: Pair, lost: readonly ExistingResource[]): Keeping[] {
  if (!existing || made.type !== FUNCTION) return [];
  const name = existing.isSensitive(...BUCKET_OF_SOURCE)
    ? undefined
    : textOf(existing.value(...BUCKET_OF_SOURCE));
  const bucket = lost.find((one) => one.type === "google_storage_bucket" && told(one, "name") === name);
  if (name === undefined || !bucket) return [];
  const location = told(bucket, "location") ?? "";
  const kept = `new SourceBucket(this, ${quoted(labelOf(bucket))}, { bucketName: ${quoted(name)}, location: ${quoted(location)} })`;
  return [
    {
      path: ownerOf(made.path),
      line: `source: FunctionSource.directory(…, { bucket: ${kept} })`,
      keeps: bucket.address,
    },
  ];
}

/**
 * Lines that set the name of an existing resource.
 *
 * Two resources of one type in one location, one new and one left over, are likely the same resource under two names.
 */
function namesKept({ pairs }: Matching, lost: readonly ExistingResource[]): Keeping[] {
  const made = pairs.filter(({ how }) => how === "is made").map((pair) => pair.made);
  return lost.flatMap((existing) => {
    const prop = namePropOf(existing.type);
    const place = placeOf(existing);
    const alike = (one: Resource) => one.type === existing.type && placeOf(one) === place;
    const candidates = made.filter(alike);
    const name = identityOf(existing)?.replace(/^.*[/ ]/, "");
    if (!GUESSED.includes(existing.type) || prop === undefined || name === undefined) return [];
    const likely =
      candidates.length === 1 && lost.filter(alike).length === 1
        ? candidates
        : candidates.filter((one) => isLike(one, existing));
    if (likely.length !== 1) return [];
    return [{ path: ownerOf(likely[0].path), line: `${prop}: ${quoted(name)}`, keeps: existing.address }];
  });
}

// Without accounts and buckets: the lines of their function keep those.
const GUESSED = [
  ...WORKLOADS,
  "google_api_gateway_api",
  "google_api_gateway_gateway",
  "google_cloud_scheduler_job",
  "google_cloud_tasks_queue",
  "google_eventarc_trigger",
  "google_pubsub_subscription",
  "google_pubsub_topic",
];

function placeOf(resource: Resource): string {
  const own = ["location", "region"].map((name) => textOf(settled(resource.value(name))) ?? "");
  return [textOf(argumentOf(resource, "project")), ...own].join(" ");
}

/** Whether two functions have the same entry point, or the construct has the label of the existing resource as its id. */
function isLike(made: Resource, existing: ExistingResource): boolean {
  const entry = (one: Resource) => textOf(one.value("build_config", "entry_point"));
  if (entry(made) !== undefined && entry(made) === entry(existing)) return true;
  return ownerOf(made.path).split("/").at(-1) === labelOf(existing);
}

/** The Terraform label of a resource as a construct id. For a label like `this`, it is the name of the module. */
function labelOf({ address }: ExistingResource): string {
  const words = withoutIndexes(address).split(".");
  const [module] = words.length > 2 ? [words[words.length - 3]] : [];
  const label = words[words.length - 1];
  return (["this", "default", "main"].includes(label) && module ? module : label).replaceAll("_", "-");
}

function told(resource: ExistingResource, argument: string): string | undefined {
  return resource.isSensitive(argument) ? undefined : textOf(resource.value(argument));
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
