import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { createResource } from "../../lib/core/create-resource";
import { STACK_TRACES_CONTEXT } from "../../lib/core/stack-traces";
import { newApp, newStack } from "../support/stack";

/** A resource whose constructor records a stack trace, as cdktf does for each token. */
class Recording extends TerraformElement {
  public readonly trace = recorded();
}

class Failing extends TerraformElement {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    throw new Error("no such argument");
  }
}

const traces: { captureStackTrace: unknown } = Error;

function recorded(): string {
  const object = { stack: "" };
  Error.captureStackTrace(object);
  return object.stack;
}

test("while a resource is created, no stack trace is recorded", () => {
  expect(createResource(Recording, newStack(), "topic").trace).toBe("");
});

test("afterwards, stack traces are recorded again", () => {
  createResource(PubsubTopic, newStack(), "topic", { name: "orders" });
  expect(recorded()).toContain("stack-traces.test");
});

test("an error of the constructor keeps its stack trace, and stack traces are recorded again", () => {
  const { stack } = thrownBy(() => createResource(Failing, newStack(), "topic"));
  expect(stack).toContain("no such argument");
  expect(stack).toContain("new Failing");
  expect(recorded()).toContain("stack-traces.test");
});

test("a function that another tool has put there is restored", () => {
  const { captureStackTrace } = traces;
  const others = () => undefined;
  traces.captureStackTrace = others;
  try {
    createResource(Recording, newStack(), "topic");
    expect(traces.captureStackTrace).toBe(others);
  } finally {
    traces.captureStackTrace = captureStackTrace;
  }
});

test("the context key makes cdktf record every stack trace", () => {
  const stack = newStack(newApp({ [STACK_TRACES_CONTEXT]: true }));
  expect(createResource(Recording, stack, "topic").trace).toContain("stack-traces.test");
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
