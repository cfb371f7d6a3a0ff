import type { Access } from "./access";
import type { Deployment } from "./deployment";
import { block, type Element } from "./document";
import { serviceOf } from "./flows/workloads";

/** Where a request comes from, as Google sees it: https://cloud.google.com/run/docs/securing/ingress */
export enum Origin {
  INTERNET = "internet",
  LOAD_BALANCER = "load balancer",
  VPC = "VPC network of the project",
  GOOGLE_SERVICE = "Google service of the project",
}

export interface Request {
  readonly principal: string;
  readonly origin: Origin;
}

const INTERNAL = [Origin.VPC, Origin.GOOGLE_SERVICE];
const ALL = Object.values(Origin);

// The settings as each product spells them. Both take an absent one for all.
const ADMITTED: { readonly [setting: string]: readonly Origin[] } = {
  "": ALL,
  ALLOW_ALL: ALL,
  ALLOW_INTERNAL_ONLY: INTERNAL,
  ALLOW_INTERNAL_AND_GCLB: [...INTERNAL, Origin.LOAD_BALANCER],
  INGRESS_TRAFFIC_ALL: ALL,
  INGRESS_TRAFFIC_INTERNAL_ONLY: INTERNAL,
  INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER: [...INTERNAL, Origin.LOAD_BALANCER],
};

/** The status with which Google answers a request to a function or service: ingress is asked first, and then the policy. */
export function statusOf(
  deployment: Deployment,
  access: Access,
  element: Element,
  { principal, origin }: Request,
): 200 | 403 | 404 {
  const { values } = element;
  const setting = deployment.text(block(values, "service_config")?.ingress_settings ?? values.ingress);
  if (!ADMITTED[setting].includes(origin)) return 404;
  if (values.invoker_iam_disabled === true) return 200;
  const on = serviceOf(deployment, element);
  return access.givers({ principal, permission: "run.routes.invoke", on }).length > 0 ? 200 : 403;
}
