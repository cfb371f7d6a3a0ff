import { Annotations, Fn } from "cdktf";
import { deadlineFor } from "../callers/deadline";
import { checkOneRegion } from "../callers/one-region";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { ENCRYPTED_BACKEND_URL } from "../core/formats/hosts";
import { Role } from "../iam/role";
import type { IInvocable } from "../invocation/invocable";
import { receiverOf } from "../invocation/receiver";
import { checkDeadline, DEADLINE, type ReachedBackend } from "./backend";
import type { GrpcBackendOptions, GrpcUrlBackendOptions } from "./grpc-backend-options";
import type { JsonObject } from "./json";
import { reference } from "./reference";

/** A receiver of a gateway's gRPC calls, as a backend rule without a selector. */
export interface GrpcBackend extends ReachedBackend {
  readonly rule: JsonObject;
}

/** A service as a backend. Throws for what API Gateway cannot call with gRPC, and warns where not all of gRPC gets through. */
export function grpcBackend(target: IInvocable, options: GrpcBackendOptions): GrpcBackend {
  checkOneRegion(undefined, target);
  checkDeadline(options);
  checkServesGrpc(target);
  return {
    rule: {
      address: grpcAddress(target.uri),
      jwt_audience: reference(target.audience),
      deadline: deadlineFor(target, target, options.deadlineSeconds, DEADLINE),
    },
    target,
    options,
  };
}

/** A URL as a backend. Throws for one that is neither grpcs nor https. */
export function grpcUrlBackend(url: string, options: GrpcUrlBackendOptions): GrpcBackend {
  checkDeadline(options);
  checkFormat("url", url, ENCRYPTED_BACKEND_URL);
  const { audience } = options.authentication;
  const authentication =
    audience === undefined ? { disable_auth: true } : { jwt_audience: reference(audience) };
  return {
    rule: { address: reference(url), ...authentication, deadline: options.deadlineSeconds ?? DEADLINE.usual },
    options: {},
  };
}

function checkServesGrpc(target: IInvocable): void {
  const receiver = receiverOf(target);
  if (!receiver) return;
  // https://cloud.google.com/api-gateway/docs/grpc-overview#limitations
  if (!receiver.roles.some(({ name }) => name === Role.RUN_INVOKER.name)) {
    throw invalid(
      `'target' must be a service on Cloud Run, because API Gateway calls nothing else with gRPC, got ${got(target.node.path)}`,
    );
  }
  // https://cloud.google.com/run/docs/triggering/grpc
  if (receiver.http2 === false) {
    Annotations.of(target).addWarning(
      "'http2' must be true of a backend for gRPC, whose streams and metadata need HTTP/2, got a backend without it",
    );
  }
}

/** The address of a URL on Cloud Run. Its scheme tells Google that it is called with gRPC, and encrypted. */
function grpcAddress(url: string): string {
  const isHttps = url.startsWith("https://");
  return isHttps ? reference(url.replace("https:", "grpcs:")) : `grpcs://${Fn.trimprefix(url, "https://")}`;
}
