import { SENDER_TYPES, tokensSentBy } from "../document/sent-tokens";
import { findingAt, receiverPlaceOf } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports ID tokens for a function or service that are sent to another address. */
export const TOKEN_FOR_ELSEWHERE: Rule = {
  id: "token-for-elsewhere",
  title: "An ID token for a function or service is sent to it, and to nobody else",
  why: "Whoever receives the token can call what it is for, until it expires.",
  severity: RuleSeverity.WARNING,
  check: (model) => {
    const { addresses } = model;
    return model.ofTypes(...SENDER_TYPES).flatMap((resource) =>
      tokensSentBy(resource).flatMap(({ to, audience }) => {
        const sentTo = addresses.in(to);
        return addresses
          .in(audience)
          .filter((receiver) => !sentTo.includes(receiver))
          .map((receiver) =>
            findingAt(
              resource,
              `'audience' must be that of where the token is sent, got the URL of ${receiverPlaceOf(receiver)} for another address, which can then call it`,
            ),
          );
      }),
    );
  },
};
