import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { Construct } from "constructs";
import { allOrNothing, removeChild, whenUndone } from "../../lib/core/all-or-nothing";
import { newStack } from "../support/stack";

const log: string[] = [];

beforeEach(() => {
  log.length = 0;
});

interface PartProps {
  readonly note: string;
  readonly within?: () => void;
  readonly fails?: boolean;
}

@allOrNothing
class Part extends Construct {
  public static readonly KIND = "part";

  constructor(scope: Construct, id: string, { note, within, fails = false }: PartProps) {
    super(scope, id);
    new StorageBucket(this, "bucket", { name: "example-bucket", location: "EU" });
    whenUndone(this, () => log.push(note));
    within?.();
    if (fails) throw new Error(`${note} failed`);
  }
}

const childrenOf = (scope: Construct) => scope.node.children.map(({ node }) => node.id);

test("a class stays what it is", () => {
  const part = new Part(newStack(), "one", { note: "one" });
  expect(part).toBeInstanceOf(Part);
  expect([Part.name, Part.KIND, part.constructor.name]).toEqual(["Part", "part", "Part"]);
  class Special extends Part {}
  expect(new Special(newStack(), "one", { note: "one" })).toBeInstanceOf(Special);
});

test("a construct whose constructor throws is removed, and its changes are undone from the last to the first", () => {
  const stack = newStack();
  const before = childrenOf(stack);
  const within = () => {
    whenUndone(stack, () => log.push("second"));
    new Part(stack, "other", { note: "third" });
  };
  expect(() => new Part(stack, "one/two", { note: "first", within, fails: true })).toThrow("first failed");
  expect(log).toEqual(["third", "second", "first"]);
  // What a constructor defines beside itself is removed only by what it says.
  expect(childrenOf(stack)).toEqual([...before, "other"]);
  expect(new Part(stack, "one/two", { note: "again" }).node.path).toBe("shop/one--two");
});

test("a constructor that catches the error of another one loses the other alone", () => {
  const stack = newStack();
  const within = () => {
    expect(() => new Part(stack, "inner", { note: "inner", fails: true })).toThrow("inner failed");
  };
  new Part(stack, "outer", { note: "outer", within });
  expect(log).toEqual(["inner"]);
  expect(childrenOf(stack).slice(-1)).toEqual(["outer"]);
});

test("a change is kept once the outermost constructor is through", () => {
  const stack = newStack();
  new Part(stack, "one", { note: "one" });
  whenUndone(stack, () => log.push("outside of constructors"));
  expect(() => new Part(stack, "two", { note: "two", fails: true })).toThrow("two failed");
  expect(log).toEqual(["two"]);
});

test("the construct that has the id already stays", () => {
  const stack = newStack();
  const first = new Part(stack, "one", { note: "first" });
  expect(() => new Part(stack, "one", { note: "second" })).toThrow(
    "There is already a Construct with name 'one'",
  );
  expect(stack.node.tryFindChild("one")).toBe(first);
});

test("a scope or an id that is none is left to constructs", () => {
  expect(new Part(undefined as never, "one", { note: "one" }).node.path).toBe("one");
  expect(() => new Part(newStack(), undefined as never, { note: "one" })).toThrow(
    "Only root constructs may have an empty ID",
  );
});

test("a child is removed though its id has a slash", () => {
  const stack = newStack();
  new Construct(stack, "a/b/c");
  removeChild(stack, "a/b/c");
  expect(stack.node.tryFindChild("a/b/c")).toBeUndefined();
});

const LIB = join(__dirname, "..", "..", "lib");
const CLASS = /^(@allOrNothing\n)?(?:export )?(abstract )?class (\w+)(?:<.*?>)? extends (\w+)/gm;

/** The classes of the package that are constructs, and whether they are decorated. Abstract ones are left out. */
function constructClasses(): { readonly name: string; readonly isDecorated: boolean }[] {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const all = files.flatMap((file) =>
    [...readFileSync(join(LIB, file), "utf8").matchAll(CLASS)].map(
      ([, decorator, isAbstract, name, base]: (string | undefined)[]) => ({
        ...{ name: String(name), base: String(base) },
        ...{ isDecorated: decorator !== undefined, isAbstract: isAbstract !== undefined },
      }),
    ),
  );
  const isConstruct = (name: string): boolean =>
    name === "Construct" || all.some((one) => one.name === name && isConstruct(one.base));
  return all.filter(({ name, isAbstract }) => isConstruct(name) && !isAbstract);
}

test("every construct of the package leaves nothing when its constructor throws", () => {
  const classes = constructClasses();
  expect(classes.length).toBeGreaterThan(30);
  // A grant is made by `Grant.add`, which removes it itself.
  expect(classes.filter(({ isDecorated }) => !isDecorated).map(({ name }) => name)).toEqual(["Grant"]);
});
