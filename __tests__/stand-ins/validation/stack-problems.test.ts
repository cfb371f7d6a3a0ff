import type { StackDocument } from "../../../stand-ins/hcl/stack-document";
import { stackProblems } from "../../../stand-ins/validation/stack-problems";

const ACCOUNT = { account_id: "orders-run" };
const FUNCTION = { name: "orders", location: "asia-northeast1" };

/** The problems of a stack with these resources. */
function problems(resource: StackDocument["resource"], output?: StackDocument["output"]): string {
  const elements = Object.values(resource ?? {}).flatMap((named) => Object.keys(named)).length;
  return stackProblems({
    document: { resource, output },
    directory: ".",
    elements,
    complaints: [],
  });
}

const account = (more: object) => problems({ google_service_account: { orders: { ...ACCOUNT, ...more } } });
const fn = (more: object) =>
  problems({ google_cloudfunctions2_function: { orders: { ...FUNCTION, ...more } } });

const AT = "google_service_account.orders";

describe("the check in this process", () => {
  test("finds no problem in what terraform accepts", () => {
    expect(account({ description: "costs $${amount} and %%{more}", disabled: "${true}" })).toBe("");
  });

  test.each([
    ["an unknown argument", account({ mail: "x" }), `${AT}: mail is no argument`],
    [
      "a missing argument",
      problems({ google_service_account: { orders: {} } }),
      `${AT}: account_id is required`,
    ],
    ["a wrong type", account({ disabled: "perhaps" }), `${AT}: disabled must be "bool", got "perhaps"`],
    ["what the provider decides", account({ email: "x" }), `${AT}: email is decided by the provider alone`],
    ["a rule of the provider", account({ account_id: "Orders" }), /doesn't match regexp/],
    ["a rule of Google's", fn({ labels: { A: "x" } }), /labels must have valid entries, got "A"/],
    ["a block too many", fn({ build_config: [{}, {}] }), /build_config stands 2 times/],
    ["a template of the user's", account({ description: "%{if}" }), /holds a template directive: "%{if}"/],
    ["an expression without an end", account({ description: "${x" }), /holds an expression does not end/],
    ["a reference to nothing", account({ description: "${var.x}" }), `${AT}: var.x is not declared`],
    [
      "a wrong attribute",
      account({ description: `\${${AT}.emial}` }),
      new RegExp(`${AT}.emial is no attribute`),
    ],
    ["a wait for itself", account({ depends_on: [AT] }), `a cycle: ${AT}, ${AT}`],
    ["a name that is none", problems({ google_service_account: { "1st": ACCOUNT } }), /its name is none/],
    ["a lost token", account({ description: "${TfToken[TOKEN.0]}" }), /a token lost its meaning: TfToken\[/],
    ["a wrong output", problems({}, { url: { value: "${x.y}" } }), "output.url: x.y is not declared"],
  ])("finds %s", (_, found, expected) => {
    if (typeof expected === "string") expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });

  test("finds two constructs that became one resource", () => {
    const document = { resource: { google_service_account: { orders: ACCOUNT } } };
    expect(stackProblems({ document, directory: ".", elements: 2, complaints: [] })).toBe(
      "2 constructs became 1 resources: some share an address",
    );
  });
});
