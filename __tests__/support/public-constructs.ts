import * as library from "cdktf-cloud-run-functions";
import * as gateways from "cdktf-cloud-run-functions/api-gateway";
import { Construct } from "constructs";

/** The names of all construct classes of the public API, in alphabetical order. */
export function publicConstructs(): string[] {
  return Object.entries<unknown>({ ...library, ...gateways })
    .filter(([, value]) => typeof value === "function" && value.prototype instanceof Construct)
    .map(([name]) => name)
    .sort();
}

/** Those that make no resource of their props: at most grants, or nothing at all. */
export const WITHOUT_RESOURCES = [
  "AppEngineBackend",
  "BigQueryDataset",
  "Bucket",
  "BucketBase",
  "BuildServiceAccount",
  "Caller",
  "CloudRunInvocable",
  "CloudRunJobBase",
  "CloudRunWorkload",
  "CryptoKey",
  "FirstGenFunction",
  "GoogleBeta",
  "GoogleProject",
  "Grant",
  "ResourceWithAllowPolicy",
  "Secret",
  "SpannerDatabase",
];
