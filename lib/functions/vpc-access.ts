import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

/** Which of a workload's requests leave through the VPC network. */
export enum VpcEgress {
  /** All of them, so that calls to other functions and services arrive there from the VPC network. */
  ALL_TRAFFIC = "ALL_TRAFFIC",

  /** Those to private addresses; everything else, other functions and services included, goes over the internet. */
  PRIVATE_RANGES_ONLY = "PRIVATE_RANGES_ONLY",
}

const CONNECTOR = /^projects\/[^/]+\/locations\/([^/]+)\/connectors\/[a-z][a-z0-9-]{0,24}$/;

/** How a workload reaches a VPC network. */
export class VpcAccess {
  /**
   * Through a Serverless VPC Access connector of the same region, by its full name:
   * `projects/PROJECT/locations/REGION/connectors/CONNECTOR`.
   */
  public static connector(connector: string, egress: VpcEgress): VpcAccess {
    if (isKnown(connector) && !CONNECTOR.test(connector)) {
      throw invalid(
        `'connector' must be the full name of a connector, like 'projects/example-project/locations/asia-northeast1/connectors/main', got ${got(connector)}`,
      );
    }
    return new VpcAccess(connector, egress, CONNECTOR.exec(connector)?.[1]);
  }

  private constructor(
    public readonly connectorName: string,
    public readonly egress: VpcEgress,
    /** The region within the connector's name; undefined where the name is a token. */
    public readonly location?: string,
  ) {}
}
