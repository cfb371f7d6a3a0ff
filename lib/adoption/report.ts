import { onOneLine } from "../core/errors";
import { ownerOf } from "../document/owner";
import type { Resource } from "../document/resource";
import type { AdoptionPlan } from "./adopt";
import { type Difference, differencesOf } from "./differences";
import type { Leftover, Pair } from "./matching";
import { movedCallsFor } from "./moved-calls";
import type { Tool } from "./tool";

/** The report on an adoption plan. It shows names, addresses and ids, and no other value of the state. */
export function reportOf(plan: AdoptionPlan, file: string): string {
  const { pairs } = plan.matching;
  const kept = pairs.filter(({ existing }) => existing !== undefined).map(toldPair);
  const named = pairs.filter(({ existing, how }) => existing === undefined && how === "is imported");
  const made = pairs.filter(({ how }) => how === "is made");
  const anew = kept.filter(({ replaces }) => replaces);
  const changed = kept.filter(({ replaces, isChanged }) => !replaces && isChanged);
  const same = kept.filter(({ isChanged }) => !isChanged);
  const sections = [
    section(
      "Kept as it is",
      same.flatMap(({ lines }) => lines),
      same.length,
    ),
    section(
      "Changed in place",
      changed.flatMap(({ lines }) => lines),
      changed.length,
    ),
    section(
      "Replaced: destroyed and made anew",
      anew.flatMap(({ lines }) => lines),
      anew.length,
    ),
    section(
      "Imported: the plan tells what changes",
      named.flatMap(({ made: one, importId = "" }) => [placed(one), `  ${importId}`]),
      named.length,
    ),
    section(
      "Made",
      made.map(({ made: one }) => placed(one)),
      made.length,
    ),
    section(leftTitle(plan), plan.matching.leftovers.flatMap(leftLines), plan.matching.leftovers.length),
    section(
      "To keep more, write",
      plan.keepings.flatMap(({ path, line, keeps }) => [`${line}  [at ${path}]`, `  keeps ${keeps}`]),
    ),
    section(
      "Constructs that have moved: these calls keep them without the file, in any environment",
      plan.isForeign
        ? []
        : movedCallsFor(pairs).map(
            ({ path, from }) => `Moved.fromPath(construct, ${JSON.stringify(from)})  [at ${path}]`,
          ),
    ),
    section("Warnings", plan.warnings),
    section("Next", nextSteps(plan, file)),
  ];
  return `${sections.flat().join("\n").trim()}\n`;
}

interface ToldPair {
  readonly lines: readonly string[];
  readonly isChanged: boolean;
  readonly replaces: boolean;
}

function toldPair({ made, existing, how }: Pair): ToldPair {
  const differences = existing?.type === made.type ? differencesOf(made, existing) : [];
  const from =
    how === "stays" || !existing
      ? ""
      : `  ${how === "moves" ? "moves from" : "is imported; before:"} ${existing.address}`;
  return {
    lines: [placed(made), ...(from ? [from] : []), ...argumentLines(differences)],
    isChanged: differences.length > 0,
    replaces: differences.some(({ replaces }) => replaces),
  };
}

function argumentLines(differences: readonly Difference[]): string[] {
  const line = (words: string, isTold: (one: Difference) => boolean): string[] => {
    const told = differences.filter(isTold).map(({ argument }) => argument);
    return told.length > 0 ? [`  ${words} ${told.join(", ")}`] : [];
  };
  return [
    ...line("replaced because of", ({ replaces }) => replaces),
    ...line("changes", ({ replaces, isLeftOut }) => !replaces && !isLeftOut),
    ...line("takes away", ({ replaces, isLeftOut }) => !replaces && isLeftOut),
  ];
}

function leftTitle({ isForeign, forgotten }: AdoptionPlan): string {
  if (isForeign) return "Left to the other configuration";
  const how = forgotten.byHand.length > 0 ? "to be forgotten by hand, see below" : "Terraform forgets it";
  return `Left behind: ${how}, and Google Cloud keeps it`;
}

function leftLines({ existing, successor }: Leftover): string[] {
  return [existing.address, ...(successor ? [`  gives way to ${successor.address}`] : [])];
}

function nextSteps(
  { file: blocks, forgotten, isForeign, matching, tool }: AdoptionPlan,
  file: string,
): string[] {
  if (matching.pairs.every(({ how }) => how === "is made")) {
    return [
      "nothing that exists is part of this app, and nothing is written: compare the names, the project and the location, or give the app the lines above",
    ];
  }
  const byHand = forgotten.byHand.map((address) => `${tool.command} state rm '${address}'`);
  if (Object.keys(blocks).length === 0) {
    const done = `nothing has to be taken over; an adoption file that was applied can be deleted, and the call of Adoption.of with it`;
    return [done, ...(isForeign ? [] : byHand)];
  }
  return [
    ...(isForeign || byHand.length === 0
      ? []
      : [`${whyByHand(tool)}: before the plan, run`, ...byHand.map((one) => `  ${one}`)]),
    `call Adoption.of(stack, ${JSON.stringify(file)}), plan, and read that nothing is destroyed; then apply`,
    ...(isForeign
      ? [
          "in the other configuration, before anybody applies or destroys it again, run",
          ...byHand.map((one) => `  ${one}`),
        ]
      : []),
    `then delete ${file} and the call`,
  ];
}

function whyByHand({ name, hasRemoved }: Tool): string {
  return hasRemoved ? "removed blocks would also forget what goes on" : `${name} has no removed blocks`;
}

function placed(resource: Resource): string {
  const { address, path } = resource;
  return path === address ? address : `${address}  [at ${ownerOf(resource.path)}]`;
}

function section(title: string, lines: readonly string[], count?: number): string[] {
  if (lines.length === 0) return [];
  const head = count === undefined ? title : `${title} (${count})`;
  return [head, ...lines.map((line) => `  ${onOneLine(line)}`), ""];
}
