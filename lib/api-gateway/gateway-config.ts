import { GoogleApiGatewayApiConfigA } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config";
import { Fn, Lazy, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { literal } from "../core/literal";
import { mapStrings } from "./json";
import { useGoogleBeta } from "./google-beta";
import type { OpenApiDocument } from "./openapi-document";

/** What a config is about. It has no labels and no display name: Google is not known to change those of a config. */
export interface GatewayConfigProps {
  /** The id of the API. */
  readonly api: string;
  readonly project: string;
  readonly document: OpenApiDocument;

  /** The email address of the service account that calls the backends. */
  readonly email: string;
}

/**
 * The API config of a gateway: the document, and whom the gateway calls as.
 *
 * Google has no change of a config. So its id follows from both, by an expression that Terraform evaluates when it knows the
 * backends' URLs: another document or account is another config, made before the old one goes, and nothing else is.
 */
export function defineConfig(scope: Construct, props: GatewayConfigProps): GoogleApiGatewayApiConfigA {
  const { api, project, document, email } = props;
  // As an object, reviewers see what changes within, and Terraform writes the JSON whatever the URLs come to.
  const local = new TerraformLocal(
    scope,
    "document",
    Lazy.anyValue({ produce: () => mapStrings(document._rendered(), literal) }),
  );
  const identity = Fn.sha256(Fn.jsonencode([local.expression, email]));
  const config = new GoogleApiGatewayApiConfigA(scope, "config", {
    api,
    project,
    apiConfigId: `config-${Fn.substr(identity, 0, 16)}`,
    openapiDocuments: [
      {
        document: {
          // Google reads the format from the end of the path.
          path: "openapi.json",
          contents: Fn.base64encode(Fn.jsonencode(local.expression)),
        },
      },
    ],
    gatewayConfig: { backendConfig: { googleServiceAccount: email } },
    lifecycle: { createBeforeDestroy: true },
  });
  config.addOverride("//.reason", Lazy.anyValue({ produce: () => reasonsOf(document) }));
  return useGoogleBeta(config);
}

function reasonsOf(document: OpenApiDocument): object | undefined {
  const reasons = document._openReasons();
  return Object.keys(reasons).length > 0 ? (mapStrings(reasons, literal) as object) : undefined;
}
