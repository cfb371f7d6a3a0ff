import type { IConstruct } from "constructs";
import { got, invalid } from "./errors";
import { isKnown, isToken } from "./tokens";

const KEY = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u;
const VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u;
const MAX_LABELS = 64;

/** Throws where Google would refuse a label: https://cloud.google.com/resource-manager/docs/labels-overview. */
export function checkLabels(labels: { [key: string]: string }, at: IConstruct): void {
  if (isToken(labels)) return;
  const entries = Object.entries(labels);
  if (entries.length > MAX_LABELS) {
    throw invalid(`'labels' must hold at most ${MAX_LABELS} labels, got ${entries.length}`, at);
  }
  for (const [key, value] of entries) {
    if (isKnown(key) && !KEY.test(key)) {
      throw invalid(
        `'labels' must have keys of 1 to 63 lower-case letters, digits, '_' and '-' that begin with a letter, got ${got(key)}`,
        at,
      );
    }
    if (isKnown(value) && !VALUE.test(value)) {
      throw invalid(
        `'labels.${key}' must be at most 63 lower-case letters, digits, '_' and '-', got ${got(value)}`,
        at,
      );
    }
  }
}
