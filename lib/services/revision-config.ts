import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { REVISION_NAME } from "../core/formats/cloud-run";
import { checkLabels } from "../core/labels";
import { literals } from "../core/literal";
import { isKnown } from "../core/tokens";
import { checkAnnotations } from "./annotations";
import type { CloudRunServiceProps } from "./cloud-run-service-props";

/** What the template says of its revisions: name, labels and annotations. Throws where Google would refuse it. */
export function revisionConfigOf(at: Construct, props: CloudRunServiceProps, serviceName: string) {
  const { revisionName, revisionLabels, revisionAnnotations } = props;
  checkLabels(revisionLabels ?? {}, at, "revisionLabels");
  checkAnnotations("revisionAnnotations", revisionAnnotations ?? {}, at);
  checkFormat("revisionName", revisionName, REVISION_NAME, at);
  // https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services#revisiontemplate
  if (isKnown(revisionName) && isKnown(serviceName) && !revisionName.startsWith(`${serviceName}-`)) {
    throw invalid(`'revisionName' must begin with '${serviceName}-', got ${got(revisionName)}`, at);
  }
  return {
    revision: revisionName,
    labels: revisionLabels,
    annotations: revisionAnnotations && literals(revisionAnnotations),
  };
}
