import { Construct, type IConstruct } from "constructs";
import { Memory } from "./memory";

/** A class of constructs; its constructor may be private. */
interface ConstructClass {
  readonly prototype: Construct;
}

/** What constructors have changed outside of their own constructs, and how to change it back. */
interface Attempt {
  /** How many constructors run, one within the other. */
  running: number;
  readonly undo: (() => void)[];
}

/** The attempt of an app: constructors run one at a time. */
const attempts = new Memory<Attempt>("attempt");

/**
 * Decorates a construct: if its constructor throws, then the construct and all that it changed elsewhere is gone.
 *
 * An app may catch the error and go on. Without this, the grants of the construct would still be written, and its names be
 * taken. Code that changes something outside of its construct says with `whenUndone` how to change it back.
 */
export function allOrNothing<C extends ConstructClass>(decorated: C): C {
  const proxy: C = new Proxy(decorated, {
    construct: (target, args: unknown[], newTarget: unknown) => {
      // V8 makes a hidden class of its own for each object whose new.target is a proxy, and then all code with it is slow.
      const made = newTarget === proxy ? target : newTarget;
      return constructed(args, () =>
        Reflect.construct<unknown[], object>(target as never, args, made as never),
      );
    },
  });
  return proxy;
}

/** Says how to change something back if the constructor that is running throws. */
export function whenUndone(at: IConstruct, undo: () => void): void {
  const attempt = attempts.find(at.node.root);
  if (attempt && attempt.running > 0) attempt.undo.push(undo);
}

/**
 * Removes a construct from the tree.
 *
 * constructs stores a slash of an id as "--", but its `tryRemoveChild` does not look for that:
 * https://github.com/aws/constructs/blob/10.x/src/construct.ts
 */
export function removeChild(scope: IConstruct, id: string): void {
  scope.node.tryRemoveChild(id.replace(/\//g, "--"));
}

/** Makes a change in an app. If it throws, all is undone that says with `whenUndone` how. */
export function attempted<T>(at: IConstruct, change: () => T): T {
  const attempt = attempts.of(at.node.root, () => ({ running: 0, undo: [] }));
  const start = attempt.undo.length;
  attempt.running += 1;
  try {
    return change();
  } catch (error) {
    for (const undo of attempt.undo.splice(start).reverse()) undo();
    throw error;
  } finally {
    attempt.running -= 1;
    if (attempt.running === 0) attempt.undo.length = 0;
  }
}

function constructed([scope, id]: readonly unknown[], make: () => object): object {
  if (!Construct.isConstruct(scope) || typeof id !== "string") return make();
  const isFree = scope.node.tryFindChild(id) === undefined;
  try {
    return attempted(scope, make);
  } catch (error) {
    if (isFree) removeChild(scope, id);
    throw error;
  }
}
