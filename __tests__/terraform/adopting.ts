import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App, TerraformStack } from "cdktf";
import { adopt, type AdoptionPlan, adoptNames } from "../../lib/adoption/adopt";
import { adoptionText } from "../../lib/adoption/adoption-file";
import { readState } from "../../lib/adoption/existing-state";
import { readAppFolder } from "../../lib/document/app-folder";
import { Adoption } from "../../lib/state/adoption";
import { newApp } from "../support/stack";
import type { TerraformTier } from "./terraform-tier";
import type { PlannedChange, Workspace } from "./workspace";

/** Defines an app with one stack, as a user would write it. */
export type Define = (app: App) => TerraformStack;

/** The result of an adoption: the plan of the command, and the addresses in the first plan of Terraform, by action. */
export interface Adopted {
  readonly plan: AdoptionPlan;
  readonly planned: { readonly [action: string]: readonly string[] | undefined };
}

/** Takes over the resources of a workspace in the same state: adopt, plan, apply, and plan again without changes. */
export async function adopted(existing: Workspace, define: Define): Promise<Adopted> {
  const state = readState(await existing.state());
  const plan = adopt({ state, documents: documentsOf(define), isForeign: false });
  return { plan, planned: await takenOver(existing, define, plan) };
}

/** Takes over the resources of another workspace into a new state. */
export async function imported(tier: TerraformTier, existing: Workspace, define: Define): Promise<Adopted> {
  const state = readState(await existing.state());
  const plan = adopt({ state, documents: documentsOf(define), isForeign: true });
  return {
    plan,
    planned: await takenOver(await tier.open(synthesized(define), existing.google), define, plan),
  };
}

/** Takes over resources that are in no state into a new state. */
export async function importedByNames(
  tier: TerraformTier,
  names: readonly string[],
  define: Define,
): Promise<Adopted> {
  const plan = adoptNames(documentsOf(define), names);
  return { plan, planned: await takenOver(await tier.open(synthesized(define)), define, plan) };
}

/** An adoption in one line, like the last line of a plan of Terraform. */
export function summaryOf({ plan, planned }: Adopted): string {
  const imports = Object.values(plan.file).flatMap((blocks) => blocks?.import ?? []).length;
  const counted = (action: string) => planned[action]?.length ?? 0;
  return `Plan: ${imports > 0 ? `${imports} to import, ` : ""}${counted("create")} to add, ${counted("update")} to change, ${counted("delete")} to destroy.`;
}

/** The plans that the guide shows under a heading. */
export function plansInGuide(heading: string): readonly string[] {
  return sectionOf(heading).match(/^Plan: .*$/gm) ?? [];
}

/** The text of the guide under a heading. */
export function sectionOf(heading: string): string {
  const guide = readFileSync(join(__dirname, "..", "..", "docs", "guides", "adopting.md"), "utf8");
  return guide.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

/** The folder of the app's only stack. */
export function synthesized(define: Define, file?: string): string {
  return join(outdirOf(define, file), "stacks", "shop");
}

/** The addresses in a plan, by action: `{ forget: [...] }`. */
export function byAction(planned: readonly PlannedChange[]): {
  readonly [action: string]: readonly string[];
} {
  const actions: { [action: string]: string[] } = {};
  for (const { address, actions: done } of planned) (actions[done.join()] ??= []).push(address);
  return actions;
}

async function takenOver(
  workspace: Workspace,
  define: Define,
  plan: AdoptionPlan,
): Promise<Adopted["planned"]> {
  // What the report tells to run first, where the program has no removed blocks.
  const byHand = plan.isForeign ? [] : plan.forgotten.byHand;
  for (const address of byHand) await workspace.forget(address);
  const file = join(mkdtempSync(join(tmpdir(), "adoption-")), "adoption.json");
  writeFileSync(file, adoptionText(plan.file));
  await workspace.update(synthesized(define, file));
  const planned = await workspace.plan();
  expect(planned.filter(({ actions }) => actions.includes("delete"))).toEqual([]);
  await workspace.apply();
  expect(await workspace.plan()).toEqual([]);
  // The file can be deleted now.
  await workspace.update(synthesized(define));
  expect(await workspace.plan()).toEqual([]);
  const after = adopt({
    state: readState(await workspace.state()),
    documents: documentsOf(define),
    isForeign: false,
  });
  expect(after.file).toEqual({});
  const { forget = [], ...others } = byAction(planned);
  return forget.length + byHand.length === 0 ? others : { ...others, forget: [...byHand, ...forget].sort() };
}

/** The stacks of the app, as they were synthesized. */
export function documentsOf(define: Define) {
  return readAppFolder(outdirOf(define));
}

function outdirOf(define: Define, file?: string): string {
  const app = newApp();
  const stack = define(app);
  if (file !== undefined) Adoption.of(stack, file);
  app.synth();
  return app.outdir;
}
