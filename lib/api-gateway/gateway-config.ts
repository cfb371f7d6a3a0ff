import { Fn, type ITerraformDependable, Lazy, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import { literal } from "../core/literal";
import type { ConfigOptions } from "./api-gateway-api-config-props";
import { BetaResource } from "./beta-resource";
import { mapStrings } from "./json";
import type { ServedApi } from "./served-api";

/** The properties of an API config. */
export interface GatewayConfigProps extends ConfigOptions {
  /** The id of the API. */
  readonly api: string;
  readonly project: string;
  readonly served: ServedApi;

  /** The email address of the service account that calls the backends. */
  readonly email: string;

  /** What must come before Google asks whether the config may use that account. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Defines the API config of a gateway: what is served, and the service account.
 *
 * Google cannot update a config. So its id has a hash of all that it is made of, which Terraform computes when it knows the
 * backends' URLs. A change of what is served or of the account makes a new config, which Terraform creates before it destroys the old one.
 */
export function defineConfig(scope: Construct, id: string, props: GatewayConfigProps): BetaResource {
  const { api, project, served, email, dependsOn, labels } = props;
  const { local: localId, rendered, blocks, identity: more } = served.contents(project);
  const displayName = props.displayName === undefined ? props.name : literal(props.displayName);
  // The local holds an object, not JSON text: a plan then shows what changed in it, and Terraform escapes the URLs.
  const local = new TerraformLocal(
    scope,
    localId,
    Lazy.anyValue({ produce: () => mapStrings(rendered(), literal) }),
  );
  const described = [displayName, labels].filter((part) => part !== undefined);
  const identity = [local.expression, email, ...described, ...more];
  const hash = Fn.sha256(Fn.jsonencode(identity));
  const config = createResource(BetaResource, scope, id, {
    type: "google_api_gateway_api_config",
    arguments: {
      ...{ api, project, display_name: displayName, labels },
      api_config_id: props.name ?? `${props.namePrefix ?? "config-"}${Fn.substr(hash, 0, 16)}`,
    },
    blocks: {
      ...blocks(Fn.base64encode(Fn.jsonencode(local.expression))),
      gateway_config: { backend_config: { google_service_account: email } },
    },
    dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
    lifecycle: { createBeforeDestroy: true },
  });
  config.addOverride("//.reason", Lazy.anyValue({ produce: () => reasonsOf(served) }));
  return config;
}

function reasonsOf(served: ServedApi): object | undefined {
  const reasons = served.openReasons();
  return Object.keys(reasons).length > 0 ? (mapStrings(reasons, literal) as object) : undefined;
}
