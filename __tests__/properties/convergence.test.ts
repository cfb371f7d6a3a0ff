import { GoogleProviderVersion } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { differences, heldAfter } from "../../stand-ins/validation/held-after";
import { property, RUNS } from "./property";
import type { Props, Subject } from "./subject";
import { subjects } from "./subjects";
import { type Accepted, synthesized } from "./synthesis";

/** The version of the provider: the one that the bindings are made from, or one that keeps more of its state. */
const versions = fc.constantFrom(undefined, "8.6.0");

/** The document of a stack with the construct; undefined where the props are refused. */
function documentOf(
  subject: Subject,
  version: string | undefined,
  props: Props,
): Accepted["document"] | undefined {
  const outcome = synthesized((shop) => {
    if (version !== undefined) GoogleProviderVersion.pin(shop.stack, version);
    subject.define(shop, props);
  });
  return outcome.refusal === undefined ? outcome.document : undefined;
}

/** A construct, another of its id, and one of its props. */
function pairsOf({ valid }: Subject): fc.Arbitrary<[Props, Props, string]> {
  return fc.tuple(valid, valid).chain(([one, other]) => {
    const names = Object.keys(one).filter((name) => name !== "id" && one[name] !== undefined);
    return fc.tuple(
      fc.constant(one),
      fc.constant({ ...other, id: one.id }),
      names.length > 0 ? fc.constantFrom(...names) : fc.constant("id"),
    );
  });
}

// What only a table of exceptions can say: docs/decisions/0019-write-what-google-fills-in.md.
const STAYS = [
  ".build_config.0.docker_repository",
  ".event_trigger.0.pubsub_topic",
  ".startup_probe.",
  ".network_interfaces.",
  // An app and its database belong to the project, whatever the code leaves out.
  "google_app_engine_application.",
  // Version 7 keeps them: docs/guides/changes.md.
  ".scaling.0.manual_instance_count",
  ".service_config.0.direct_vpc_egress",
];

/** What the first version of a construct leaves behind that the second alone would not have. */
function leftBehind(before: Accepted["document"] | undefined, after: Accepted["document"] | undefined) {
  if (!before || !after) return [];
  const left = differences(heldAfter(before, after), heldAfter(after));
  return left.filter((difference) => !STAYS.some((argument) => difference.includes(argument)));
}

// The constructs whose resources have arguments that the provider keeps.
const CHANGING = new Set([
  "CloudRunFunction",
  "CloudRunService",
  "SchedulerJob",
  "TaskQueue",
  "PushSubscription",
  "ServiceTrigger",
  "AppEngineApplication",
]);

describe.each(
  subjects.filter(({ name }) => CHANGING.has(name)).map((subject) => ({ subject, name: subject.name })),
)("$name", ({ subject }) => {
  property(
    "is the same after any change as if it had never been otherwise",
    fc.tuple(pairsOf(subject), versions),
    ([[one, other, prop], version]) => {
      const { [prop]: _, ...rest } = one;
      const [first, second, without, changed] = [one, other, rest, { ...rest, [prop]: other[prop] }].map(
        (props) => documentOf(subject, version, props),
      );
      const changes = {
        "another one": leftBehind(first, second),
        [`${prop} set`]: leftBehind(without, first),
        [`${prop} changed`]: leftBehind(changed, first),
        [`${prop} taken away`]: leftBehind(first, without),
      };
      expect(Object.entries(changes).filter(([, left]) => left.length > 0)).toEqual([]);
    },
    // Two hundred pairs where the properties run for their own sake.
    { share: RUNS >= 100 ? 2 : 0.5 },
  );
});
