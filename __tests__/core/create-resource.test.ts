import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { Construct } from "constructs";
import { createResource, STACK_TRACES_CONTEXT } from "../../lib/core/create-resource";
import { newApp, newStack } from "../support/stack";

/** A resource whose constructor reports what a stack trace looks like meanwhile. */
class Traced extends Construct {
  public readonly trace = traceOf(new Error("traced"));
}

class Failing extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    throw new Error("no such argument");
  }
}

const hooks: { prepareStackTrace?: unknown } = Error;

function traceOf({ stack }: Error): string {
  return stack ?? "";
}

test("while a resource is created, stack traces are empty", () => {
  expect(createResource(Traced, newStack(), "topic").trace).toBe("");
});

test("afterwards, stack traces are as before", () => {
  const before = hooks.prepareStackTrace;
  createResource(PubsubTopic, newStack(), "topic", { name: "orders" });
  expect(hooks.prepareStackTrace).toBe(before);
  expect(traceOf(new Error("traced"))).toContain("create-resource.test");
});

test("an error of the constructor keeps its stack trace, and the hook is restored", () => {
  const before = hooks.prepareStackTrace;
  const error = thrownBy(() => createResource(Failing, newStack(), "topic"));
  expect(traceOf(error)).toContain("no such argument");
  expect(traceOf(error)).toContain("new Failing");
  expect(hooks.prepareStackTrace).toBe(before);
});

test("a hook that another tool has set is restored", () => {
  const before = hooks.prepareStackTrace;
  const others = () => "mapped";
  hooks.prepareStackTrace = others;
  try {
    createResource(Traced, newStack(), "topic");
    expect(hooks.prepareStackTrace).toBe(others);
  } finally {
    hooks.prepareStackTrace = before;
  }
});

test("the context key keeps the stack traces of cdktf", () => {
  const stack = newStack(newApp({ [STACK_TRACES_CONTEXT]: true }));
  expect(createResource(Traced, stack, "topic").trace).toContain("create-resource.test");
});

test("every class of the provider is created without stack traces", () => {
  const lib = join(__dirname, "..", "..", "lib");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const direct = files.flatMap((file) => directCreations(join(lib, file)));
  expect(direct).toEqual([]);
});

/** The classes of the provider that a file creates by `new`. */
function directCreations(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const imports = text.matchAll(/import \{(?<names>[^}]*)\} from "@cdktf\/provider-google/g);
  const names = [...imports].flatMap(({ groups }) => groups?.names.split(",") ?? []);
  const locals = names.map((name) => name.trim().replace(/^.* as /, "")).filter((name) => name !== "");
  return locals.filter((name) => text.includes(`new ${name}(`)).map((name) => `${file}: ${name}`);
}

function thrownBy(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
