import { dirname, sep } from "node:path";

/** The kind of fault. A code stays the same when the wording of a message changes. */
export enum InvalidPropCode {
  /** A value cannot be deployed, by itself or together with the other props of its construct. */
  INVALID_PROP = "ERR_INVALID_PROP",

  /** Two constructs have one name in Google Cloud. */
  NAME_TAKEN = "ERR_NAME_TAKEN",

  /** The ingress settings do not admit the network path that a caller takes. */
  PATH_NOT_ADMITTED = "ERR_PATH_NOT_ADMITTED",
}

// All copies of this package share a symbol from Symbol.for. `instanceof` knows only the class of its own copy.
const BRAND = Symbol.for("cdktf-cloud-run-functions.InvalidPropError");

/**
 * An error about a value that this package was given.
 *
 * Its properties are not enumerable, because Node.js would print them after the message, which already says the same.
 *
 * @jsii ignore
 */
export class InvalidPropError extends Error {
  /** Whether a value is an InvalidPropError. Unlike `instanceof`, this also works if an app has two copies of this package. */
  public static isInvalidPropError(value: unknown): value is InvalidPropError {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  declare public readonly code: InvalidPropCode;

  /** The prop, argument or context key that the message begins with, like `ingress` or `retry.maxDoublings`. */
  declare public readonly prop?: string;

  /**
   * The path of the construct, like `shop/orders`.
   *
   * @default - none: the value was not given to a construct
   */
  declare public readonly constructPath?: string;

  constructor(message: string, constructPath?: string, code = InvalidPropCode.INVALID_PROP) {
    super(message);
    const name = "InvalidPropError";
    for (const [key, value] of Object.entries({ name, code, prop: propOf(message), constructPath })) {
      Object.defineProperty(this, key, { value });
    }
    Object.defineProperty(this, BRAND, { value: true });
    // While cdktf resolves tokens, it appends to the message where the token was created. The empty setter prevents that.
    Object.defineProperty(this, "message", { get: () => message, set: () => undefined });
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = MOST_FRAMES;
    Error.captureStackTrace(this, InvalidPropError);
    Error.stackTraceLimit = stackTraceLimit;
    this.stack = fromCaller(this.stack ?? "", stackTraceLimit);
  }
}

function propOf(message: string): string | undefined {
  return /^(?:context )?'([^']+)'/.exec(message)?.[1];
}

// The calls inside this package are never deeper, so the stack trace reaches the caller.
const MOST_FRAMES = 100;
const OWN_FOLDER = dirname(__dirname) + sep;

/**
 * A stack trace that begins at the caller's code, without the frames of this package.
 *
 * In a bundle, this package and its caller are one file; then the trace is not cut.
 */
function fromCaller(stack: string, limit: number): string {
  const [head, ...frames] = stack.split(/\n(?= {4}at )/);
  const first = frames.findIndex((frame) => !frame.includes(OWN_FOLDER));
  const start = first === -1 || frames[first].includes("node:") ? 0 : first;
  return [head, ...frames.slice(start, start + limit)].join("\n");
}
