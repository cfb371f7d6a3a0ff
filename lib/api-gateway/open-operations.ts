import { got } from "../core/errors";
import { isReadable } from "../core/reasons";
import { addPreflights } from "./cors";
import { listIn } from "./json";
import type { OpenApi } from "./openapi";
import { nameOf, type Operation } from "./operations";
import { isOpen, preflightProblems } from "./security-requirements";

const OPEN =
  "'security' must say how callers prove who they are, got nothing; call addSecurity, or allowUnauthenticated with a reason";

/** The operations of a document that anyone may call, and the reasons. */
export class OpenOperations {
  private readonly reasonsByName = new Map<string, string>();

  constructor(private readonly openapi: OpenApi) {}

  /** Lets anyone call operations, given by their ids or paths. Throws where an operation has security of its own. */
  public allow(reason: string, at: string[]): void {
    const { openapi } = this;
    // JavaScript callers may leave it out.
    if (!isReadable(reason)) {
      throw openapi.invalid(`'reason' must say why anyone may call, got ${got(reason)}`);
    }
    if (at.length === 0) throw openapi.invalid("'at' must hold at least one operation or path, got none");
    const operations = at.flatMap((one) => openapi.select(one));
    const guarded = operations.find(({ definition }) => listIn(definition, "security").length > 0);
    if (guarded) {
      throw openapi.invalid("'at' must name operations without security, got one with its own", guarded);
    }
    for (const operation of operations) {
      operation.definition.security = [];
      this.reasonsByName.set(nameOf(operation), reason);
    }
  }

  /** Adds open OPTIONS operations to paths that have none: to the given ones, or to all if none is given. */
  public allowPreflights(at: string[]): void {
    const { openapi } = this;
    const all = new Set(openapi.operations.map(({ path }) => path));
    const unknown = at.find((path) => !all.has(path));
    if (unknown !== undefined) {
      throw openapi.invalid(`'at' must be a path of the document, got ${got(unknown)}`);
    }
    for (const preflight of addPreflights(openapi, at.length === 0 ? all : new Set(at))) {
      this.reasonsByName.set(nameOf(preflight), "CORS preflights carry no credentials");
    }
  }

  /** An error for each open operation without a reason, and for each preflight that is not open. */
  public problems(): string[] {
    const unexplained = this.open().filter((operation) => !this.reasonsByName.has(nameOf(operation)));
    return [
      ...unexplained.map((operation) => this.openapi.locate(OPEN, operation)),
      ...preflightProblems(this.openapi),
    ];
  }

  /** The reasons of the open operations. An operation that got security later has none. */
  public reasons(): { [operation: string]: string } {
    const open = new Set(this.open().map(nameOf));
    return Object.fromEntries([...this.reasonsByName].filter(([name]) => open.has(name)));
  }

  private open(): Operation[] {
    return this.openapi.operations.filter((operation) => isOpen(this.openapi, operation));
  }
}
