import { GoogleProvider, type GoogleProviderConfig } from "@cdktf/provider-google/lib/provider";
import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  knownLocation,
  knownProject,
  locationOf,
  otherLocation,
  otherProject,
  projectOf,
} from "../../lib/core/provider-defaults";
import { newApp, newStack } from "../support/stack";

const CONFIG = { project: "example-project", region: "asia-northeast1" };
const bareStack = () => new TerraformStack(newApp(), "shop");
const provide = (scope: Construct, config: GoogleProviderConfig = CONFIG) =>
  new GoogleProvider(scope, "google", config);

/** Reads the project and the location of a construct `orders`, and writes outputs with them. */
function ask(stack: TerraformStack, project?: string, location?: string): void {
  const orders = new Construct(stack, "orders");
  new TerraformOutput(orders, "project", { value: projectOf(orders, project), staticId: true });
  new TerraformOutput(orders, "location", { value: locationOf(orders, location), staticId: true });
}

function answers(stack: TerraformStack): unknown {
  const { output } = JSON.parse(Testing.synth(stack, true)) as { output: unknown };
  return output;
}

const DEFAULTS = { project: { value: "example-project" }, location: { value: "asia-northeast1" } };

type Step = (stack: TerraformStack) => unknown;
const addNetwork: Step = (stack) => new Construct(stack, "network");
const provideInNetwork: Step = (stack) => provide(stack.node.findChild("network"));
const provideInChild: Step = (stack) => [addNetwork(stack), provideInNetwork(stack)];
const provideAlias: Step = (stack) =>
  new GoogleProvider(stack, "aliased", { project: "other-project", region: "us-west1", alias: "aliased" });

function stackOf(...steps: Step[]): TerraformStack {
  const stack = bareStack();
  for (const step of steps) step(stack);
  return stack;
}

describe("the project and the location of a construct", () => {
  test.each<[string, Step[]]>([
    ["before the construct", [provide, ask]],
    ["after the construct", [ask, provide]],
    ["in a child construct", [provideInChild, ask]],
    ["in a child construct, after the construct", [ask, provideInChild]],
    ["in an older child construct, after the construct", [addNetwork, ask, provideInNetwork]],
    ["beside one with an alias", [provideAlias, provide, ask]],
  ])("are those of a Google provider declared %s", (_, steps) => {
    expect(answers(stackOf(...steps))).toEqual(DEFAULTS);
  });

  test("are the given ones, without a provider", () => {
    const stack = stackOf((bare) => {
      ask(bare, "other-project", "us-west1");
    });
    expect(answers(stack)).toEqual({ project: { value: "other-project" }, location: { value: "us-west1" } });
  });

  test("can be tokens of the provider", () => {
    const stack = bareStack();
    const variable = (id: string) => new TerraformVariable(stack, id, {}).stringValue;
    provide(stack, { project: variable("my_project"), region: variable("my_region") });
    ask(stack);
    expect(answers(stack)).toEqual({
      project: { value: "${var.my_project}" },
      location: { value: "${var.my_region}" },
    });
  });

  test("are those of the inner stack for a construct inside it", () => {
    const stack = bareStack();
    const inner = new TerraformStack(stack, "inner");
    provide(stack, { project: "other-project", region: "us-west1" });
    provide(inner);
    ask(inner);
    expect(answers(inner)).toEqual(DEFAULTS);
  });

  test("are those of the construct's own stack", () => {
    const app = newApp();
    const [one, two] = [new TerraformStack(app, "one"), new TerraformStack(app, "two")];
    provide(one);
    provide(two, { project: "other-project", region: "us-west1" });
    ask(one);
    ask(two);
    expect(answers(one)).toEqual(DEFAULTS);
    expect(answers(two)).toEqual({ project: { value: "other-project" }, location: { value: "us-west1" } });
  });
});

describe("without a default project and location", () => {
  const synthesizing = (stack: TerraformStack, validate: boolean) => () => Testing.synth(stack, validate);

  const missing = (prop: string, which: string) =>
    `'${prop}' must be given, here or as '${which}' of the stack's default Google provider, got neither [at shop/orders]`;
  const NO_PROJECT = missing("project", "project");
  const NO_LOCATION = missing("location", "region");
  const provideInInnerStack: Step = (stack) => provide(new TerraformStack(stack, "inner"));

  test.each<[string, Step[], string]>([
    ["there is no provider", [], NO_PROJECT],
    ["the provider has neither", [(stack) => provide(stack, {})], NO_PROJECT],
    ["the provider has no project", [(stack) => provide(stack, { region: "us-west1" })], NO_PROJECT],
    ["the provider has no region", [(stack) => provide(stack, { project: "other-project" })], NO_LOCATION],
    ["the only provider has an alias", [provideAlias], NO_PROJECT],
    ["the only provider is that of a stack inside", [provideInInnerStack], NO_PROJECT],
  ])("synthesis fails if %s, with and without validations", (_, steps, message) => {
    for (const stack of [stackOf(...steps, ask), stackOf(ask, ...steps)]) {
      expect(synthesizing(stack, true)).toThrow(new Error(message));
      expect(synthesizing(stack, false)).toThrow(new Error(message));
    }
  });

  test.each([
    ["project", { project: "", region: "us-west1" }, NO_PROJECT],
    ["region", { project: "other-project", region: "" }, NO_LOCATION],
  ])(
    "an empty %s of the provider counts as missing, as soon as the provider is found",
    (_, config, message) => {
      const provideEmpty: Step = (stack) => provide(stack, config);
      expect(() => stackOf(provideEmpty, ask)).toThrow(new Error(message));
      expect(synthesizing(stackOf(ask, provideEmpty), true)).toThrow(new Error(message));
    },
  );

  test("synthesis does not fail if no construct needs them", () => {
    expect(synthesizing(bareStack(), true)).not.toThrow();
  });
});

describe("an empty string", () => {
  test.each([
    ["project", projectOf],
    ["location", locationOf],
  ])("is refused as the %s", (prop, of) => {
    const orders = new Construct(newStack(), "orders");
    expect(() => of(orders, "")).toThrow(
      new Error(`'${prop}' must not be empty, got ''; leave it out to take the provider's [at shop/orders]`),
    );
  });
});

test.each(["Example", "-", "example-", ":", "projects/p", "a b", "a".repeat(64)])(
  "refuses the project '%s'",
  (project) => {
    expect(() => projectOf(new Construct(newStack(), "orders"), project)).toThrow(
      new Error(
        `'project' must be the id of a project, like 'example-project', got '${project}' [at shop/orders]`,
      ),
    );
  },
);

describe("otherProject and otherLocation", () => {
  const others = (stack: TerraformStack, project?: string, location?: string) => [
    otherProject(stack, project),
    otherLocation(stack, location),
  ];

  test("return undefined for the provider's values, and without a value", () => {
    expect(others(newStack(), "example-project", "asia-northeast1")).toEqual([undefined, undefined]);
    expect(others(newStack())).toEqual([undefined, undefined]);
  });

  test.each([
    ["another one", "other-project", "us-west1"],
    ["a token", "${var.project}", "${var.location}"],
  ])("return the given value if it is %s", (_, project, location) => {
    expect(others(newStack(), project, location)).toEqual([project, location]);
    expect(others(bareStack(), project, location)).toEqual([project, location]);
  });

  test("return the given value while no provider is declared", () => {
    const stack = bareStack();
    expect(others(stack, "example-project", "asia-northeast1")).toEqual([
      "example-project",
      "asia-northeast1",
    ]);
  });

  test("return the same value later, wherever the provider is declared", () => {
    for (const step of [provide, provideInChild]) {
      const stack = stackOf(step);
      const first = others(stack, "example-project", "asia-northeast1");
      known(stack);
      expect(others(stack, "example-project", "asia-northeast1")).toEqual(first);
    }
  });

  test("do not search the stack for each construct, so that a stack without a provider stays linear", () => {
    const stack = bareStack();
    const search = jest.spyOn(stack.node, "children", "get");
    for (let asked = 0; asked < 100; asked++) others(stack, "example-project", "asia-northeast1");
    expect(search.mock.calls.length).toBeLessThan(20);
  });
});

/** The known project and location, given or by default. */
const known = (stack: TerraformStack, given?: string) => [
  knownProject(stack, given),
  knownLocation(stack, given),
];

describe("knownProject and knownLocation", () => {
  test("return the given value, or that of the provider", () => {
    expect(known(newStack(), "given")).toEqual(["given", "given"]);
    expect(known(newStack())).toEqual(["example-project", "asia-northeast1"]);
  });

  test("return undefined until a search finds the provider, after as many calls again", () => {
    const stack = bareStack();
    expect(known(stack)).toEqual([undefined, undefined]);
    provide(stack);
    known(stack);
    expect(known(stack)).toEqual(["example-project", "asia-northeast1"]);
  });

  test("search less and less often, because each search walks the whole stack", () => {
    const stack = bareStack();
    const search = jest.spyOn(stack, "allProviders");
    for (let asked = 0; asked < 1000; asked++) knownProject(stack);
    expect(search).toHaveBeenCalledTimes(10);
    provide(stack);
    for (let asked = 0; asked < 1000; asked++) knownProject(stack);
    expect(search).toHaveBeenCalledTimes(11);
  });

  test("ignore the provider of a nested stack, and a provider with an alias", () => {
    const stack = bareStack();
    const inner = new TerraformStack(stack, "inner");
    provide(inner);
    provideAlias(stack);
    expect([known(stack), known(inner)]).toEqual([
      [undefined, undefined],
      ["example-project", "asia-northeast1"],
    ]);
  });

  test("return undefined for a token", () => {
    const stack = bareStack();
    const token = new TerraformVariable(stack, "value", {}).stringValue;
    expect(known(stack, token)).toEqual([undefined, undefined]);
    expect(known(stack, "${var.value}")).toEqual([undefined, undefined]);
    provide(stack, { project: token, region: token });
    expect(known(stack)).toEqual([undefined, undefined]);
  });
});

describe("a value with the wrong format", () => {
  test.each([
    ["project", projectOf, "%{x}", "the id of a project, like 'example-project'"],
    ["project", projectOf, "Example Project", "the id of a project, like 'example-project'"],
    ["location", locationOf, "us central1", "a location, like 'us-central1'"],
  ])("is refused as a %s", (prop, of, given, what) => {
    const orders = new Construct(newStack(), "orders");
    expect(() => of(orders, given)).toThrow(
      new Error(`'${prop}' must be ${what}, got '${given}' [at shop/orders]`),
    );
  });
});
