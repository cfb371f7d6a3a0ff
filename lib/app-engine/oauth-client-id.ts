import type { IConstruct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { OAUTH_CLIENT_ID } from "../core/formats/iam";

/** Throws where a text is known and not the id of an OAuth client. */
export function checkOAuthClientId(id: string, at: IConstruct): void {
  checkFormat("oauthClientId", id, OAUTH_CLIENT_ID, at);
}
