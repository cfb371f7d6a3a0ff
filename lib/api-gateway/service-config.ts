import { got, invalid } from "../core/errors";
import { patternsOf, selectorProblem, selects } from "../core/method-selector";
import { meantHelp } from "../core/spelling-help";
import { holdsToken } from "../core/token-text";
import type { DescriptorSet } from "./descriptor-set";
import { copyOf, isObject, type JsonObject, listIn, madeIn, objectIn } from "./json";
import { inOneSpelling } from "./service-config-fields";

const TYPE = "google.api.Service";

/** The parts of a service config with rules for methods, which decide about access. */
export type RuledPart = "backend" | "usage" | "authentication";

const PARTS: readonly RuledPart[] = ["backend", "usage", "authentication"];

/** A rule of a service config, with the selector of its methods. */
export interface ConfigRule extends JsonObject {
  selector: string;
}

/** Google's service config of a gRPC API: https://cloud.google.com/api-gateway/docs/grpc-service-config */
export class ServiceConfig {
  /** The full names of the methods that the API serves. */
  public readonly methods: readonly string[];
  private readonly config: JsonObject;

  /** Throws where the config is not one of Google's, or does not fit to the descriptor set. */
  constructor(
    config: JsonObject,
    set: DescriptorSet,
    /** The path of its file, for errors; undefined without a file. */
    private readonly file?: string,
    /** Whether a user wrote the config, so that errors can name its fields. */
    public readonly isWritten = true,
  ) {
    this.config = this.located(() => inOneSpelling(config));
    this.methods = this.located(() => {
      const { type } = this.config;
      if (type !== TYPE) throw invalid(`'type' must be '${TYPE}', got ${got(type)}`);
      return servedMethods(this.config, set);
    });
    for (const part of PARTS)
      this.rules(part).forEach(({ selector }) => this.select(`${part}.rules.selector`, selector));
  }

  /** The name of the managed service that the config gives; undefined if it gives none. */
  public get name(): unknown {
    return this.config.name;
  }

  /** A copy that can change. */
  public copy(): JsonObject {
    return copyOf(this.config);
  }

  /** The rules of a part, in the order of the config. */
  public rules(part: RuledPart): ConfigRule[] {
    return listIn(objectIn(this.config, part), "rules") as ConfigRule[];
  }

  /** The JWT issuers of the config. */
  public providers(): JsonObject[] {
    return listIn(objectIn(this.config, "authentication"), "providers").filter(isObject);
  }

  /** The methods of a selector. Throws if a part of it stands for none. */
  public select(prop: string, selector: string): string[] {
    if (holdsToken(selector)) {
      throw this.invalid(
        `'${prop}' must be known at synthesis, because methods are found by it, got a token`,
      );
    }
    const problem = selectorProblem(prop, selector);
    if (problem !== undefined) throw this.invalid(problem);
    const idle = patternsOf(selector).find((one) => !this.methods.some((method) => selects(one, method)));
    if (idle === undefined) return this.methods.filter((method) => selects(selector, method));
    const services = new Set(this.methods.map((method) => method.slice(0, method.lastIndexOf("."))));
    const help = meantHelp(idle, [...this.methods, ...[...services].map((service) => `${service}.*`)]);
    throw this.invalid(`'${prop}' must select a method of the API, got ${got(idle)}${help}`);
  }

  /** An error about the config. It ends with the method and the file. */
  public invalid(message: string, method?: string): Error {
    return invalid(this.locate(message, method));
  }

  /** A message about the config. It ends with the method and the file. */
  public locate(message: string, method?: string): string {
    const parts = [method, this.file].filter((part) => part !== undefined);
    return parts.length === 0 ? message : `${message} [at ${parts.join(" in ")}]`;
  }

  private located<T>(check: () => T): T {
    try {
      return check();
    } catch (error) {
      throw this.file === undefined ? error : this.invalid((error as Error).message);
    }
  }
}

/** Replaces the rules of a part. */
export function setRules(config: JsonObject, part: RuledPart, rules: readonly ConfigRule[]): void {
  if (rules.length > 0) madeIn(config, part).rules = rules;
}

/**
 * Google resolves each API in the compiled files:
 * https://github.com/googleapis/googleapis/blob/master/google/api/service.proto
 */
function servedMethods(config: JsonObject, { services }: DescriptorSet): string[] {
  const names = listIn(config, "apis").map((api) => (isObject(api) ? api.name : undefined));
  if (names.length === 0) throw invalid("'apis' must name the services that are served, got none");
  return [...new Set(names)].flatMap((name) => {
    const methods = typeof name === "string" ? services.get(name) : undefined;
    if (methods) return methods;
    const known = [...services.keys()];
    throw invalid(
      `'apis.name' must be a service of the descriptor set (${known.join(", ")}), got ${got(name)}`,
    );
  });
}
