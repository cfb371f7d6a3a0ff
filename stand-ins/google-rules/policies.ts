import { each, matches, type Rule, within } from "../schema/rule";
import { characters } from "./rule-kinds";

// https://cloud.google.com/iam/docs/principal-identifiers#deny
const DENY_PRINCIPAL = new RegExp(
  [
    "principal://goog/subject/[^\\s/]+@[^\\s/]+",
    "principalSet://goog/group/[^\\s/]+@[^\\s/]+",
    "principalSet://goog/public:all",
    "principal://iam\\.googleapis\\.com/projects/-/serviceAccounts/[a-z0-9-]+@[a-z0-9.-]+",
    "principal://(?!goog|iam\\.googleapis\\.com/projects/-/)[^\\s/]+/(?!.*\\.svc\\.id\\.goog\\[)\\S+",
    "principalSet://(?!goog)[^\\s/]+/\\S+",
  ]
    .map((form) => `^${form}$`)
    .join("|"),
);
// https://cloud.google.com/iam/docs/conditions-attribute-reference#date-time
const TIME = /timestamp\("([^"]*)"\)/g;
const RFC_3339 = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

// https://cloud.google.com/iam/docs/conditions-overview
const condition: Rule = within(
  "condition",
  each("title", (value) =>
    value.trim() === "" || value.length > 100 ? "title must be 1 to 100 characters" : undefined,
  ),
  each("expression", (value) => {
    const times = [...value.matchAll(TIME)].map(([, time]) => time);
    const wrong = times.find((time) => !RFC_3339.test(time) || Number.isNaN(Date.parse(time)));
    if (wrong !== undefined) return `expression holds a time that is none: ${wrong}`;
    // https://cloud.google.com/iam/quotas
    const operators = value.replace(/"(\\.|[^"\\])*"|'(\\.|[^'\\])*'/g, "").match(/&&|\|\||!(?!=)/g) ?? [];
    if (operators.length > 12) return `expression has ${String(operators.length)} logical operators`;
    return value.trim() === "" ? "expression is empty" : undefined;
  }),
);

/** The rules of IAM. */
export const policyRules: { readonly [type: string]: readonly Rule[] } = {
  // https://cloud.google.com/iam/docs/reference/rest/v2/policies
  google_iam_deny_policy: [
    matches("name", /^[a-z][a-z0-9.-]{2,62}$/),
    characters("display_name", 63),
    ...["denied_principals", "exception_principals"].map((list) =>
      matches(`rules.deny_rule.${list}`, DENY_PRINCIPAL),
    ),
  ],
  google_project_iam_member: [condition],
  google_iap_web_type_app_engine_iam_member: [condition],
};
