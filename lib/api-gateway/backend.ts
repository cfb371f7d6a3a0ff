import { targetPath } from "../callers/target-path";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { HTTPS_BACKEND_URL } from "../core/formats/hosts";
import { pathInStack } from "../core/paths";
import { stableHash } from "../core/resource-names";
import { isKnown } from "../core/tokens";
import type { IInvocable } from "../invocation/invocable";
import {
  BackendAuthentication,
  type BackendOptions,
  type CallOptions,
  type UrlBackendOptions,
} from "./backend-options";
import { googleApiProblem } from "./google-apis";
import { reference } from "./reference";

/** Something that a gateway calls, and how. */
export interface Backend {
  /** The name under which a document of version 3 lists it. */
  readonly name: string;
  readonly address: string;

  /** Whom the gateway's ID token is for; undefined where it sends none. */
  readonly audience?: string;
  readonly call: CallOptions;

  /** What lets the gateway in; undefined for a plain URL. */
  readonly target?: IInvocable;
  readonly options: BackendOptions;
}

/** A function, a service or an app, by what operations of a document it is for. */
export function invocableBackend(at: string, target: IInvocable, options: BackendOptions): Backend {
  checkDeadline(options);
  // Checked alone: the document escapes all of its texts.
  targetPath(options.path, target);
  return {
    name: nameFor(pathInStack(target), at, options),
    address: `${reference(target.uri)}${options.path ?? ""}`,
    audience: reference(target.audience),
    call: options,
    target,
    options,
  };
}

/** A plain URL, by what operations of a document it is for. */
export function urlBackend(
  at: string,
  url: string,
  options: UrlBackendOptions,
  modelRoutingPreview: boolean,
): Backend {
  checkDeadline(options);
  // Callers without type-checking reach this, too.
  const authentication = options.authentication as BackendAuthentication | undefined;
  if (!(authentication instanceof BackendAuthentication)) {
    throw invalid(
      `'authentication' must be one of BackendAuthentication, because there is no default for a security choice, got ${got(authentication)}`,
    );
  }
  checkFormat("url", url, HTTPS_BACKEND_URL);
  const problem = googleApiProblem("url", url, modelRoutingPreview);
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

/** From what it is about alone, so that neither order nor tokens change a name. */
function nameFor(what: string, at: string, options: object): string {
  const plain = what.replace(/[^A-Za-z0-9_-]+/g, "-");
  const isPlain = plain === what && Object.keys(options).length === 0;
  return isPlain ? plain : `${plain}-${stableHash(JSON.stringify([what, at]), 6)}`;
}

function checkDeadline({ deadlineSeconds }: CallOptions): void {
  if (isKnown(deadlineSeconds) && !(deadlineSeconds > 0)) {
    throw invalid(`'deadlineSeconds' must be above 0, got ${got(deadlineSeconds)}`);
  }
  if (deadlineSeconds === Infinity) {
    throw invalid("'deadlineSeconds' must be a number of seconds, got Infinity");
  }
}
