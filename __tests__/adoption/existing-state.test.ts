import { readState } from "../../lib/adoption/existing-state";
import { textOf } from "../../lib/document/text";
import { stateText } from "./states";

const SECRET = "correct-horse-battery-staple";
const HOW = "run 'terraform show -json > FILE' in the folder of the existing configuration";
const FUNCTION = ["google_cloudfunctions2_function.orders", { name: "orders", password: SECRET }] as const;

test("reads the resources of a state and its modules, without data sources", () => {
  const resource = (address: string, mode = "managed") => ({
    address,
    mode,
    type: "google_pubsub_topic",
    values: {},
  });
  const state = readState(
    JSON.stringify({
      format_version: "1.0",
      terraform_version: "1.9.8",
      values: {
        root_module: {
          resources: [resource("google_pubsub_topic.one"), resource("data.google_pubsub_topic.two", "data")],
          child_modules: [
            {
              resources: [resource('module.a["x"].google_pubsub_topic.three[0]')],
              child_modules: [{ resources: [resource("module.a.module.b.google_pubsub_topic.four")] }],
            },
          ],
        },
      },
    }),
  );
  expect(state.resources.map(({ address }) => address)).toEqual([
    "google_pubsub_topic.one",
    'module.a["x"].google_pubsub_topic.three[0]',
    "module.a.module.b.google_pubsub_topic.four",
  ]);
  expect(state).toMatchObject({ version: "1.9.8", isOpenTofu: false });
});

test("ignores a deposed object, which Terraform will destroy", () => {
  const resource = {
    address: "google_pubsub_topic.one",
    mode: "managed",
    type: "google_pubsub_topic",
    values: {},
  };
  const resources = [resource, { ...resource, deposed_key: "byebye" }];
  const state = readState(JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } }));
  expect(state.resources).toHaveLength(1);
});

test("reads the prior state of a plan", () => {
  const before: unknown = JSON.parse(stateText([FUNCTION]));
  const after = { root_module: { resources: [] } };
  const state = readState(
    JSON.stringify({ format_version: "1.2", planned_values: after, prior_state: before }),
  );
  expect(state.resources.map((one) => textOf(one.value("name")))).toEqual(["orders"]);
});

test("recognizes a state of OpenTofu by its registry", () => {
  const text = stateText([FUNCTION]).replaceAll("registry.terraform.io", "registry.opentofu.org");
  expect(readState(text).isOpenTofu).toBe(true);
});

test("reads a list with one block like an object", () => {
  const [resource] = readState(
    stateText([["google_cloudfunctions2_function.orders", { service_config: [{ service: "orders" }] }]]),
  ).resources;
  expect(textOf(resource.value("service_config", "service"))).toBe("orders");
  expect(textOf(resource.value("service_config", 0, "service"))).toBe("orders");
});

describe("throws an error without any text of the state for", () => {
  const whole = stateText([FUNCTION]);
  const RAW = {
    version: 4,
    terraform_version: "1.11.4",
    serial: 1,
    lineage: "x",
    resources: [],
    secret: SECRET,
  };

  test.each([
    [
      "a state that is cut off",
      whole.slice(0, -20),
      `'state' must be what 'terraform show -json' prints, got JSON that ends too early, after ${whole.length - 20} characters; ${HOW}`,
    ],
    [
      "text that is no JSON",
      `# google_secret: ${SECRET}`,
      `'state' must be what 'terraform show -json' prints, got 45 characters that are no JSON; ${HOW}`,
    ],
    [
      "a state file as Terraform keeps it",
      JSON.stringify(RAW),
      `'state' must be what 'terraform show -json' prints, got a state file of version 4; ${HOW}`,
    ],
    [
      "a format that is older",
      whole.replace('"1.0"', '"0.1"').replace("1.11.4", "0.13.7"),
      `'state' must be of format 1, which Terraform 1.1 and newer print, got format 0.1 of Terraform 0.13.7; ${HOW}`,
    ],
    [
      "a format that nobody knows",
      whole.replace('"1.0"', JSON.stringify(SECRET)).replace("1.11.4", `${SECRET} of mine`),
      `'state' must be of format 1, which Terraform 1.1 and newer print, got format unknown; ${HOW}`,
    ],
    [
      "other JSON",
      JSON.stringify({ secret: SECRET }),
      `'state' must be what 'terraform show -json' prints, got other JSON; ${HOW}`,
    ],
    [
      "a list",
      JSON.stringify([SECRET]),
      `'state' must be what 'terraform show -json' prints, got JSON that is no object; ${HOW}`,
    ],
    [
      "an empty state",
      JSON.stringify({ format_version: "1.0" }),
      `'state' must hold resources, got none; ${HOW}`,
    ],
  ])("%s", (_kind, text, message) => {
    expect(() => readState(text)).toThrow(new Error(message));
  });
});

test("reads a state of 50 MB, and throws an error of one line if it is cut off", () => {
  const large = stateText(
    Array.from({ length: 5_000 }, (_, index) => [
      `google_pubsub_topic.topic_${index}`,
      { name: `topic-${index}`, project: "example-project", labels: { filler: "x".repeat(10_000) } },
    ]),
  );
  expect(large.length).toBeGreaterThan(50_000_000);
  expect(readState(large).resources).toHaveLength(5_000);
  expect(() => readState(large.slice(0, -1))).toThrow(/^'state' must .{1,300}$/);
});
