import type { Construct } from "constructs";
import type { OwnablePolicy } from "../iam/resource-policy";
import type { IApiGatewayApi } from "./api-gateway-api";
import type { BetaResource } from "./beta-resource";

/** A config as gateways use it, whoever defines it. */
export interface ConfigInUse {
  /** In full: `projects/PROJECT/locations/global/apis/API/configs/CONFIG`. */
  readonly fullName: string;

  /** Has a gateway with this config wait for the grants on its backends. */
  awaitedBy(gateway: BetaResource): void;

  /** The allow policy of the config. */
  policyAt(holder: Construct): OwnablePolicy;
}

/** What configs of this library know besides what they say in public. */
export interface KnownConfig {
  readonly _api: IApiGatewayApi;
  readonly _served: ConfigInUse;
}

/** What is known of a config; undefined without one. */
export function knownIn(config: object | undefined): KnownConfig | undefined {
  return config as KnownConfig | undefined;
}
