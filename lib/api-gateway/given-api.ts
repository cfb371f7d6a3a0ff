import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import type { GrpcApi } from "./grpc-api";
import type { OpenApiDocument } from "./openapi-document";
import type { ServedApi } from "./served-api";
import { servedDocument } from "./served-document";

/** The props by which a config is given what it serves. */
export interface GivenApi {
  readonly document?: OpenApiDocument;
  readonly grpcApi?: GrpcApi;
}

/** What a new config serves. Throws where both are given, or neither, with what else could be given. */
export function givenApi(at: Construct, { document, grpcApi }: GivenApi, orElse = ""): ServedApi {
  if (document && grpcApi) {
    throw invalid("'grpcApi' must be left out where 'document' is given, got both", at);
  }
  if (document) return servedDocument(document);
  if (grpcApi) return grpcApi._served;
  throw invalid(`'document' must be given, or 'grpcApi'${orElse}, got neither`, at);
}
