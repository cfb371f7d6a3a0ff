import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { DOMAIN, HTTPS_PAGE } from "../core/formats/hosts";
import { OAUTH_CLIENT_ID } from "../core/formats/iam";
import { checkWholeNumber } from "../core/ranges";
import { isToken } from "../core/tokens";
import type { AttributePropagation } from "./attribute-propagation";
import type { IdentityPlatform } from "./iap-identities";
import type { IapSettingsProps } from "./iap-settings-props";

/** Throws for settings that Google would refuse. */
export function checkSettings(at: Construct, props: IapSettingsProps): void {
  const maxAge = props.reauthentication?.maxAgeSeconds;
  checkWholeNumber("reauthentication.maxAgeSeconds", maxAge, { min: 300 }, at);
  checkFormat("accessDeniedPageUri", props.accessDeniedPageUri, HTTPS_PAGE, at);
  for (const domain of props.allowedDomains ?? []) checkFormat("allowedDomains", domain, DOMAIN, at);
  for (const client of props.programmaticClients ?? [])
    checkFormat("programmaticClients", client, OAUTH_CLIENT_ID, at);
  checkFormat("loginHint", props.loginHint, DOMAIN, at);
  checkFormat("cookieDomain", props.cookieDomain, DOMAIN, at);
  checkFilled("rcTokenAudience", props.rcTokenAudience, at);
  checkIdentities(at, props);
  if (props.attributePropagation) checkAttributes(at, props.attributePropagation);
}

function checkIdentities(at: Construct, { workforceIdentity, identityPlatform }: IapSettingsProps): void {
  if (workforceIdentity && identityPlatform) {
    Annotations.of(at).addWarning(
      "'identityPlatform' must be left out where 'workforceIdentity' is given, because people sign in with one of them, got both",
    );
  }
  checkFilled("workforceIdentity.pool", workforceIdentity?.pool, at);
  checkFilled("workforceIdentity.clientId", workforceIdentity?.clientId, at);
  if (identityPlatform) checkTenants(at, identityPlatform);
}

/** https://cloud.google.com/iap/docs/reference/rest/v1/IapSettings#gcipsettings */
function checkTenants(at: Construct, { tenantIds, loginPageUri }: IdentityPlatform): void {
  checkFormat("identityPlatform.loginPageUri", loginPageUri, HTTPS_PAGE, at);
  if (isToken(tenantIds)) return;
  for (const id of tenantIds) checkFilled("identityPlatform.tenantIds", id, at);
  const agent = tenantIds.find((id) => /^_\d+$/.test(id));
  if (agent !== undefined && tenantIds.length > 1) {
    throw invalid(
      `'identityPlatform.tenantIds' must hold ${got(agent)} alone, which is no tenant but the agent, got ${tenantIds.length} ids`,
      at,
    );
  }
  // Google calls the list optional, and says nothing of one that is empty.
  if (tenantIds.length === 0) {
    Annotations.of(at).addWarning("'identityPlatform.tenantIds' must hold an id, got none");
  }
}

/** https://cloud.google.com/iap/docs/reference/rest/v1/IapSettings#attributepropagationsettings */
function checkAttributes(at: Construct, { expression, outputs }: AttributePropagation): void {
  checkFilled("attributePropagation.expression", expression, at);
  const twice = outputs.find((output, index) => outputs.indexOf(output) !== index);
  // Google documents neither as an error.
  if (outputs.length > 0 && twice === undefined) return;
  const found = twice === undefined ? "none" : `${got(twice)} twice`;
  Annotations.of(at).addWarning(
    `'attributePropagation.outputs' must name at least one place, and each once, got ${found}`,
  );
}

function checkFilled(prop: string, text: string | undefined, at: Construct): void {
  if (text?.trim() === "") throw invalid(`'${prop}' must not be empty, got ${got(text)}`, at);
}
