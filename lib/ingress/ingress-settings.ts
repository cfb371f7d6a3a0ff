import { checkCalls } from "../core/checked-calls";
import { NetworkPath } from "./network-path";

/**
 * The network paths by which requests reach a function or service. The allow policy still decides who may call.
 *
 * Cloud Run answers a request by another path with 404.
 */
export class IngressSettings {
  /** Every path, including the internet. */
  public static readonly ALL = new IngressSettings(
    "ALL",
    Object.values(NetworkPath),
    "ALLOW_ALL",
    "INGRESS_TRAFFIC_ALL",
    "INGRESS_TRAFFIC_ALLOWED_ALL",
  );

  /** VPC networks and Google services of the same project or VPC Service Controls perimeter. */
  public static readonly INTERNAL = new IngressSettings(
    "INTERNAL",
    [NetworkPath.VPC, NetworkPath.GOOGLE_SERVICE],
    "ALLOW_INTERNAL_ONLY",
    "INGRESS_TRAFFIC_INTERNAL_ONLY",
    "INGRESS_TRAFFIC_ALLOWED_INTERNAL_ONLY",
  );

  /** The paths of `INTERNAL`, and external Application Load Balancers. */
  public static readonly INTERNAL_AND_CLOUD_LOAD_BALANCING = new IngressSettings(
    "INTERNAL_AND_CLOUD_LOAD_BALANCING",
    [NetworkPath.VPC, NetworkPath.GOOGLE_SERVICE, NetworkPath.CLOUD_LOAD_BALANCER],
    "ALLOW_INTERNAL_AND_GCLB",
    "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
    "INGRESS_TRAFFIC_ALLOWED_INTERNAL_AND_LB",
  );

  private constructor(
    /** The name of this constant. */
    public readonly name: string,
    private readonly paths: NetworkPath[],
    /** The value for `ingress_settings` of Cloud Functions. */
    public readonly functionValue: string,
    /** The value for `ingress` of Cloud Run. The value for load balancers also admits internal paths. */
    public readonly serviceValue: string,
    /** The value for `ingress_traffic_allowed` of App Engine. */
    public readonly appEngineValue: string,
  ) {}

  /** Whether requests by a network path are admitted. */
  public admits(path: NetworkPath): boolean {
    return this.paths.includes(path);
  }

  /** The name of the constant, like `INTERNAL`. */
  public toString(): string {
    return this.name;
  }
}

checkCalls("IngressSettings", IngressSettings);
