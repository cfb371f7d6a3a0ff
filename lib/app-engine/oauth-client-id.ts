import type { IConstruct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { OAUTH_CLIENT_ID } from "../core/formats/iam";

/** Throws unless a text is the id of an OAuth client. Accepts tokens. */
export function checkOAuthClientId(id: string, at: IConstruct): void {
  checkFormat("oauthClientId", id, OAUTH_CLIENT_ID, at);
}
