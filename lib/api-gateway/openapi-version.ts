/** The version of the OpenAPI specification that a document follows. */
export enum OpenApiVersion {
  /** Also known as Swagger. */
  V2_0 = "2.0",
  V3_0 = "3.0",
  V3_1 = "3.1",
}
