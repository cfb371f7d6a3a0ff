import { checkCalls } from "../core/checked-calls";
import { invalid } from "../core/errors";
import type { IPrincipal } from "../iam/i-principal";
import { isPublic } from "../iam/public-principal";
import { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "./caller";

/**
 * A Google Cloud service that calls functions and services, and the network path of its calls.
 *
 * Cloud Run treats calls of some services as internal, if they come from the same project or VPC Service Controls perimeter
 * and go to the `run.app` URL. The list is in https://cloud.google.com/run/docs/securing/ingress. Services that are not on it
 * call over the internet.
 */
export class GoogleService {
  public static readonly BIGQUERY = new GoogleService("BigQuery", NetworkPath.GOOGLE_SERVICE);
  public static readonly CLOUD_SCHEDULER = new GoogleService("Cloud Scheduler", NetworkPath.GOOGLE_SERVICE);
  public static readonly CLOUD_TASKS = new GoogleService("Cloud Tasks", NetworkPath.GOOGLE_SERVICE);
  public static readonly DIALOGFLOW_CX = new GoogleService("Dialogflow CX", NetworkPath.GOOGLE_SERVICE);
  public static readonly EVENTARC = new GoogleService("Eventarc", NetworkPath.GOOGLE_SERVICE);
  public static readonly PUBSUB = new GoogleService("Pub/Sub", NetworkPath.GOOGLE_SERVICE);
  /** Synthetic monitors, and the uptime checks among them. */
  public static readonly SYNTHETIC_MONITORS = new GoogleService(
    "synthetic monitors",
    NetworkPath.GOOGLE_SERVICE,
  );
  public static readonly WORKFLOWS = new GoogleService("Workflows", NetworkPath.GOOGLE_SERVICE);

  /** Not on the list: its gateways are on the internet. */
  public static readonly API_GATEWAY = new GoogleService("API Gateway", NetworkPath.INTERNET);

  private constructor(
    /** As Google calls it. */
    public readonly name: string,
    /** The network path of its calls. */
    public readonly callsBy: NetworkPath,
  ) {}

  /** This service as a caller, with the service account that it calls as, like that of a workflow. */
  public callingAs(principal: IPrincipal): ICaller {
    const { member, principalId, callsFromProject }: ICaller = principal;
    if (isPublic(member)) {
      throw invalid(`'principal' must be somebody as whom ${this.name} calls, got ${principalId}`);
    }
    return { member, principalId, callsFromProject, callsBy: this.callsBy };
  }
}

checkCalls("GoogleService", GoogleService);
