import { grouped } from "../document/grouped";
import type { Model } from "../document/model";
import type { PolicyPart } from "../document/policy";
import type { PolicyHolder } from "../document/policy-kinds";
import { type Finding, findingAt, placeOf } from "./finding";
import { IN_ONE_STACK, IN_REGIONS, inRegion, named, several } from "./wording";

/** Reports members that several resources name for the same role on the same resource. */
export function doubledMembers(
  { byTarget, regionOf }: Model,
  isMeant: (of: PolicyHolder) => boolean,
): Finding[] {
  return [...byTarget].flatMap(([target, all]) => {
    const parts = all.filter(({ of, owns }) => owns === "member" && isMeant(of));
    return parts.length > 1 ? doubledIn(parts, regionOf.get(target)) : [];
  });
}

/** The doubled members in the policies of one target. Several types of resources can have the same name. */
function doubledIn(parts: readonly PolicyPart[], region: string | undefined): Finding[] {
  const members = parts.flatMap((part) =>
    part.statements.flatMap(({ role, condition, members: named_ }) =>
      named_.map(({ spelling }) => ({ part, role, spelling, condition })),
    ),
  );
  const groups = grouped(
    members,
    ({ part, role, spelling, condition }) => `${part.of.what}\n${role}\n${spelling}\n${condition ?? ""}`,
  );
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .map((same) => {
      const [{ part, role, spelling }] = same.slice(-1);
      const others = same.slice(0, -1).map((one) => placeOf(one.part.resource));
      const stacks = new Set(same.map((one) => one.part.resource.document));
      const once =
        region === undefined
          ? `define or import the ${part.of.noun} once and share the construct`
          : IN_REGIONS;
      const remedy = stacks.size > 1 ? IN_ONE_STACK : once;
      return findingAt(
        part.resource,
        `'member' must be named once for ${named(role)} on its ${part.of.noun}${inRegion(region)}, got ${named(spelling)} also in ${several(others)}; without one of them, the access of all is gone: ${remedy}`,
      );
    });
}
