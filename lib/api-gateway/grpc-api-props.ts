/** What a gRPC API is compiled from and to. */
export interface GrpcApiFiles {
  /**
   * The path of the compiled API, which
   * `protoc --include_imports --include_source_info --descriptor_set_out=api.pb api.proto` writes.
   */
  readonly descriptorSet: string;

  /**
   * The paths of the `.proto` files, which Google shows in the console. It does not compile them. Each is shown by its path below the
   * folder that all are in.
   *
   * @default - none
   */
  readonly protoFiles?: string[];
}

/** The properties of a gRPC API without a service config of its own. */
export interface GrpcServicesProps extends GrpcApiFiles {
  /** The title of the API. The console shows it where users restrict API keys. */
  readonly title: string;

  /**
   * The full names of the services that the API has, like `example.shop.v1.Orders`.
   *
   * @default - all services of the descriptor set
   */
  readonly services?: string[];
}
