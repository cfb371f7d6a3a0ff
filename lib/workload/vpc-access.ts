import { got, invalid } from "../core/errors";
import { isKnown, isToken } from "../core/tokens";

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

const CONNECTOR = /^projects\/[^/\s{}]+\/locations\/([^/\s{}]+)\/connectors\/[a-z][a-z0-9-]{0,24}$/;

const TAG = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const NETWORK = /^([\w.:/-]+\/)?[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

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
    return new VpcAccess(egress, connector, undefined, CONNECTOR.exec(connector)?.[1]);
  }

  /** With network interfaces of its own, without a connector: Direct VPC egress. */
  public static direct(vpc: DirectVpc): VpcAccess {
    if (vpc.network === undefined && vpc.subnetwork === undefined) {
      throw invalid("'network' must be given where 'subnetwork' is not, got neither");
    }
    for (const [prop, name] of Object.entries({ network: vpc.network, subnetwork: vpc.subnetwork })) {
      if (isKnown(name) && !NETWORK.test(name)) {
        throw invalid(`'${prop}' must be a name, short or in full, like 'main', got ${got(name)}`);
      }
    }
    const tag = isToken(vpc.tags) ? undefined : vpc.tags?.find((each) => isKnown(each) && !TAG.test(each));
    if (tag !== undefined) {
      throw invalid(
        `'tags' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter, got ${got(tag)}`,
      );
    }
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
