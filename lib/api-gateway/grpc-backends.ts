import { got } from "../core/errors";
import { formatProblem } from "../core/formats/check-format";
import { BACKEND_URL } from "../core/formats/hosts";
import { byWidth, patternsOf, ruleFor } from "../core/method-selector";
import { isKnown } from "../core/tokens";
import { googleApiProblem } from "./google-apis";
import type { GrpcBackend } from "./grpc-backend";
import type { JsonObject } from "./json";
import { type ConfigRule, type ServiceConfig, setRules } from "./service-config";

/** Which backend answers which method of a gRPC API. */
export class GrpcBackends {
  /** By each part of their selectors, because the parts of a list can be of different widths. */
  private readonly byPattern = new Map<string, GrpcBackend>();
  private fallback?: GrpcBackend;

  constructor(private readonly config: ServiceConfig) {}

  /** All backends that were added. */
  public get all(): GrpcBackend[] {
    return [...new Set(this.byPattern.values()), ...(this.fallback ? [this.fallback] : [])];
  }

  /** Throws where a selector selects nothing or has a backend, or where all methods without a selector have one. */
  public check(selector?: string): void {
    if (selector !== undefined) this.config.select("selector", selector);
    const taken =
      selector === undefined
        ? this.fallback && "the default"
        : patternsOf(selector).find((one) => this.byPattern.has(one));
    if (taken === undefined) return;
    throw this.config.invalid(
      `'selector' must have one backend, got a second one for ${selector === undefined ? taken : got(taken)}`,
    );
  }

  /** Sets the backend of a selector, or that of all methods without one. */
  public add(backend: GrpcBackend, selector?: string): void {
    if (selector === undefined) this.fallback = backend;
    else for (const one of patternsOf(selector)) this.byPattern.set(one, backend);
  }

  /** Writes the backends into a service config. */
  public write(config: JsonObject): void {
    setRules(config, "backend", this.rules());
  }

  /** What the gateway would refuse or could not call: at most one problem per method. */
  public problems(): string[] {
    const rules = this.rules();
    return this.config.methods.flatMap((method) => {
      const rule = ruleFor(rules, method);
      const problem = rule ? problemOf(rule) : this.unanswered;
      return problem === undefined ? [] : [this.config.locate(problem, method)];
    });
  }

  private get unanswered(): string {
    const prop = this.config.isWritten ? "backend.rules" : "backend";
    return `'${prop}' must say who answers the method, got none; call addBackend`;
  }

  /** For Google the last rule wins. So ours come after those of the config, and the default before them. */
  private rules(): ConfigRule[] {
    const own = [...this.byPattern].sort(([one], [other]) => byWidth(one, other));
    return [
      ...(this.fallback ? [{ selector: "*", ...this.fallback.rule }] : []),
      ...this.config.rules("backend"),
      ...own.map(([selector, { rule }]) => ({ selector, ...rule })),
    ];
  }
}

/** https://github.com/googleapis/googleapis/blob/master/google/api/backend.proto */
function problemOf(rule: ConfigRule): string | undefined {
  const { address, deadline, disable_auth: disabled } = rule;
  if (typeof address !== "string") return `'address' must be a URL, got ${got(address)}`;
  const problem = authenticationProblem(rule, address);
  if (problem !== undefined) return problem;
  if (isKnown(deadline) && !(typeof deadline === "number" && deadline > 0 && deadline < Infinity)) {
    return `'deadline' must be above 0, got ${got(deadline)}`;
  }
  const remedy = (text: string) => (text.includes("://") ? undefined : `write 'grpcs://' before it`);
  return (
    formatProblem("address", address, BACKEND_URL, { remedy }) ??
    googleApiProblem("address", address, false, disabled !== true)
  );
}

/** What is wrong with how the gateway proves who it is. */
function authenticationProblem(
  { jwt_audience: audience, disable_auth: disabled }: ConfigRule,
  address: string,
): string | undefined {
  if (audience !== undefined && disabled === true) {
    return "'jwt_audience' must not be given beside 'disable_auth', got both";
  }
  if (isKnown(disabled) && typeof disabled !== "boolean") {
    return `'disable_auth' must be true or false, got ${got(disabled)}`;
  }
  return audience !== undefined && /^(?:http|grpc):\/\//.test(address)
    ? `'address' must be encrypted where the gateway sends an ID token, got ${got(address)}`
    : undefined;
}
