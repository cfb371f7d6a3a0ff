import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CONNECTOR } from "../core/formats/full-names";
import { NETWORK, NETWORK_TAG } from "../core/formats/networks";
import { isToken } from "../core/tokens";

/** Which of a workload's requests leave through the VPC network. */
export enum VpcEgress {
  /** All of them, so that calls to other functions and services arrive there from the VPC network. */
  ALL_TRAFFIC = "ALL_TRAFFIC",

  /** Those to private addresses; everything else, other functions and services included, goes over the internet. */
  PRIVATE_RANGES_ONLY = "PRIVATE_RANGES_ONLY",
}

/** The place in a VPC network from which a workload's requests leave. */
export interface DirectVpc {
  readonly egress: VpcEgress;

  /**
   * The network's name, or its full name where it is of another project.
   *
   * @default - that of the subnetwork
   */
  readonly network?: string;

  /**
   * The subnetwork's name, of the workload's region, or its full name where it is of another project.
   *
   * @default - the network's subnetwork of the same name
   */
  readonly subnetwork?: string;

  /**
   * Network tags, for firewall rules.
   *
   * @default - none
   */
  readonly tags?: string[];
}

/** How a workload reaches a VPC network. */
export class VpcAccess {
  /**
   * Through a Serverless VPC Access connector of the same region, by its full name:
   * `projects/PROJECT/locations/REGION/connectors/CONNECTOR`.
   */
  public static connector(connector: string, egress: VpcEgress): VpcAccess {
    checkFormat("connector", connector, CONNECTOR);
    return new VpcAccess(egress, connector, undefined, CONNECTOR.partsOf(connector)?.location);
  }

  /** With network interfaces of its own, without a connector: Direct VPC egress. */
  public static direct(vpc: DirectVpc): VpcAccess {
    if (vpc.network === undefined && vpc.subnetwork === undefined) {
      throw invalid("'network' must be given where 'subnetwork' is not, got neither");
    }
    checkFormat("network", vpc.network, NETWORK);
    checkFormat("subnetwork", vpc.subnetwork, NETWORK);
    const tags = isToken(vpc.tags) ? [] : (vpc.tags ?? []);
    for (const tag of tags) checkFormat("tags", tag, NETWORK_TAG);
    return new VpcAccess(vpc.egress, undefined, vpc);
  }

  private constructor(
    public readonly egress: VpcEgress,
    /** The connector's full name; undefined without one. */
    public readonly connectorName?: string,
    /** The network interfaces; undefined with a connector. */
    public readonly directVpc?: DirectVpc,
    /** The region within the connector's name; undefined where that is a token, or there is none. */
    public readonly location?: string,
  ) {}
}
