import { isDeepStrictEqual } from "node:util";
import { got } from "../core/errors";
import { ruleFor } from "../core/method-selector";
import { isReadable } from "../core/reasons";
import { isObject, type JsonObject, listIn, madeIn } from "./json";
import type { SecurityScheme } from "./security-scheme";
import { type ConfigRule, type ServiceConfig, setRules } from "./service-config";

const UNSAID =
  "'security' must say how callers prove who they are, got nothing; call addSecurity, or allowUnauthenticated with a reason";

const OPEN =
  "'usage.rules' must not let anyone call without an authentication rule, got 'allow_unregistered_calls'; call addSecurity, or allowUnauthenticated with a reason";

/** How callers of a method prove who they are, as far as code said it. */
interface Demand {
  readonly tokens: Set<string>;
  apiKey: boolean;
}

/**
 * Who may call which method of a gRPC API. A method asks for an API key unless the config says otherwise, and for the tokens of
 * its authentication rule.
 *
 * https://cloud.google.com/endpoints/docs/grpc/restricting-api-access-with-api-keys
 */
export class GrpcSecurity {
  private readonly everywhere: Demand = { tokens: new Set(), apiKey: false };
  private readonly demands = new Map<string, Demand>();
  private readonly providers = new Map<string, JsonObject>();
  private readonly reasonsByMethod = new Map<string, string>();

  constructor(private readonly config: ServiceConfig) {
    const known = new Set(config.providers().map(({ id }) => id));
    for (const rule of config.rules("authentication")) {
      const unknown = requirementsOf(rule).find(({ provider_id: id }) => !isId(id) || !known.has(id));
      if (unknown) {
        throw config.invalid(
          `'authentication.rules.requirements.provider_id' must be the id of one of 'authentication.providers', got ${got(unknown.provider_id)}`,
        );
      }
    }
  }

  /** Whether the config by itself, or the code, asks for an API key at some method. */
  public get asksForKeys(): boolean {
    const written = this.config.rules("usage");
    return (
      [this.everywhere, ...this.demands.values()].some(({ apiKey }) => apiKey) ||
      this.config.methods.some((method) => needsKey(ruleFor(written, method)))
    );
  }

  /** Asks for a proof at all methods, or at those of some selectors. The latter then ask for nothing else that code asks for. */
  public add(scheme: SecurityScheme, selectors: string[]): void {
    const methods = selectors.flatMap((selector) => this.config.select("selectors", selector));
    const open = methods.find((method) => this.reasonsByMethod.has(method));
    if (open !== undefined) throw this.openAndGuarded(open);
    const provider = scheme._provider();
    if (provider) this.define(scheme.name, provider);
    const own = methods.map((method) => {
      const demand = this.demands.get(method) ?? { tokens: new Set(), apiKey: false };
      this.demands.set(method, demand);
      return demand;
    });
    for (const demand of selectors.length === 0 ? [this.everywhere] : own) {
      if (provider) demand.tokens.add(scheme.name);
      else demand.apiKey = true;
    }
  }

  /** Lets anyone call the methods of some selectors. Throws where a method asks for a token. */
  public allow(reason: string, selectors: string[]): void {
    const { config } = this;
    if (!isReadable(reason)) {
      throw config.invalid(`'reason' must say why anyone may call, got ${got(reason)}`);
    }
    if (selectors.length === 0) throw config.invalid("'selectors' must hold at least one, got none");
    const methods = selectors.flatMap((selector) => config.select("selectors", selector));
    const guarded = methods.find(
      (method) => this.demands.has(method) || asksForToken(ruleFor(config.rules("authentication"), method)),
    );
    if (guarded !== undefined) throw this.openAndGuarded(guarded);
    for (const method of methods) this.reasonsByMethod.set(method, reason);
  }

  /** Writes what was added into a service config. */
  public write(config: JsonObject): void {
    if (this.providers.size > 0) {
      const own = this.config.providers().filter(({ id }) => !this.providers.has(String(id)));
      madeIn(config, "authentication").providers = [...own, ...this.providers.values()];
    }
    setRules(config, "usage", this.usageRules());
    setRules(config, "authentication", this.authenticationRules());
  }

  /** An error for each method that anyone may call without a reason. */
  public problems(): string[] {
    return this.open()
      .filter((method) => !this.reasonsByMethod.has(method))
      .map((method) => this.config.locate(this.config.isWritten ? OPEN : UNSAID, method));
  }

  /** The reasons of the open methods. */
  public reasons(): { [method: string]: string } {
    return Object.fromEntries(this.reasonsByMethod);
  }

  private open(): string[] {
    const [usage, authentication] = [this.usageRules(), this.authenticationRules()];
    return this.config.methods.filter(
      (method) => !needsKey(ruleFor(usage, method)) && !asksForToken(ruleFor(authentication, method)),
    );
  }

  private usageRules(): ConfigRule[] {
    const written = this.config.rules("usage");
    const added = this.config.methods.flatMap((method) => {
      const demand = this.demandOf(method);
      const rule = ruleFor(written, method);
      if (!demand && !this.reasonsByMethod.has(method)) return [];
      // A token is enough, unless the config or the code also asks for a key.
      const asksForKey =
        demand?.apiKey === true || (demand && rule?.allow_unregistered_calls === false) === true;
      return needsKey(rule) === asksForKey
        ? []
        : [{ selector: method, allow_unregistered_calls: !asksForKey }];
    });
    return [...written, ...added];
  }

  private authenticationRules(): ConfigRule[] {
    const written = this.config.rules("authentication");
    const added = this.config.methods.flatMap((method) => {
      const tokens = [...(this.demandOf(method)?.tokens ?? [])];
      if (tokens.length === 0) return [];
      const asked = requirementsOf(ruleFor(written, method));
      const more = tokens.filter((id) => asked.every((one) => one.provider_id !== id));
      return [{ selector: method, requirements: [...asked, ...more.map((id) => ({ provider_id: id }))] }];
    });
    return [...written, ...added];
  }

  /** What code asks for at a method: what it asks for there, or else everywhere. Undefined where it asks for nothing. */
  private demandOf(method: string): Demand | undefined {
    const own = this.demands.get(method);
    if (own || this.reasonsByMethod.has(method)) return own;
    const { tokens, apiKey } = this.everywhere;
    return tokens.size > 0 || apiKey ? this.everywhere : undefined;
  }

  private define(id: string, provider: JsonObject): void {
    const same = [...this.config.providers(), ...this.providers.values()].filter((one) => one.id === id);
    if (same.some((one) => !isDeepStrictEqual(one, provider))) {
      throw this.config.invalid(
        `'authentication.providers' must define '${id}' once, got another definition of it`,
      );
    }
    this.providers.set(id, provider);
  }

  private openAndGuarded(method: string): Error {
    return this.config.invalid(
      "'selectors' must select methods without security, got one with its own",
      method,
    );
  }
}

/** Whether a value can name a provider. Two that have no id are not one provider. */
function isId(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function requirementsOf(rule: ConfigRule | undefined): JsonObject[] {
  return rule ? listIn(rule, "requirements").filter(isObject) : [];
}

function asksForToken(rule: ConfigRule | undefined): boolean {
  return requirementsOf(rule).length > 0 && rule?.allow_without_credential !== true;
}

/** Whether a method asks for an API key. Without service control nobody checks one. */
function needsKey(rule: ConfigRule | undefined): boolean {
  return rule?.allow_unregistered_calls !== true && rule?.skip_service_control !== true;
}
