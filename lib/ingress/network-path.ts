/** The network path by which a request arrives. */
export enum NetworkPath {
  /** All other sources: browsers, other clouds, API Gateway, and functions without egress through a VPC. */
  INTERNET = "the internet",

  /** Through an external Application Load Balancer. */
  CLOUD_LOAD_BALANCER = "an external Application Load Balancer",

  /** From a VPC network of the same project or VPC Service Controls perimeter, or an internal load balancer in it. */
  VPC = "a VPC network",

  /** From a Google service in the same project or perimeter that Cloud Run treats as internal, such as Cloud Scheduler. */
  GOOGLE_SERVICE = "a Google service of the same project",
}
