import type { IConstruct } from "constructs";
import { invalid } from "./errors";

// Another number wherever what is remembered takes another form.
const FORMAT = 1;

const SYMBOL = Symbol.for("cdktf-cloud-run-functions.memory");

/** What one construct carries: everything that the library remembers of it, by name. */
interface Memories {
  readonly format: number;
  readonly values: Map<string, unknown>;
}

interface Remembering {
  [SYMBOL]?: Memories;
}

/**
 * One thing that the library remembers of constructs, such as the names that are taken in an app.
 *
 * It is kept on the construct itself, under a symbol that all copies of this package share: npm can install two of them, and
 * what one copy claims, the other one must see.
 */
export class Memory<T> {
  constructor(private readonly name: string) {}

  /** What is remembered of a construct; undefined where nothing is. */
  public find(construct: IConstruct): T | undefined {
    return SYMBOL in construct ? (valuesOf(construct).get(this.name) as T | undefined) : undefined;
  }

  /** What is remembered of a construct, which begins with what `make` returns. */
  public of(construct: IConstruct, make: () => T): T {
    return this.find(construct) ?? this.set(construct, make());
  }

  /** Remembers something else of a construct from now on; returns it. */
  public set(construct: IConstruct, value: T): T {
    valuesOf(construct).set(this.name, value);
    return value;
  }
}

function valuesOf(construct: IConstruct): Map<string, unknown> {
  const remembering = construct as Remembering;
  remembering[SYMBOL] ??= { format: FORMAT, values: new Map() };
  const { format, values } = remembering[SYMBOL];
  if (format !== FORMAT) {
    throw invalid(
      `'cdktf-cloud-run-functions' must be of one version in an app, got two that cannot share what they know; see npm ls cdktf-cloud-run-functions`,
      construct,
    );
  }
  return values;
}
