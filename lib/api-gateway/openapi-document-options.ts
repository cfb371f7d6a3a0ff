/** Options of a document that its text cannot express. */
export interface OpenApiDocumentOptions {
  /**
   * Whether the document uses the gateway's model routing, which Google has in preview. It allows backends on
   * `aiplatform.googleapis.com`. Throws for OpenAPI 2.0.
   *
   * @default false
   */
  readonly modelRoutingPreview?: boolean;
}
