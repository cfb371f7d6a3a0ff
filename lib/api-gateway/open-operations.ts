import { got } from "../core/errors";
import { addPreflights } from "./cors";
import { listIn } from "./json";
import type { OpenApi } from "./openapi";
import { nameOf, type Operation } from "./operations";
import { isOpen } from "./security-requirements";

const OPEN =
  "'security' must say how callers prove who they are, got nothing; call addSecurity, or allowUnauthenticated with a reason";

/** The operations of a document that anyone may call, and why. */
export class OpenOperations {
  private readonly reasonsByName = new Map<string, string>();

  constructor(private readonly openapi: OpenApi) {}

  /** Opens operations, by their ids or paths. */
  public allow(reason: string, at: string[]): void {
    const { openapi } = this;
    // Callers without type-checking reach this, too.
    if (!(reason as string | undefined)?.trim()) {
      throw openapi.invalid(`'reason' must say why anyone may call, got ${got(reason)}`);
    }
    if (at.length === 0) throw openapi.invalid("'at' must hold at least one operation or path, got none");
    for (const operation of at.flatMap((one) => openapi.select(one))) {
      if (listIn(operation.definition, "security").length > 0) {
        throw openapi.invalid("'at' must name operations without security, got one with its own", operation);
      }
      operation.definition.security = [];
      this.reasonsByName.set(nameOf(operation), reason);
    }
  }

  /** Adds open OPTIONS operations to paths that have none, or to all without any given. */
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

  /** One for each open operation without a reason. */
  public problems(): string[] {
    return this.open()
      .filter((operation) => !this.reasonsByName.has(nameOf(operation)))
      .map((operation) => this.openapi.locate(OPEN, operation));
  }

  /** Of those operations that are open still. */
  public reasons(): { [operation: string]: string } {
    const open = new Set(this.open().map(nameOf));
    return Object.fromEntries([...this.reasonsByName].filter(([name]) => open.has(name)));
  }

  private open(): Operation[] {
    return this.openapi.operations.filter((operation) => isOpen(this.openapi, operation));
  }
}
