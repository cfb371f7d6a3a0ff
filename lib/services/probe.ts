import type {
  CloudRunV2ServiceTemplateContainersLivenessProbe,
  CloudRunV2ServiceTemplateContainersStartupProbe,
} from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { IConstruct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { fits } from "../core/formats/format";
import { HEADER_NAME, HEADER_VALUE } from "../core/formats/http";
import { PROBE_PATH } from "../core/formats/paths";
import { literal } from "../core/literal";
import { checkWholeNumber } from "../core/ranges";
import { isKnown, isToken } from "../core/tokens";
import type { GrpcProbeOptions, HttpProbeOptions, ProbeOptions } from "./probe-options";
import { type ProbeTarget, readinessConfigOf } from "./readiness-probe";

/** The port on which a container receives the requests of its service. */
export interface RequestPort {
  readonly number: number;
  readonly http2: boolean;
}

const DEFAULT_PORT = 8080;

/**
 * ProbeTarget Cloud Run does at start-up where no probe is given: https://cloud.google.com/run/docs/configuring/healthchecks
 *
 * It is written, because the provider would send the probe of an earlier port with a new one.
 */
export function defaultStartupProbe(port: number): CloudRunV2ServiceTemplateContainersStartupProbe {
  return {
    tcpSocket: { port },
    initialDelaySeconds: 0,
    periodSeconds: 240,
    timeoutSeconds: 240,
    failureThreshold: 1,
  };
}

/** How Cloud Run finds out whether a container works. */
export class Probe {
  /**
   * Sends a GET request with HTTP/1 to a path. The container must answer with a 2xx or 3xx status. Throws for an invalid path
   * or header.
   */
  public static http(path: string, options: HttpProbeOptions = {}): Probe {
    const { headers, ...rest } = options;
    checkFormat("path", path, PROBE_PATH, undefined, { must: "begin" });
    return new Probe({ httpGet: { path, port: options.port, httpHeaders: headersOf(headers) } }, rest);
  }

  /** Opens a TCP connection. Works only as a `startupProbe`. */
  public static tcp(options: ProbeOptions = {}): Probe {
    return new Probe({ tcpSocket: { port: options.port ?? DEFAULT_PORT } }, options);
  }

  /** Calls the gRPC health checking protocol. */
  public static grpc(options: GrpcProbeOptions = {}): Probe {
    const { service, ...rest } = options;
    return new Probe(
      { grpc: { port: options.port, service: service === undefined ? undefined : literal(service) } },
      rest,
    );
  }

  private constructor(
    private readonly what: ProbeTarget,
    private readonly options: ProbeOptions,
  ) {}

  /**
   * The probe's block in the service's resource. Throws where a number is out of range, and for TCP as a liveness probe.
   *
   * @internal
   */
  public _configAt(
    at: IConstruct,
    prop: string,
    containerPort?: number,
  ): CloudRunV2ServiceTemplateContainersLivenessProbe {
    const { port, ...given } = this.options;
    if (given.successThreshold !== undefined) {
      throw invalid(`'${prop}.successThreshold' must be given for a readiness probe alone, got one`, at);
    }
    const times = {
      initialDelaySeconds: given.initialDelaySeconds ?? 0,
      periodSeconds: given.periodSeconds ?? 10,
      timeoutSeconds: given.timeoutSeconds ?? 1,
      failureThreshold: given.failureThreshold ?? 3,
    };
    checkWholeNumber(`${prop}.port`, port, { min: 1, max: 65535 }, at);
    checkTimes(prop, times, at);
    if (prop === "livenessProbe" && this.what.tcpSocket) {
      throw invalid("'livenessProbe' must ask by HTTP or gRPC, got one by TCP", at);
    }
    return { ...this.whatAt(port ?? containerPort), ...times };
  }

  /**
   * The probe's block as a readiness probe.
   *
   * @internal
   */
  public _readinessAt(at: IConstruct, requests: RequestPort | undefined): object {
    this._checkPort(at, "readinessProbe", requests);
    return readinessConfigOf(at, this.what, this.options, requests?.number);
  }

  /** The port is always written where it is known: the provider would keep that of an earlier version. */
  private whatAt(port?: number): ProbeTarget {
    const { httpGet, grpc } = this.what;
    if (httpGet) return { httpGet: { ...httpGet, port } };
    return grpc ? { grpc: { ...grpc, port } } : { tcpSocket: { port: port ?? DEFAULT_PORT } };
  }

  /**
   * Throws where nobody would answer at the port: https://cloud.google.com/run/docs/configuring/healthchecks. Sidecars and
   * the containers of a job have no port for requests.
   *
   * @internal
   */
  public _checkPort(at: IConstruct, prop: string, requests?: RequestPort, container = "a sidecar"): void {
    const { port } = this.options;
    if (port === undefined && !requests) {
      throw invalid(
        `'${prop}.port' must be given for ${container}, which has no port for requests, got none; name the port on which it listens`,
        at,
      );
    }
    if (this.what.httpGet && requests?.http2 && (port === undefined || port === requests.number)) {
      throw invalid(
        `'${prop}' must not ask by HTTP at the port that receives requests with HTTP/2, got one that does; use Probe.grpc, Probe.tcp or another port`,
        at,
      );
    }
  }
}

checkCalls("Probe", Probe);

type Times = Required<Omit<ProbeOptions, "port" | "successThreshold">>;

function checkTimes(prop: string, times: Times, at: IConstruct): void {
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold } = times;
  const max = prop === "livenessProbe" ? 3600 : 240;
  checkWholeNumber(`${prop}.initialDelaySeconds`, initialDelaySeconds, { min: 0, max }, at);
  checkWholeNumber(`${prop}.periodSeconds`, periodSeconds, { min: 1, max }, at);
  checkWholeNumber(`${prop}.timeoutSeconds`, timeoutSeconds, { min: 1, max }, at);
  // https://cloud.google.com/run/docs/reference/rest/v2/Container#probe has no upper limit for a container that has started.
  const mostFailures = prop === "livenessProbe" ? undefined : max;
  checkWholeNumber(`${prop}.failureThreshold`, failureThreshold, { min: 1, max: mostFailures }, at);
  if (!isKnown(periodSeconds)) return;
  if (isKnown(timeoutSeconds) && timeoutSeconds > periodSeconds) {
    throw invalid(
      `'${prop}.timeoutSeconds' must not exceed its 'periodSeconds', got ${timeoutSeconds} and ${periodSeconds}`,
      at,
    );
  }
  if (prop === "startupProbe" && isKnown(failureThreshold) && failureThreshold * periodSeconds > 240) {
    throw invalid(
      `'${prop}.failureThreshold' must come to at most 240 seconds with its 'periodSeconds', got ${failureThreshold} times ${periodSeconds}`,
      at,
    );
  }
}

function headersOf(headers: { [name: string]: string } | undefined) {
  if (headers === undefined) return undefined;
  if (isToken(headers))
    throw invalid("'headers' must be a map whose names are known at synthesis, got a token");
  return Object.entries(headers).map(([name, value]) => {
    checkFormat("headers", name, HEADER_NAME, undefined, { must: "have", isData: true });
    // The value may be a secret, so no error shows it.
    if (isKnown(value) && !fits(value, HEADER_VALUE)) {
      throw invalid(`'headers.${name}' must hold ${HEADER_VALUE.what}, got a value that does`);
    }
    return { name: literal(name), value: literal(value) };
  });
}
