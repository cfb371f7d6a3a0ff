import { got } from "../core/errors";
import { formatProblem } from "../core/formats/check-format";
import { QUOTA_METRIC } from "../core/formats/gateways";
import { isKnown } from "../core/tokens";
import { isObject, listIn, madeIn, objectIn } from "./json";
import type { OpenApi } from "./openapi";
import { requiresApiKey } from "./security-requirements";

/** How many calls each project may make. */
export interface QuotaOptions {
  /** The most calls of a project in a minute. The API key of a call tells the project. Google does not count exactly. */
  readonly callsPerMinute: number;

  /**
   * The operations whose calls count, by operation ids or paths.
   *
   * @default - all operations
   */
  readonly at?: string[];

  /**
   * By how much one call raises the count: a whole number above 0.
   *
   * @default 1
   */
  readonly cost?: number;
}

/** Writes a quota into a document of version 2. Throws for version 3, for which Google does not document all fields. */
export function addQuota(openapi: OpenApi, name: string, options: QuotaOptions): void {
  const { callsPerMinute, cost = 1, at } = options;
  checkQuota(openapi, name, { callsPerMinute, cost });
  const operations = at?.flatMap((one) => openapi.select(one)) ?? openapi.operations;
  const management = madeIn(openapi.document, "x-google-management");
  management.metrics = [
    ...listIn(management, "metrics"),
    { name, displayName: name, valueType: "INT64", metricKind: "DELTA" },
  ];
  const quota = madeIn(management, "quota");
  const limit = { name: `${name}-limit`, metric: name, unit: "1/min/{project}" };
  quota.limits = [...listIn(quota, "limits"), { ...limit, values: { STANDARD: callsPerMinute } }];
  for (const { definition } of operations) madeIn(definition, "x-google-quota", "metricCosts")[name] = cost;
}

function checkQuota(openapi: OpenApi, name: string, numbers: { [prop: string]: number }): void {
  if (!openapi.isV2) {
    throw openapi.invalid(
      `'addQuota' must be used for OpenAPI 2.0, got ${openapi.version}; write 'x-google-quota' and 'x-google-api-management' into the document`,
    );
  }
  const problem = formatProblem("name", name, QUOTA_METRIC, { isName: true });
  if (problem !== undefined) throw openapi.invalid(problem);
  for (const [prop, value] of Object.entries(numbers)) {
    if (isKnown(value) && !(Number.isInteger(value) && value > 0)) {
      throw openapi.invalid(`'${prop}' must be a whole number above 0, got ${got(value)}`);
    }
    if (isKnown(value) && value > Number.MAX_SAFE_INTEGER) {
      throw openapi.invalid(`'${prop}' must be at most ${Number.MAX_SAFE_INTEGER}, got ${got(value)}`);
    }
  }
  const present = objectIn(openapi.document, "x-google-management");
  if (listIn(present, "metrics").some((metric) => isObject(metric) && metric.name === name)) {
    throw openapi.invalid(`'name' must differ from those of other metrics, got ${got(name)}`);
  }
}

/** An error for each operation with a quota but without a required API key, without which the gateway cannot count. */
export function quotaProblems(openapi: OpenApi): string[] {
  return openapi.operations
    .filter(({ definition }) => definition["x-google-quota"] !== undefined)
    .filter((operation) => !requiresApiKey(openapi, operation))
    .map((operation) =>
      openapi.locate(
        "'x-google-quota' must stand where an API key is required, by whose project calls are counted, got an operation without; call addSecurity with SecurityScheme.apiKey()",
        operation,
      ),
    );
}
