import { deadlineFor } from "../callers/deadline";
import { checkOneRegion } from "../callers/one-region";
import { targetPath } from "../callers/target-path";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { HTTPS_BACKEND_URL } from "../core/formats/hosts";
import { pathInStack } from "../core/paths";
import { stableHash } from "../core/resource-names";
import { isKnown } from "../core/tokens";
import type { IInvocable } from "../invocation/invocable";
import type { BackendOptions, CallOptions, UrlBackendOptions } from "./backend-options";
import { googleApiProblem } from "./google-apis";
import { reference } from "./reference";

// Google documents no longest deadline: https://docs.cloud.google.com/api-gateway/docs/openapi-extensions
export const DEADLINE = { prop: "deadlineSeconds", usual: 15 };

/** What a gateway reaches: the construct that lets it in, and how. */
export interface ReachedBackend {
  /** The construct that lets the gateway in; undefined for a plain URL. */
  readonly target?: IInvocable;
  readonly options: Pick<BackendOptions, "role" | "grantOn" | "iapSetupRole">;
}

/** A receiver of a gateway's calls, and how the gateway calls it. */
export interface Backend extends ReachedBackend {
  /** The key of the backend in a document of version 3. */
  readonly name: string;
  readonly address: string;

  /** The audience of the gateway's ID token; undefined where it sends none. */
  readonly audience?: string;
  readonly call: CallOptions;
  readonly options: BackendOptions;
}

/** A function, a service or an app as the backend of an operation or a path. Throws for invalid options. */
export function invocableBackend(at: string, target: IInvocable, options: BackendOptions): Backend {
  checkOneRegion(undefined, target);
  checkDeadline(options);
  // Called only for its check, because the document escapes all of its texts.
  targetPath(options.path, target, target);
  return {
    name: nameFor(pathInStack(target), at, options),
    address: `${reference(target.uri)}${options.path ?? ""}`,
    audience: reference(target.audience),
    call: { ...options, deadlineSeconds: deadlineFor(target, target, options.deadlineSeconds, DEADLINE) },
    target,
    options,
  };
}

/** A plain URL as the backend of an operation or a path. Throws for invalid options and for APIs of Google. */
export function urlBackend(
  at: string,
  url: string,
  options: UrlBackendOptions,
  modelRoutingPreview: boolean,
): Backend {
  checkDeadline(options);
  const { authentication } = options;
  checkFormat("url", url, HTTPS_BACKEND_URL);
  const sendsToken = authentication.audience !== undefined;
  const problem = googleApiProblem("url", url, modelRoutingPreview, sendsToken);
  if (problem !== undefined) throw invalid(problem);
  const host = isKnown(url) ? url.split("/")[2] : "url";
  return {
    name: nameFor(host, at, options),
    address: reference(url),
    audience: authentication.audience === undefined ? undefined : reference(authentication.audience),
    call: options,
    options: {},
  };
}

/** The name depends only on the receiver, the operation and the options. The order of calls and tokens don't change it. */
function nameFor(what: string, at: string, options: object): string {
  const plain = what.replace(/[^A-Za-z0-9_-]+/g, "-");
  const isPlain = plain === what && Object.keys(options).length === 0;
  return isPlain ? plain : `${plain}-${stableHash(JSON.stringify([what, at]), 6)}`;
}

/** Throws for a deadline that no gateway can keep. */
export function checkDeadline({ deadlineSeconds }: Pick<CallOptions, "deadlineSeconds">): void {
  if (isKnown(deadlineSeconds) && !(deadlineSeconds > 0)) {
    throw invalid(`'deadlineSeconds' must be above 0, got ${got(deadlineSeconds)}`);
  }
  if (deadlineSeconds === Infinity) {
    throw invalid("'deadlineSeconds' must be a number of seconds, got Infinity");
  }
}
