import { invalid, type Place } from "./errors";
import { PACKAGE } from "./package-name";

// Increase it when the form of any remembered value changes.
const FORMAT = 2;

const SYMBOL = Symbol.for("cdktf-cloud-run-functions.memory");

/** Everything that the library stores for one construct, by name. */
interface Memories {
  readonly format: number;
  readonly values: Map<string, unknown>;
}

interface Remembering {
  [SYMBOL]?: Memories;
}

/**
 * One kind of value that the library stores for constructs, for example the names that are taken in an app.
 *
 * The value is stored on the construct, under a symbol that all copies of this package share. npm can install two copies in
 * one app, and each must see what the other one remembers.
 */
export class Memory<T> {
  constructor(private readonly name: string) {}

  /** The value for a construct; undefined if there is none. */
  public find(construct: Place): T | undefined {
    return SYMBOL in construct ? (valuesOf(construct).get(this.name) as T | undefined) : undefined;
  }

  /** The value for a construct. The first call makes it. */
  public of(construct: Place, make: () => T): T {
    return this.find(construct) ?? this.set(construct, make());
  }

  /** Sets the value for a construct and returns it. */
  public set(construct: Place, value: T): T {
    valuesOf(construct).set(this.name, value);
    return value;
  }
}

function valuesOf(construct: Place): Map<string, unknown> {
  const remembering = construct as Remembering;
  remembering[SYMBOL] ??= { format: FORMAT, values: new Map() };
  const { format, values } = remembering[SYMBOL];
  if (format !== FORMAT) {
    throw invalid(
      `'${PACKAGE}' must be of one version in an app, got two that cannot share what they know; see npm ls ${PACKAGE}`,
      construct,
    );
  }
  return values;
}
