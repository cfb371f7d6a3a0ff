import { checkCalls } from "../core/checked-calls";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CONNECTOR } from "../core/formats/full-names";
import { NETWORK, NETWORK_TAG } from "../core/formats/networks";
import { isKnown, isToken } from "../core/tokens";

/** Which of a workload's requests leave through the VPC network. */
export enum VpcEgress {
  /** All requests. Calls to other functions and services come from the VPC network, too. */
  ALL_TRAFFIC = "ALL_TRAFFIC",

  /** Requests to private addresses. All others, such as calls to functions and services, go over the internet. */
  PRIVATE_RANGES_ONLY = "PRIVATE_RANGES_ONLY",
}

/** The network or subnetwork in which a workload has its network interfaces. */
export interface DirectVpc {
  /** Which requests leave through the VPC network. */
  readonly egress: VpcEgress;

  /**
   * The name of the network, or its full name if it is in another project. Throws where `subnetwork` is missing, too.
   *
   * @default - the network of the subnetwork
   */
  readonly network?: string;

  /**
   * The name of the subnetwork in the workload's region, or its full name if it is in another project.
   *
   * @default - the subnetwork with the name of the network
   */
  readonly subnetwork?: string;

  /**
   * Network tags of the interfaces. Firewall rules select them by these tags.
   *
   * @default - none
   */
  readonly tags?: string[];
}

/** How a workload reaches a VPC network. */
export class VpcAccess {
  /**
   * Uses a Serverless VPC Access connector in the workload's region, by its full name:
   * `projects/PROJECT/locations/REGION/connectors/CONNECTOR`. Throws for another name.
   */
  public static connector(connector: string, egress: VpcEgress): VpcAccess {
    checkFormat("connector", connector, CONNECTOR);
    return new VpcAccess(egress, connector, undefined, CONNECTOR.partsOf(connector)?.location);
  }

  /** Uses Direct VPC egress: the workload has network interfaces of its own. Throws for an invalid name or tag. */
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
    /** Which requests leave through the VPC network. */
    public readonly egress: VpcEgress,
    /** The connector's full name; undefined without one. */
    public readonly connectorName?: string,
    /** The network interfaces; undefined with a connector. */
    public readonly directVpc?: DirectVpc,
    /** The region in the connector's name; undefined without a connector, or where its name is a token. */
    public readonly location?: string,
  ) {}

  /**
   * The region in the full name of the subnetwork; undefined where it has none, or is a token.
   *
   * @internal
   */
  public get _subnetworkRegion(): string | undefined {
    const { subnetwork } = this.directVpc ?? {};
    if (!isKnown(subnetwork) || !subnetwork.includes("/subnetworks/")) return undefined;
    const [kind, region] = subnetwork.split("/").slice(-4);
    return kind === "regions" ? region : undefined;
  }
}

checkCalls("VpcAccess", VpcAccess);
