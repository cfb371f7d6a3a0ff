import { Model } from "../../lib/document/model";
import { readStacks } from "../../lib/document/stack-reader";
import { ADDRESS_UNIQUE } from "../../lib/rules/address-unique";
import { judge } from "../../lib/rules/judge";

const found = (...stacks: { name: string; constructs?: { path: string; address: string }[] }[]) =>
  judge(new Model(readStacks(stacks.map((stack) => ({ ...stack, json: {} })))), [ADDRESS_UNIQUE]).errors.map(
    ({ text }) => text,
  );

test("reports two constructs with one address", () => {
  const construct = (path: string, address: string) => ({ path, address });
  expect(
    found({
      name: "shop",
      constructs: [
        construct("shop/a.b", "google_x.ab"),
        construct("shop/c", "google_x.c"),
        construct("shop/ab", "google_x.ab"),
      ],
    }),
  ).toEqual([
    "'id' must make an address of its own, got google_x.ab for 'shop/a.b' and 'shop/ab'; give one of them another id [at shop/ab] (address-unique)",
  ]);
});

test("accepts the same address in two stacks with different files", () => {
  const constructs = [{ path: "x", address: "google_x.x" }];
  expect(found({ name: "shop", constructs }, { name: "depot", constructs })).toEqual([]);
});

test("reports two stacks with one file", () => {
  expect(found({ name: "live/shop" }, { name: "test/shop" })).toEqual([
    "'id' must make an address of its own, got stacks/shop for 'live/shop' and 'test/shop'; give one of them another id [at test/shop] (address-unique)",
  ]);
});
