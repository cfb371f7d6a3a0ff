import { type CloudRunServiceProps, LaunchStage } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import type { Choices } from "../subject";
import { chars, DIGITS, LETTERS, stringToken } from "../texts";
import * as common from "./common";

const { wildName, wildText } = common;

export const annotations = fc.dictionary(
  fc
    .tuple(fc.constantFrom("", "example.com/", "myrun.googleapis.com/"), chars(`${LETTERS}${DIGITS}`, 1, 20))
    .map((sides) => sides.join("")),
  wildText,
  { maxKeys: 3 },
);
export const wildAnnotations = fc.dictionary(
  fc.oneof(chars(`${LETTERS}./-_`, 1, 20), common.wildKey()),
  wildText,
  { maxKeys: 3 },
);

type Revision = Pick<
  CloudRunServiceProps,
  "revisionLabels" | "revisionAnnotations" | "launchStage" | "client" | "clientVersion"
>;

/** What a service says of its revisions and of the tool that deploys them. */
export const revision: Choices<Revision> = {
  revisionLabels: common.labels,
  revisionAnnotations: annotations,
  launchStage: fc.constantFrom(...Object.values(LaunchStage)),
  client: fc.oneof(wildText, stringToken),
  clientVersion: fc.oneof(wildText, stringToken),
};

type Beside = Pick<
  CloudRunServiceProps,
  "revisionName" | "containerName" | "gpuZonalRedundancy" | "breakglassJustification"
>;

export const wildRevision: Choices<Revision & Beside> = {
  ...revision,
  revisionLabels: common.wildLabels,
  revisionAnnotations: wildAnnotations,
  revisionName: wildName,
  containerName: fc.oneof(wildName, fc.constantFrom("a", "b", "c")),
  gpuZonalRedundancy: common.flags,
  breakglassJustification: wildText,
};
