import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App, TerraformStack } from "cdktf";
import { adopt, type AdoptionPlan } from "../../lib/adoption/adopt";
import { adoptionText } from "../../lib/adoption/adoption-file";
import { readAppFolder } from "../../lib/adoption/app-folder";
import { readState } from "../../lib/adoption/existing-state";
import { Adoption } from "../../lib/state/adoption";
import { newApp } from "../support/stack";
import type { TerraformTier } from "./terraform-tier";
import type { PlannedChange, Workspace } from "./workspace";

/** An app, as a user would write it: one stack. */
export type Define = (app: App) => TerraformStack;

/** What an adoption came to: what the command tells, and what the first plan was about to change. */
export interface Adopted {
  readonly plan: AdoptionPlan;
  readonly planned: readonly PlannedChange[];
  readonly workspace: Workspace;
}

/** Takes over what a workspace has applied, as the guide says: adopt, plan, apply, plan in vain. */
export async function adopted(
  tier: TerraformTier,
  existing: Workspace,
  define: Define,
  { isForeign = false } = {},
): Promise<Adopted> {
  const state = readState(await existing.state());
  const plan = adopt({ state, documents: readAppFolder(synthesized(define).outdir), isForeign });
  const file = join(mkdtempSync(join(tmpdir(), "adoption-")), "adoption.json");
  writeFileSync(file, adoptionText(plan.file));
  const directory = synthesized(define, file).directory;
  const workspace = isForeign ? await tier.open(directory) : existing;
  if (!isForeign) await workspace.update(directory);
  const planned = await workspace.plan();
  await workspace.apply();
  expect(await workspace.plan()).toEqual([]);
  // Without the file, which can be deleted now.
  await workspace.update(synthesized(define).directory);
  expect(await workspace.plan()).toEqual([]);
  return { plan, planned, workspace };
}

/** The folder of an app, and that of its stack. */
export function synthesized(
  define: Define,
  file?: string,
): { readonly outdir: string; readonly directory: string } {
  const app = newApp();
  const stack = define(app);
  if (file !== undefined) Adoption.of(stack, file);
  app.synth();
  return { outdir: app.outdir, directory: join(app.outdir, "stacks", stack.node.id) };
}

/** What a plan does to addresses, by what it does: `{ forget: [...] }`. */
export function byAction(planned: readonly PlannedChange[]): {
  readonly [action: string]: readonly string[];
} {
  const actions: { [action: string]: string[] } = {};
  for (const { address, actions: done } of planned) (actions[done.join()] ??= []).push(address);
  return actions;
}
