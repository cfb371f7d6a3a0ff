import { NetworkPath } from "./network-path";

/**
 * Which network paths reach a function or service. The allow policy still decides who may call over them.
 *
 * A request by another path is answered with 404.
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

  /** What `INTERNAL` admits, and external Application Load Balancers. */
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
    /** As Cloud Functions spells it, for `ingress_settings`. */
    public readonly functionValue: string,
    /** As Cloud Run spells it, for `ingress`. Its load balancer value admits internal paths, too. */
    public readonly serviceValue: string,
    /** As App Engine spells it, for `ingress_traffic_allowed`. */
    public readonly appEngineValue: string,
  ) {}

  /** Whether requests that arrive by the path get through. */
  public admits(path: NetworkPath): boolean {
    return this.paths.includes(path);
  }

  public toString(): string {
    return this.name;
  }
}
