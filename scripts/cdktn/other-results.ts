import { isBefore } from "../../stand-ins/schema/newer-schema";
import { VERSIONS } from "./port";
import type { OtherResults } from "./test-report";

const SCHEMA =
  "It is about the schema of 6.50. Version 8 has more arguments, and some are optional and computed.";
const TABLE = "It holds a table that was read from the bindings of 6.50 against these bindings.";

/**
 * Whether a test failed because it expects that a version of the provider is too old for a feature, and the bindings for cdktn are new enough: so
 * nothing was thrown.
 */
export function refusesOlder(failure: string): boolean {
  const since = /\bbefore google (\d+(?:\\?\.\d+){2})/.exec(failure)?.[1].replaceAll("\\", "");
  const isNew = since !== undefined && !isBefore(VERSIONS.provider, since);
  return isNew && failure.includes("Received function did not throw");
}

/** The tests that must fail with cdktn, each with its reason. All others must pass. */
export const OTHER_RESULTS: OtherResults = {
  "arguments.test.ts": [{ because: SCHEMA, tests: /^every argument of google_/ }],
  "changes/every-construct.test.ts": [
    {
      because:
        "It expects what 6.50 keeps of the state. From version 7 on, that is also the fixed number of instances, which the test of a newer provider expects.",
      tests: /^CloudRunService with any prop set, .* \(provider undefined\)$/,
    },
  ],
  "core/google-beta.test.ts": [
    {
      because: "It says version 6.50 of both providers.",
      tests: /^is written as the provider's bindings write it|^has the version that is pinned/,
    },
  ],
  "core/provider-version.test.ts": [
    {
      because: "It says the version of the bindings, and pins an older one than those for cdktn.",
      tests:
        /^Terraform uses the pinned version$|^without a pinned version|which is older than the bindings$|^the newest of several/,
    },
    {
      because:
        "It stands for bindings that are newer than the test's own, by an older version than those for cdktn.",
      tests: /^bindings that an app generates .* refuse (?:a pin|it at synthesis)/,
    },
  ],
  "functions/arguments.test.ts": [{ because: SCHEMA, tests: /^every argument of the resource is set/ }],
  "properties/acceptance.test.ts": [
    {
      because: "The bindings have both.",
      tests: /^CloudRunService refuses by name (?:iap|defaultUriDisabled)$/,
    },
  ],
  "scripts/left-out-arguments.test.ts": [
    { because: TABLE, tests: /^lib has the arguments of the installed/ },
  ],
  "services/arguments.test.ts": [{ because: SCHEMA, tests: /^every argument of the resource is set/ }],
  "services/job-arguments.test.ts": [{ because: SCHEMA, tests: /^every argument of a job is set/ }],
  "stand-ins/provider/kept-state.test.ts": [
    {
      because: TABLE,
      // Version 8 says the same of those that are left out here.
      tests: /^google_(?!.*_iam_(?:member|binding) |app_engine_service_network).* keeps what the bindings/,
    },
  ],
  "stand-ins/schema/binding-schema.test.ts": [
    { because: SCHEMA, tests: /^a resource has the attributes and blocks of the provider's source$/ },
  ],
  "stand-ins/schema/newer-schema.test.ts": [{ because: SCHEMA, tests: /^what is added to / }],
};
