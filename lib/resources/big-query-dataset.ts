import { BigqueryDatasetIamBinding } from "@cdktf/provider-google/lib/bigquery-dataset-iam-binding";
import { BigqueryDatasetIamMember } from "@cdktf/provider-google/lib/bigquery-dataset-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { checkFormat } from "../core/formats/check-format";
import { DATASET_ID } from "../core/formats/databases";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { shareExisting } from "../core/shared-existing";
import { ANYWHERE } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";

/** A BigQuery dataset, whoever defines it. */
export interface IBigQueryDataset extends IResourceWithAllowPolicy {
  /** The id of the dataset, without its project. */
  readonly datasetId: string;

  /** The project of the dataset. */
  readonly project: string;

  /**
   * Lets the principal read the tables and views of this dataset.
   *
   * To run queries, it also needs `Role.BIGQUERY_JOB_USER` on the project that pays for them.
   */
  grantRead(principal: IPrincipal): Grant;

  /** Lets the principal read and change the tables of this dataset, and create and delete tables. */
  grantWrite(principal: IPrincipal): Grant;
}

/** What an app can say about a dataset that it imports. */
export interface BigQueryDatasetOptions {
  /**
   * The project of the dataset.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;
}

/**
 * A BigQuery dataset that exists, or that the app defines with the provider's resource.
 *
 * Its grants keep the authorized views and routines of the dataset, as the provider does since June 2025:
 * https://github.com/GoogleCloudPlatform/magic-modules/pull/14208. A `google_bigquery_dataset` with `access` blocks owns the
 * whole list, and takes these grants away.
 */
@allOrNothing
export class BigQueryDataset extends ResourceWithAllowPolicy implements IBigQueryDataset {
  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    // https://github.com/hashicorp/terraform-provider-google/issues/24502
    acceptsConditions: false,
    member: () => BigqueryDatasetIamMember,
    binding: () => BigqueryDatasetIamBinding,
    target: () => ({ datasetId: this.datasetId, project: this.project }),
    written: (resource) => {
      needsServices(resource, this.options.project, "bigquery");
    },
  });

  /**
   * A dataset by its id, like `sales`. Throws for a name with a project or a hyphen.
   *
   * The id may be a token, such as `dataset.datasetId` of the provider's resource.
   */
  public static fromDatasetId(
    scope: Construct,
    id: string,
    datasetId: string,
    options: BigQueryDatasetOptions = {},
  ): IBigQueryDataset {
    return new BigQueryDataset(scope, id, datasetId, options);
  }

  public readonly project: string;

  private constructor(
    scope: Construct,
    id: string,
    public readonly datasetId: string,
    private readonly options: BigQueryDatasetOptions,
  ) {
    super(scope, id);
    checkFormat("datasetId", datasetId, DATASET_ID, this, { remedy: inParts });
    this.project = projectOf(this, options.project);
    shareExisting(this, { kind: "dataset", name: datasetId, project: options.project, location: ANYWHERE });
  }

  public grantRead(principal: IPrincipal): Grant {
    return this.grant(Role.BIGQUERY_DATA_VIEWER, principal);
  }

  public grantWrite(principal: IPrincipal): Grant {
    return this.grant(Role.BIGQUERY_DATA_EDITOR, principal);
  }
}

checkCalls("BigQueryDataset", BigQueryDataset);

/** Says how to pass the full name of a dataset in parts: `projects/P/datasets/D`, or `P.D` as in SQL. */
function inParts(name: string): string | undefined {
  const parts = /^(?:projects\/)?([a-z][a-z0-9-]*)(?:\/datasets\/|[.:])(\w+)$/.exec(name);
  return parts ? `pass '${parts[2]}', and '${parts[1]}' as 'project'` : undefined;
}
