import type { IConstruct } from "constructs";
import { invalid } from "./errors";
import { checkFormat } from "./formats/check-format";
import { LABEL_KEY, LABEL_VALUE } from "./formats/labels";
import { isToken } from "./tokens";

const MAX_LABELS = 64;

/** Throws if Google would refuse a label: https://cloud.google.com/resource-manager/docs/labels-overview. */
export function checkLabels(labels: { [key: string]: string }, at: IConstruct, prop = "labels"): void {
  if (isToken(labels)) return;
  const entries = Object.entries(labels);
  if (entries.length > MAX_LABELS) {
    throw invalid(`'${prop}' must hold at most ${MAX_LABELS} labels, got ${entries.length}`, at);
  }
  for (const [key, value] of entries) {
    checkFormat(prop, key, LABEL_KEY, at, { must: "have keys of" });
    checkFormat(`${prop}.${key}`, value, LABEL_VALUE, at);
  }
}
