/** What is known of a document beside its text. */
export interface OpenApiDocumentOptions {
  /**
   * Whether backends on `aiplatform.googleapis.com` are meant for the gateway's model routing, which is a preview of Google's,
   * for OpenAPI 3.
   *
   * @default false
   */
  readonly modelRoutingPreview?: boolean;
}
