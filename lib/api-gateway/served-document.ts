import type { OpenApiDocument } from "./openapi-document";
import type { ServedApi } from "./served-api";

const OPEN_PATHS =
  "'x-google-allow' must be 'configured' for the gateway to refuse what the document does not name, got 'all', which lets such calls through with no security";

/** An OpenAPI document as gateways serve it. */
export function servedDocument(document: OpenApiDocument): ServedApi {
  return {
    prop: "document",
    servedBy: (gateway) => {
      document._servedBy(gateway);
    },
    contents: () => ({
      local: "document",
      rendered: () => document._rendered(),
      // The extension tells Google the format.
      blocks: (contents) => ({ openapi_documents: [{ document: { path: "openapi.json", contents } }] }),
      identity: [],
    }),
    problems: () => document._problems(),
    warnings: () => (document._allowsAll ? [OPEN_PATHS] : []),
    openReasons: () => document._openReasons(),
  };
}
