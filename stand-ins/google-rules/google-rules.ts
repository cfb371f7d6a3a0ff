import type { Rule } from "../schema/rule";
import { appEngineRules } from "./app-engine";
import { functionRules } from "./functions";
import { gatewayRules } from "./gateway";
import { messageRules } from "./messages";
import { policyRules } from "./policies";
import { runRules } from "./run";

const TABLES = [functionRules, messageRules, runRules, appEngineRules, policyRules, gatewayRules];

/**
 * The rules of Google's APIs for a resource type, beyond those that the provider checks. They need nothing but the request.
 * Each table names the pages on which it is based.
 */
export function googleRules(type: string): readonly Rule[] {
  return TABLES.flatMap((table) => table[type] ?? []);
}

/** The types that have rules. */
export const JUDGED_TYPES: readonly string[] = [...new Set(TABLES.flatMap((table) => Object.keys(table)))];
