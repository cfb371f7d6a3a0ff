import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { ANNOTATION_KEY } from "../core/formats/cloud-run";
import { isToken } from "../core/tokens";

const GOOGLE_NAMESPACES = [
  "run.googleapis.com",
  "cloud.googleapis.com",
  "serving.knative.dev",
  "autoscaling.knative.dev",
];

/** Throws for the key of an annotation that Google would refuse. */
export function checkAnnotations(prop: string, annotations: { [key: string]: string }, at: Construct): void {
  if (isToken(annotations)) return;
  for (const key of Object.keys(annotations)) {
    checkFormat(prop, key, ANNOTATION_KEY, at, { must: "have", isData: true });
    const namespace = key.split("/")[0];
    if (GOOGLE_NAMESPACES.some((own) => namespace === own || namespace.endsWith(`.${own}`))) {
      throw invalid(`'${prop}' must not be in Google's namespaces, got ${got(key)}`, at);
    }
  }
}
