import type { Rule } from "../schema/rule";
import { appEngineRules } from "./app-engine";
import { functionRules } from "./functions";
import { gatewayRules } from "./gateway";
import { messageRules } from "./messages";
import { policyRules } from "./policies";
import { runRules } from "./run";

const TABLES = [functionRules, messageRules, runRules, appEngineRules, policyRules, gatewayRules];

/**
 * What Google's API would refuse of a resource, beyond what the provider checks itself, and what can be known without
 * asking it. Each table has the pages that it was written from.
 */
export function googleRules(type: string): readonly Rule[] {
  return TABLES.flatMap((table) => table[type] ?? []);
}

/** The types that any table speaks of. */
export const JUDGED_TYPES: readonly string[] = [...new Set(TABLES.flatMap((table) => Object.keys(table)))];
