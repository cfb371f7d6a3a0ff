import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import { GoogleBeta, ProviderAlias, STRICT_CALENDAR_CONTEXT, TODAY_CONTEXT } from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";
import fc from "fast-check";
import { TODAY } from "../support/stack";

/** Where nothing of a stack is that uses providers with an alias. No subject names it. */
export const ELSEWHERE = { project: "elsewhere-project", region: "europe-north1" };

/** How an app begins. */
export interface WorkshopOptions {
  /** Whether the stack has its provider from the beginning. */
  readonly provider?: boolean;

  /** Whether everything in the stack uses providers with an alias, beside a default one of another place. */
  readonly alias?: boolean;
  readonly context?: { readonly [key: string]: unknown };
}

/** A stack during its definition, and what its parts share. */
export class Workshop {
  public readonly app: App;
  public readonly stack: TerraformStack;
  private readonly shared = new Map<string, unknown>();
  private ids = 0;

  constructor(outdir: string, { provider = true, alias = false, context = {} }: WorkshopOptions = {}) {
    // What is over by today would only be a warning.
    const calendar = { [TODAY_CONTEXT]: TODAY, [STRICT_CALENDAR_CONTEXT]: true };
    this.app = new App({ outdir, context: { ...calendar, ...context } });
    this.stack = new TerraformStack(this.app, "shop");
    if (alias) this.provideByAlias();
    else if (provider) this.provide();
  }

  public provide(): void {
    new GoogleProvider(this.stack, "google", { project: "example-project", region: "asia-northeast1" });
  }

  /** Declares a default provider of another place, and those with the usual place under an alias, which the stack uses. */
  private provideByAlias(): void {
    const { stack } = this;
    new GoogleProvider(stack, "google", ELSEWHERE);
    const home = { alias: "home", project: "example-project", region: "asia-northeast1" };
    ProviderAlias.use(stack, new GoogleProvider(stack, "google-home", home));
    ProviderAlias.use(stack, new GoogleBeta(stack, "google-beta-home", home));
  }

  /** An id that no other construct of the stack has. It is the same in each build. */
  public freshId(stem: string): string {
    return `${stem}-${String(this.ids++)}`;
  }

  /** The value with this name. The first call makes it. */
  public once<T>(name: string, make: (scope: Construct, id: string) => T): T {
    if (!this.shared.has(name)) this.shared.set(name, make(this.stack, name.replace(/[^a-z0-9]+/g, "-")));
    return this.shared.get(name) as T;
  }
}

/** A value that can only exist in a stack, such as a construct or a token. Reports show the code that makes it. */
export class Made<T = unknown> {
  constructor(
    private readonly code: string,
    public readonly make: (shop: Workshop) => T,
  ) {}

  public [fc.toStringMethod](): string {
    return this.code;
  }

  public toString(): string {
    return this.code;
  }
}

/** A copy of a value, with every `Made` inside it replaced by what it makes. */
export function realized(value: unknown, shop: Workshop): unknown {
  if (value instanceof Made) return value.make(shop);
  if (Array.isArray(value)) return value.map((element) => realized(element, shop));
  if (!isPlain(value)) return value;
  // Assignment does not work if the name is `__proto__`.
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, realized(inner, shop)]));
}

/** An object that is no value of a class. */
function isPlain(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value) as object)
  );
}
