/** The network path by which a request arrives. */
export enum NetworkPath {
  /** From anywhere else: browsers, other clouds, API Gateway, and functions without egress through a VPC. */
  INTERNET = "the internet",

  /** Through an external Application Load Balancer. */
  CLOUD_LOAD_BALANCER = "an external Application Load Balancer",

  /** From a VPC network of the same project or VPC Service Controls perimeter, or an internal load balancer in it. */
  VPC = "a VPC network",

  /** From a Google service that Cloud Run takes for internal, such as Cloud Scheduler, in the same project or perimeter. */
  GOOGLE_SERVICE = "a Google service of the same project",
}
