import { modelOf, provider, resourceIn, shop, shown } from "./documents";

const argument = (model: ReturnType<typeof shop>, address: string, ...path: (string | number)[]) =>
  shown(resourceIn(model, address).value(...path));

describe("a resource", () => {
  const model = shop({
    resource: {
      google_thing: {
        one: {
          "//": { metadata: { path: "shop/one/Resource", uniqueId: "one" }, reason: "the front page" },
          block: { name: "a", list: ["x", "y"] },
          blocks: [{ name: "b" }, { name: "c" }],
          dynamic: { binding: { for_each: ["a"], content: {} } },
        },
      },
    },
    data: { google_thing: { one: { name: "d" } } },
  });

  test("has the path of its construct and its reason", () => {
    expect(resourceIn(model, "google_thing.one")).toMatchObject({
      mode: "managed",
      type: "google_thing",
      document: "shop",
      path: "shop/one/Resource",
      reason: "the front page",
    });
    expect(resourceIn(model, "data.google_thing.one")).toMatchObject({
      mode: "data",
      path: "data.google_thing.one",
    });
  });

  test("has the value at a path, whether a block is an object or a list with one object", () => {
    expect(argument(model, "google_thing.one", "block", "name")).toBe("a");
    expect(argument(model, "google_thing.one", "block", 0, "list", 1)).toBe("y");
    expect(argument(model, "google_thing.one", "blocks", 1, "name")).toBe("c");
    expect(argument(model, "google_thing.one", "absent", "name")).toBe("null");
    expect(argument(model, "google_thing.one", "block", "name", "deeper")).toBe("null");
  });

  test("does not know dynamic blocks", () => {
    expect(resourceIn(model, "google_thing.one").value("binding").is).toBe("unknown");
  });
});

test("a list of objects is read like an object, as in Terraform", () => {
  const model = shop({
    resource: [{ google_thing: [{ one: [{ name: "a" }] }] }, { google_thing: { two: { name: "b" } } }],
    locals: [{ x: "1" }, { y: "2" }],
  });
  expect(model.resources.map(({ address }) => address)).toEqual(["google_thing.one", "google_thing.two"]);
});

test.each([null, [], "text", { resource: "text" }, { resource: { a: null } }])(
  "%j declares nothing",
  (json) => {
    expect(modelOf({ shop: json as object }).resources).toEqual([]);
  },
);

describe("a resource that Terraform repeats", () => {
  const thing = (repetition: object) =>
    shop({
      variable: { names: {} },
      locals: { names: ["a", "b"] },
      resource: {
        google_thing: {
          many: { ...repetition, name: "${each.key}", value: "x-${each.value}-${count.index}" },
        },
        google_user: {
          one: {
            first: '${google_thing.many["a"].name}',
            at: "${google_thing.many[1].name}",
            all: "${google_thing.many}",
          },
        },
      },
    });
  const addresses = (model: ReturnType<typeof shop>) =>
    model.resources.map(({ address }) => address).filter((address) => address.startsWith("google_thing"));

  test("is read once for each element of a set", () => {
    const model = thing({ for_each: "${toset(local.names)}" });
    expect(addresses(model)).toEqual(['google_thing.many["a"]', 'google_thing.many["b"]']);
    expect(argument(model, 'google_thing.many["b"]', "name")).toBe("b");
    expect(resourceIn(model, "google_user.one").value("first")).toMatchObject({
      is: "attribute",
      of: { address: 'google_thing.many["a"]' },
      path: ["name"],
    });
  });

  test("is read once for each element of a map", () => {
    const model = thing({ for_each: { a: "1" } });
    expect(argument(model, 'google_thing.many["a"]', "value")).toBe(
      'x-1-<shop:google_thing.many["a"]:count.index>',
    );
  });

  test("is read a number of times", () => {
    expect(addresses(thing({ count: 2 }))).toEqual(["google_thing.many[0]", "google_thing.many[1]"]);
    expect(addresses(thing({ count: 0 }))).toEqual([]);
    expect(addresses(thing({ count: "${length(local.names)}" }))).toHaveLength(2);
  });

  test.each([
    { for_each: "${var.names}" },
    { count: "${var.names}" },
    { count: 1e9 },
    { for_each: ["${var.names}"] },
  ])("has unknown arguments if its number is unknown: %j", (repetition) => {
    const model = thing(repetition);
    expect(addresses(model)).toEqual(["google_thing.many"]);
    expect(argument(model, "google_thing.many", "name")).toBe("<shop:google_thing.many:each.key>");
    expect(argument(model, "google_user.one", "first")).toBe("<shop:google_thing.many.a.name>");
    expect(argument(model, "google_user.one", "all")).toBe("<shop:google_thing.many>");
  });
});

test("a resource with several instances is an object of them, where it is named without a key", () => {
  const resource = {
    google_group: { all: { for_each: '${toset(["a", "b"])}', name: "group-${each.key}" } },
    google_thing: { each: { for_each: "${google_group.all}", name: "${each.value.name}-of-${each.key}" } },
  };
  const model = shop({ resource });
  expect(model.ofTypes("google_thing").map(({ address }) => address)).toEqual([
    'google_thing.each["a"]',
    'google_thing.each["b"]',
  ]);
  expect(argument(model, 'google_thing.each["b"]', "name")).toBe('<shop:google_group.all["b"].name>-of-b');
});

test("references to the outputs of another stack are resolved", () => {
  const model = modelOf({
    shop: {
      resource: { google_thing: { one: { name: "orders" } } },
      output: { "cross-stack-output-one": { value: "${google_thing.one.name}", sensitive: true } },
    },
    depot: {
      resource: {
        google_user: {
          one: {
            name: "${data.terraform_remote_state.cross-stack-reference-input-shop.outputs.cross-stack-output-one}",
            other: "${data.terraform_remote_state.cross-stack-reference-input-shop.outputs.nothing}",
          },
        },
      },
      data: { terraform_remote_state: { "cross-stack-reference-input-shop": { backend: "local" } } },
    },
  });
  const user = resourceIn(model, "google_user.one");
  expect(user.value("name")).toMatchObject({
    is: "attribute",
    of: { document: "shop", address: "google_thing.one" },
  });
  expect(user.value("other")).toMatchObject({ of: { document: "depot", type: "terraform_remote_state" } });
});

test("a resource has the provider that it names", () => {
  const model = shop({
    variable: { region: { default: "us-central1" } },
    provider: {
      google: [...provider.google, { alias: "other", project: "other-project", region: "${var.region}" }],
    },
    resource: {
      google_thing: { one: {}, two: { provider: "google.other" }, three: { provider: "google-beta" } },
    },
  });
  const of = (address: string) =>
    ["project", "region"].map((name) => shown(resourceIn(model, address).ofProvider(name)));
  expect(of("google_thing.one")).toEqual(["example-project", "asia-northeast1"]);
  expect(of("google_thing.two")).toEqual(["other-project", "us-central1"]);
  expect(of("google_thing.three")).toEqual([
    "<shop:project of provider google-beta>",
    "<shop:region of provider google-beta>",
  ]);
});

test("acknowledgements are read from the comments of the stack", () => {
  const { acknowledgements } = shop({
    "//": { acknowledged: { "shop/orders": { "no-callers": "called by hand" }, "shop/page": "no rule" } },
  });
  expect(acknowledgements).toEqual([{ path: "shop/orders", rule: "no-callers", reason: "called by hand" }]);
});
