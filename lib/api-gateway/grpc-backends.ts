import { got } from "../core/errors";
import { formatProblem } from "../core/formats/check-format";
import { BACKEND_URL } from "../core/formats/hosts";
import { byWidth, ruleFor } from "../core/method-selector";
import { isKnown } from "../core/tokens";
import { googleApiProblem } from "./google-apis";
import type { GrpcBackend } from "./grpc-backend";
import type { JsonObject } from "./json";
import { type ConfigRule, type ServiceConfig, setRules } from "./service-config";

/** Which backend answers which method of a gRPC API. */
export class GrpcBackends {
  private readonly bySelector = new Map<string, GrpcBackend>();
  private fallback?: GrpcBackend;

  constructor(private readonly config: ServiceConfig) {}

  /** All backends that were added. */
  public get all(): GrpcBackend[] {
    return [...this.bySelector.values(), ...(this.fallback ? [this.fallback] : [])];
  }

  /** Sets the backend of a selector, or that of all methods without one. Throws for a second one. */
  public add(backend: GrpcBackend, selector?: string): void {
    if (selector !== undefined) this.config.select("selector", selector);
    if (selector === undefined ? this.fallback : this.bySelector.has(selector)) {
      throw this.config.invalid(
        `'selector' must have one backend, got a second one for ${selector === undefined ? "the default" : got(selector)}`,
      );
    }
    if (selector === undefined) this.fallback = backend;
    else this.bySelector.set(selector, backend);
  }

  /** Writes the backends into a service config. */
  public write(config: JsonObject): void {
    setRules(config, "backend", this.rules());
  }

  /** What the gateway would refuse or could not call: at most one problem per method. */
  public problems(): string[] {
    const rules = this.rules();
    return this.config.methods.flatMap((method) => {
      const problem = problemOf(ruleFor(rules, method));
      return problem === undefined ? [] : [this.config.locate(problem, method)];
    });
  }

  /** For Google the last rule wins. So ours come after those of the config, and the default before them. */
  private rules(): ConfigRule[] {
    const own = [...this.bySelector].sort(([one], [other]) => byWidth(one, other));
    return [
      ...(this.fallback ? [{ selector: "*", ...this.fallback.rule }] : []),
      ...this.config.rules("backend"),
      ...own.map(([selector, { rule }]) => ({ selector, ...rule })),
    ];
  }
}

/** https://github.com/googleapis/googleapis/blob/master/google/api/backend.proto */
function problemOf(rule: ConfigRule | undefined): string | undefined {
  if (!rule) return "'backend.rules' must say who answers the method, got none; call addBackend";
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
