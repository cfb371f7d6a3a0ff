import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import type { IInvocable } from "../invocation/invocable";
import { DescriptorSet } from "./descriptor-set";
import { objectAt } from "./given-file";
import type { GrpcApiFiles, GrpcServicesProps } from "./grpc-api-props";
import { grpcBackend, grpcUrlBackend } from "./grpc-backend";
import type { GrpcBackendOptions, GrpcUrlBackendOptions } from "./grpc-backend-options";
import { copyOf } from "./json";
import { checkJson } from "./json-check";
import { protoFilesAt } from "./proto-file";
import type { SecurityScheme } from "./security-scheme";
import { ServedGrpc } from "./served-grpc";
import { ServiceConfig } from "./service-config";
import { servicesOf } from "./services-of";

/**
 * A gRPC API that an API gateway serves: a compiled API and Google's service config of it, with its backends and its security.
 *
 * A selector is what it is for Google: the full name of a method, like `example.shop.v1.Orders.ListOrders`, of a service or a
 * package with `.*`, or `*` for all methods, or a list of them with commas. At synthesis, every method needs a backend. It also needs an API key, a token, or a reason
 * why anyone may call it.
 */
export class GrpcApi {
  /** An API with a service config from a JSON or YAML file. A relative path starts in the folder of `cdktf.json`. */
  public static fromFile(serviceConfig: string, files: GrpcApiFiles): GrpcApi {
    const config = objectAt("serviceConfig", serviceConfig, "a service config");
    checkJson(config);
    const set = DescriptorSet.fromFile(files.descriptorSet);
    return new GrpcApi(new ServiceConfig(config, set, serviceConfig), set, files);
  }

  /** An API with a service config from an object. Its strings may have tokens. */
  public static fromObject(serviceConfig: { [key: string]: unknown }, files: GrpcApiFiles): GrpcApi {
    checkJson(serviceConfig);
    const set = DescriptorSet.fromFile(files.descriptorSet);
    return new GrpcApi(new ServiceConfig(copyOf(serviceConfig), set), set, files);
  }

  /** An API whose service config follows from what is added to it. */
  public static fromServices(props: GrpcServicesProps): GrpcApi {
    const { title, services } = props;
    if (title.trim() === "") throw invalid(`'title' must not be empty, got ${got(title)}`);
    const set = DescriptorSet.fromFile(props.descriptorSet);
    const config = {
      type: "google.api.Service",
      title,
      apis: servicesOf(set, services).map((name) => ({ name })),
      // Google would ask for an API key. Here nobody needs a proof until the code says which one.
      usage: { rules: [{ selector: "*", allow_unregistered_calls: true }] },
    };
    return new GrpcApi(new ServiceConfig(config, set, undefined, false), set, props);
  }

  /** @internal */
  public readonly _served: ServedGrpc;

  private constructor(config: ServiceConfig, set: DescriptorSet, { protoFiles = [] }: GrpcApiFiles) {
    this._served = new ServedGrpc(config, set, protoFilesAt(protoFiles));
  }

  /**
   * Sets the service that answers the methods of a selector. It lets the gateway in.
   *
   * It wins over a backend in the service config. The backend of a narrower selector wins. Throws for a selector without a method, for a second
   * backend, and for what is not on Cloud Run. The service needs `http2: true` for all of gRPC.
   */
  public addBackend(selector: string, target: IInvocable, options: GrpcBackendOptions = {}): void {
    this._served.addBackend(grpcBackend(target, options), selector);
  }

  /** Sets the service that answers all methods without a backend. */
  public addDefaultBackend(target: IInvocable, options: GrpcBackendOptions = {}): void {
    this._served.addBackend(grpcBackend(target, options));
  }

  /** Sets a grpcs or https URL that answers the methods of a selector. Grants no role. */
  public addUrlBackend(selector: string, url: string, options: GrpcUrlBackendOptions): void {
    this._served.addBackend(grpcUrlBackend(url, options), selector);
  }

  /**
   * Requires callers to prove who they are: at all methods, or at those of the selectors. What is required at a method replaces what is
   * required at all.
   *
   * With several schemes, a caller needs one of the tokens. An API key is required in addition to a token.
   */
  public addSecurity(scheme: SecurityScheme, ...selectors: string[]): void {
    this._served.addSecurity(scheme, selectors);
  }

  /** Lets anyone call the methods of the selectors without a proof. The reason stays in the synthesized output. */
  public allowUnauthenticated(reason: string, ...selectors: string[]): void {
    this._served.security.allow(reason, selectors);
  }
}

checkCalls("GrpcApi", GrpcApi);
