import type { Subject } from "../subject";
import { apiGatewaySubjects } from "./api-gateway";
import { appEngineSubjects } from "./app-engine";
import { callerSubjects } from "./callers";
import { cloudRunFunction } from "./cloud-run-function";
import { jobSubject } from "./jobs";
import { policySubjects } from "./policies";
import { principalSubjects } from "./principals";
import { resourceSubjects } from "./resources";
import { serviceSubjects } from "./services";
import { triggerSubjects } from "./triggers";
import { valueSubjects } from "./values";

/** Every public construct and value class that checks its props. */
export const subjects: readonly Subject[] = [
  cloudRunFunction,
  ...triggerSubjects,
  ...serviceSubjects,
  jobSubject,
  ...callerSubjects,
  ...appEngineSubjects,
  ...apiGatewaySubjects,
  ...resourceSubjects,
  ...principalSubjects,
  ...policySubjects,
  ...valueSubjects,
];
