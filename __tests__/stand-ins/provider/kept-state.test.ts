import { readFileSync } from "node:fs";
import { join } from "node:path";
import { KeptState } from "../../../stand-ins/provider/kept-state";
import { bindingSchema } from "../../../stand-ins/schema/binding-schema";
import type { Block } from "../../../stand-ins/schema/schema";

interface Table {
  readonly [type: string]: { readonly 6?: string[]; readonly 7?: string[] };
}

const file = join(__dirname, "../../../stand-ins/provider/optional-computed.json");
const known = JSON.parse(readFileSync(file, "utf8")) as { arguments: Table; blocks: Table };
const SERVICE = bindingSchema("google", "resource", "google_cloud_run_v2_service");

/** The paths of all optional and computed attributes; an id is one, but nobody gives it. */
function optionalComputed({ attributes, blocks }: Block, at: string[] = []): string[] {
  return [
    ...attributes
      .filter(({ name, optional, computed }) => optional && computed && name !== "id")
      .map(({ name }) => [...at, name].join(".")),
    ...blocks.flatMap(({ name, block }) => optionalComputed(block, [...at, name])),
  ];
}

test.each(Object.keys(known.arguments))("%s keeps what the bindings of 6.50 say", (type) => {
  const schema = bindingSchema("google", "resource", type);
  expect(known.arguments[type][6] ?? []).toEqual(expect.arrayContaining(optionalComputed(schema)));
});

test("a block that the code no longer has keeps its state, and so does an argument in a block that it has", () => {
  const prior = {
    ingress: "ALL",
    description: "old",
    traffic: [{ percent: 10 }],
    template: [{ timeout: "5s" }],
  };
  const proposed = { ingress: null, description: null, traffic: [], template: [{ timeout: null }] };
  expect(new KeptState("google_cloud_run_v2_service").in(SERVICE, proposed, prior)).toEqual({
    ...prior,
    description: null,
  });
});

test("only the 7th version keeps what became computed in it", () => {
  const [prior, proposed] = [[5], [null]].map(([count]) => ({
    template: [{ scaling: [{ max_instance_count: count }] }],
  }));
  const kept = (version: string) =>
    new KeptState("google_cloud_run_v2_service", version).in(SERVICE, proposed, prior).template;
  expect([kept("6.50.0"), kept("7.45.0")]).toEqual([proposed.template, prior.template]);
});

test("a member keeps the full name of its resource where the code gives the short one, and an account's does not", () => {
  const kept = (type: string, argument: string, now: string, before: string) => {
    const values = { role: "roles/viewer", member: "user:ada@example.com" };
    const state = new KeptState(type).in(
      bindingSchema("google", "resource", type),
      { ...values, [argument]: now },
      { ...values, [argument]: before },
    );
    return state[argument];
  };
  const secret = (now: string) =>
    kept("google_secret_manager_secret_iam_member", "secret_id", now, "projects/example-project/secrets/key");
  expect(secret("key")).toBe("projects/example-project/secrets/key");
  expect(secret("other-key")).toBe("other-key");
  expect(secret("projects/other/secrets/key")).toBe("projects/other/secrets/key");
  const account = "projects/example-project/serviceAccounts/a@example-project.iam.gserviceaccount.com";
  const short = "a@example-project.iam.gserviceaccount.com";
  expect(kept("google_service_account_iam_member", "service_account_id", short, account)).toBe(short);
});
