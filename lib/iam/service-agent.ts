import { checkCalls } from "../core/checked-calls";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { AGENT_DOMAIN } from "../core/formats/iam";
import { PROJECT_NUMBER } from "../core/formats/projects";
import { isToken } from "../core/tokens";
import type { IPrincipal } from "./i-principal";

/**
 * A service account that Google creates and uses itself: one for each product and project.
 *
 * Google creates it when the product is first used. A grant to an agent that does not exist yet fails.
 */
export class ServiceAgent {
  public static readonly API_GATEWAY = new ServiceAgent("gcp-sa-apigateway");
  public static readonly ARTIFACT_REGISTRY = new ServiceAgent("gcp-sa-artifactregistry");
  public static readonly CLOUD_BUILD = new ServiceAgent("gcp-sa-cloudbuild");
  public static readonly CLOUD_FUNCTIONS = new ServiceAgent("gcf-admin-robot");
  public static readonly CLOUD_RUN = new ServiceAgent("serverless-robot-prod");
  public static readonly CLOUD_SCHEDULER = new ServiceAgent("gcp-sa-cloudscheduler");
  public static readonly CLOUD_STORAGE = new ServiceAgent("gs-project-accounts");
  public static readonly CLOUD_TASKS = new ServiceAgent("gcp-sa-cloudtasks");
  public static readonly EVENTARC = new ServiceAgent("gcp-sa-eventarc");
  public static readonly IAP = new ServiceAgent("gcp-sa-iap");
  public static readonly PUBSUB = new ServiceAgent("gcp-sa-pubsub");
  public static readonly VPC_ACCESS = new ServiceAgent("gcp-sa-vpcaccess");
  public static readonly WORKFLOWS = new ServiceAgent("gcp-sa-workflows");

  /** The agent of any other product, by the first label of its email domain, like `gcp-sa-dataform`. */
  public static of(domain: string): ServiceAgent {
    if (isToken(domain)) throw invalid("'domain' must be known at synthesis, got a token");
    checkFormat("domain", domain, AGENT_DOMAIN);
    return new ServiceAgent(domain);
  }

  private constructor(
    /** The first label of its email domain. */
    public readonly domain: string,
  ) {}

  /** The agent of one project, by the project's number, which may be a token. The project's id does not name it. */
  public inProject(projectNumber: string): IPrincipal {
    checkFormat("projectNumber", projectNumber, PROJECT_NUMBER, undefined, {
      remedy: () => "the id of a project is not its number",
    });
    return this.withMember(`serviceAccount:service-${projectNumber}@${this.domain}.iam.gserviceaccount.com`);
  }

  /**
   * The agent of one project, by its member string, which may be a token.
   *
   * The address of its grants does not contain the project number, so it does not matter whether the number is given or
   * looked up.
   */
  public withMember(member: string): IPrincipal {
    return { member, principalId: `serviceAgent:${this.domain}` };
  }
}

checkCalls("ServiceAgent", ServiceAgent);
