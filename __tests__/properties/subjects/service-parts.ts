import {
  type DirectVpc,
  TrafficTarget,
  type TrafficTargetOptions,
  VpcAccess,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import type { Made } from "../made";
import type { Choices, Props } from "../subject";
import { name, stringToken } from "../texts";
import { wildName, wildNumber } from "./common";
import { made } from "./volumes";

type Which = "latest" | "revision";

export function target(
  which: Which,
  revision: unknown,
  percent: unknown,
  options: unknown,
): Made<TrafficTarget> {
  return which === "latest"
    ? made(TrafficTarget, "latest", [percent, options])
    : made(TrafficTarget, "revision", [revision, percent, options]);
}

const revisions: fc.Arbitrary<unknown> = fc.oneof(
  name(2, 30).map((suffix) => `orders-${suffix}`),
  stringToken,
);
const tags: Choices<TrafficTargetOptions>["tag"] = fc.oneof(name(2, 16), stringToken);

/** Traffic targets whose shares have this sum. By default, they are revisions of the service `orders`. */
export const sharesOf = (sum: number, names = revisions): fc.Arbitrary<Made<TrafficTarget>[]> =>
  fc.array(fc.nat({ max: sum }), { maxLength: 3 }).chain((cuts) => {
    const ends = [...cuts.sort((one, other) => one - other), sum];
    const shares = ends.map((end, index) => end - (ends[index - 1] ?? 0));
    return fc
      .uniqueArray(fc.oneof(tags, fc.constant(undefined)), {
        minLength: shares.length,
        maxLength: shares.length,
        comparator: (one, other) => one !== undefined && one === other,
      })
      .chain((all) =>
        fc.tuple(
          ...shares.map((percent, index) =>
            fc
              .tuple(fc.constantFrom<Which>("latest", "revision"), names)
              .map(([which, revision]) =>
                target(which, revision, percent, all[index] === undefined ? {} : { tag: all[index] }),
              ),
          ),
        ),
      );
  });
const wildTag: fc.Arbitrary<Props> = fc.oneof(fc.constant({}), fc.record({ tag: fc.oneof(tags, wildName) }));
export const wildTargets = fc.array(
  fc
    .tuple(
      fc.constantFrom<Which>("latest", "revision"),
      fc.oneof(revisions, wildName),
      fc.oneof(fc.constant(100), wildNumber),
      wildTag,
    )
    .map((args) => target(...args)),
  { maxLength: 3 },
);

const networks = fc.oneof(fc.constantFrom("main", "projects/p/global/networks/main"), stringToken);
const subnetworks = fc.oneof(fc.constantFrom("main", "projects/p/regions/r/subnetworks/a-1"), stringToken);
const direct: Choices<DirectVpc> = {
  egress: fc.constantFrom(...Object.values(VpcEgress)),
  ...{ network: networks, subnetwork: subnetworks },
  tags: fc.array(fc.oneof(name(2, 40), stringToken), { maxLength: 3 }),
};
const wildDirect: Choices<DirectVpc> = {
  egress: direct.egress,
  ...{ network: wildName, subnetwork: wildName, tags: fc.array(wildName, { maxLength: 3 }) },
};
const access = (vpc: unknown) => made(VpcAccess, "direct", [vpc]);
export const directVpc = fc
  .oneof(
    fc.record(direct, { requiredKeys: ["egress", "network"] }),
    fc.record(direct, { requiredKeys: ["egress", "subnetwork"] }),
  )
  .map(access);
export const wildDirectVpc = fc.record(wildDirect, { requiredKeys: ["egress"] }).map(access);
