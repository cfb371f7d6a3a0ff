import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

/** Throws where a text is known and not the id of an OAuth client. */
export function checkOAuthClientId(id: string, at: IConstruct): void {
  if (isKnown(id) && !/^[\w-]+\.apps\.googleusercontent\.com$/.test(id)) {
    throw invalid(
      `'oauthClientId' must be the id of an OAuth client, like '123456789012-abc.apps.googleusercontent.com', got ${got(id)}`,
      at,
    );
  }
}
