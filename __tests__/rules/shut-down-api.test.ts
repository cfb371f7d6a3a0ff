import { SHUT_DOWN_API } from "../../lib/rules/shut-down-api";
import { at, foundBy } from "./findings";

test.each(["google_iap_brand", "google_iap_client"])("reports %s, whose API Google has shut down", (type) => {
  expect(foundBy(SHUT_DOWN_API, { resource: { [type]: { own: at("shop/own", {}) } } })).toEqual([
    `'${type}' must not be used, because Google shut its API down on 2026-03-19, got one; make the OAuth client in the console [at shop/own] (shut-down-api)`,
  ]);
});
