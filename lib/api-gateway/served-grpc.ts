import { createHash } from "node:crypto";
import { whenUndone } from "../core/all-or-nothing";
import { got } from "../core/errors";
import { isKnown } from "../core/tokens";
import type { DescriptorSet } from "./descriptor-set";
import { type DocumentGateway, letInAtAll } from "./document-gateway";
import type { GrpcBackend } from "./grpc-backend";
import { GrpcBackends } from "./grpc-backends";
import { GrpcSecurity } from "./grpc-security";
import type { JsonObject } from "./json";
import type { ProtoFile } from "./proto-file";
import { reference } from "./reference";
import type { SecurityScheme } from "./security-scheme";
import type { ConfigContents, ServedApi } from "./served-api";
import type { ServiceConfig } from "./service-config";

/** A gRPC API as gateways serve it. */
export class ServedGrpc implements ServedApi {
  public readonly prop = "grpcApi";
  public readonly security: GrpcSecurity;
  private readonly backends: GrpcBackends;
  private readonly gateways = new Set<DocumentGateway>();

  constructor(
    private readonly config: ServiceConfig,
    private readonly set: DescriptorSet,
    private readonly protoFiles: readonly ProtoFile[],
  ) {
    this.backends = new GrpcBackends(config);
    this.security = new GrpcSecurity(config);
  }

  public addBackend(backend: GrpcBackend, selector?: string): void {
    this.backends.check(selector);
    letInAtAll([...this.gateways], backend);
    this.backends.add(backend, selector);
  }

  public addSecurity(scheme: SecurityScheme, selectors: string[]): void {
    this.security.add(scheme, selectors);
    this.noteApiKeys();
  }

  public servedBy(gateway: DocumentGateway): void {
    this.gateways.add(gateway);
    whenUndone(gateway.construct, () => this.gateways.delete(gateway));
    this.backends.all.forEach(gateway.letIn);
    this.noteApiKeys();
  }

  public contents(project: string): ConfigContents {
    const { set, protoFiles } = this;
    const source = protoFiles.map(({ path, contents }) => ({ path, contents }));
    const digest = createHash("sha256").update(set.bytes);
    for (const { path, contents } of protoFiles) digest.update(JSON.stringify([path, contents]));
    return {
      local: "service-config",
      rendered: () => this.rendered(project),
      blocks: (contents) => ({
        grpc_services: [
          {
            file_descriptor_set: { path: "api_descriptor.pb", contents: set.bytes.toString("base64") },
            ...(source.length > 0 ? { source } : {}),
          },
        ],
        // JSON is YAML, and Google takes the file for YAML.
        managed_service_configs: [{ path: "api_config.yaml", contents }],
      }),
      identity: [digest.digest("hex")],
    };
  }

  public problems(): string[] {
    return [...this.backends.problems(), ...this.security.problems()];
  }

  public warnings(project: string): string[] {
    const problem = nameProblem(this.config, project);
    return problem === undefined ? [] : [this.config.locate(problem)];
  }

  public openReasons(): { [operation: string]: string } {
    return this.security.reasons();
  }

  private rendered(project: string): JsonObject {
    const config = { config_version: 3, name: wildcardIn(reference(project)), ...this.config.copy() };
    this.backends.write(config);
    this.security.write(config);
    return config;
  }

  private noteApiKeys(): void {
    if (this.security.asksForKeys) for (const { enableApiKeys } of this.gateways) enableApiKeys();
  }
}

/** The name that stands for the managed service of any API of the project: https://cloud.google.com/api-gateway/docs/get-started-cloud-run-grpc */
function wildcardIn(project: string): string {
  return `*.apigateway.${project}.cloud.goog`;
}

function nameProblem({ name }: ServiceConfig, project: string): string | undefined {
  if (name === undefined || !isKnown(name) || !isKnown(project)) return undefined;
  const wildcard = wildcardIn(project);
  const end = wildcard.slice(1);
  const isService =
    typeof name === "string" && name.endsWith(end) && /^[^.]+$/.test(name.slice(0, -end.length));
  return isService
    ? undefined
    : `'name' must be '${wildcard}' or a managed service of the project, got ${got(name)}; leave it out for the former`;
}
