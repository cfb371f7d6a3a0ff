import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkFormat } from "../core/formats/check-format";
import { RUN_JOB_NAME } from "../core/formats/cloud-run";
import { checkRegion } from "../core/locations";
import { locationOf, projectOf } from "../core/provider-defaults";
import { shareExisting } from "../core/shared-existing";
import { CloudRunJobBase } from "./cloud-run-job-base";

/** What an app can say about a job that it imports. */
export interface CloudRunJobOptions {
  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/** A job of Cloud Run that exists, or that the app defines with the provider's resource. */
@allOrNothing
export class ImportedJob extends CloudRunJobBase {
  public readonly location: string;
  public readonly project: string;

  constructor(
    scope: Construct,
    id: string,
    public readonly jobName: string,
    { location, project }: CloudRunJobOptions,
  ) {
    super(scope, id);
    checkFormat("jobName", jobName, RUN_JOB_NAME, this);
    checkRegion(this, location);
    this.location = locationOf(this, location);
    this.project = projectOf(this, project);
    shareExisting(this, { kind: "Cloud Run job", name: jobName, project, location });
  }
}
