import { Access } from "./access";
import { Deployment } from "./deployment";
import { block, blocks, Document, type Element, type Values } from "./document";
import { unmet } from "./evaluate";
import type { Finding } from "./findings";
import { builderOf } from "./flows/build";
import { images } from "./flows/images";
import { type GoogleResource, named, project } from "./google-resources";
import { policyOf } from "./policies";
import { type Step, When } from "./step";
import type { World } from "./world";

/**
 * The permissions that the principal of `terraform apply` lacks. `world.granted` has those that it has.
 *
 * https://cloud.google.com/functions/docs/reference/iam/roles#additional-configuration, https://cloud.google.com/run/docs/deploying#required_roles
 */
export function deployerFindings(json: object, principal: string, world: World): Finding[] {
  const deployment = new Deployment(new Document(json), world);
  const steps = deployment.document.elements.flatMap((element) => stepsFor(deployment, element, principal));
  const pulls = images(deployment).map((step) => ({ ...step, principal }));
  return unmet(deployment, new Access(deployment), [...steps, ...pulls]);
}

/** The permissions that creating a resource needs: on its project, and on the accounts that it uses. */
interface Making {
  readonly permissions: readonly string[];

  /** The emails or full names of the accounts as which the deployer must be allowed to act. */
  readonly accounts?: (values: Values, deployment: Deployment, element: Element) => unknown[];
}

const token = (target: Values | undefined): unknown => block(target, "oidc_token")?.service_account_email;

const MADE: { readonly [type: string]: Making } = {
  google_cloudfunctions2_function: {
    permissions: ["cloudfunctions.functions.create", "cloudfunctions.functions.update"],
    accounts: (values, deployment, element) => [
      block(values, "service_config")?.service_account_email,
      builderOf(deployment, element),
      block(values, "event_trigger")?.service_account_email,
    ],
  },
  google_cloud_run_v2_service: {
    permissions: ["run.services.create", "run.services.update"],
    accounts: (values) => [block(values, "template")?.service_account],
  },
  google_cloud_run_v2_job: {
    permissions: ["run.jobs.create", "run.jobs.update"],
    accounts: (values) => [block(block(values, "template"), "template")?.service_account],
  },
  google_cloud_scheduler_job: {
    permissions: ["cloudscheduler.jobs.create"],
    accounts: (values) => [token(block(values, "http_target"))],
  },
  google_cloud_tasks_queue: {
    permissions: ["cloudtasks.queues.create"],
    accounts: (values) => [token(block(values, "http_target"))],
  },
  google_pubsub_subscription: {
    permissions: ["pubsub.subscriptions.create", "pubsub.topics.attachSubscription"],
    accounts: (values) => [token(block(values, "push_config"))],
  },
  google_eventarc_trigger: {
    permissions: ["eventarc.triggers.create"],
    accounts: (values) => [values.service_account],
  },
  google_pubsub_topic: { permissions: ["pubsub.topics.create"] },
  google_api_gateway_api: { permissions: ["apigateway.apis.create"] },
  google_api_gateway_gateway: { permissions: ["apigateway.gateways.create"] },
  google_api_gateway_api_config: {
    permissions: ["apigateway.apiconfigs.create"],
    accounts: (values) =>
      blocks(block(values, "gateway_config"), "backend_config").map(
        (config) => config.google_service_account,
      ),
  },
  google_service_account: { permissions: ["iam.serviceAccounts.create"] },
  google_project_service: { permissions: ["serviceusage.services.enable"] },
  google_storage_bucket: { permissions: ["storage.buckets.create"] },
  google_storage_bucket_object: { permissions: ["storage.objects.create", "storage.objects.delete"] },
  google_app_engine_application: { permissions: ["appengine.applications.update"] },
  google_app_engine_firewall_rule: { permissions: ["appengine.applications.update"] },
  google_app_engine_service_network_settings: { permissions: ["appengine.services.update"] },
  google_iam_deny_policy: { permissions: ["iam.denypolicies.create"] },
  google_artifact_registry_repository: { permissions: ["artifactregistry.repositories.create"] },
};

/** The permission that is needed to write a policy, by the type of the resource that has it. */
const POLICIES: { readonly [type: string]: string } = {
  "cloudresourcemanager.googleapis.com/Project": "resourcemanager.projects.setIamPolicy",
  "iam.googleapis.com/ServiceAccount": "iam.serviceAccounts.setIamPolicy",
  "storage.googleapis.com/Bucket": "storage.buckets.setIamPolicy",
  "run.googleapis.com/Service": "run.services.setIamPolicy",
  "run.googleapis.com/Job": "run.jobs.setIamPolicy",
  "cloudfunctions.googleapis.com/Function": "cloudfunctions.functions.setIamPolicy",
  "cloudtasks.googleapis.com/Queue": "cloudtasks.queues.setIamPolicy",
  "artifactregistry.googleapis.com/Repository": "artifactregistry.repositories.setIamPolicy",
  "secretmanager.googleapis.com/Secret": "secretmanager.secrets.setIamPolicy",
  "pubsub.googleapis.com/Topic": "pubsub.topics.setIamPolicy",
  "pubsub.googleapis.com/Subscription": "pubsub.subscriptions.setIamPolicy",
  "cloudkms.googleapis.com/CryptoKey": "cloudkms.cryptoKeys.setIamPolicy",
  "bigquery.googleapis.com/Dataset": "bigquery.datasets.update",
  "spanner.googleapis.com/Database": "spanner.databases.setIamPolicy",
  "iap.googleapis.com/Web": "iap.webServices.setIamPolicy",
};

function stepsFor(deployment: Deployment, element: Element, principal: string): Step[] {
  const asks = (permission: string, on: GoogleResource, when = When.IN_USE): Step => ({
    flow: "deployer",
    of: element.address,
    when,
    principal,
    permission,
    on,
  });
  const policy = policyOf(deployment, element);
  if (policy) {
    // The name of a bucket does not tell its project.
    const on = policy.parent ? policy : { ...policy, parent: project(deployment.projectOf(element)) };
    return [asks(POLICIES[policy.type], on)];
  }
  if (element.type === "google_secret_manager_secret_version" && element.isData) {
    const name = `projects/${deployment.projectOf(element)}/secrets/${deployment.text(element.values.secret)}`;
    return [asks("secretmanager.versions.access", named(name))];
  }
  if (element.isData || !Object.hasOwn(MADE, element.type)) return [];
  const { permissions, accounts = () => [] } = MADE[element.type];
  const home = project(deployment.projectOf(element));
  const emails = accounts(element.values, deployment, element).map((account) =>
    deployment.text(account).replace(/^.*\//, ""),
  );
  return [
    ...permissions.map((permission) => asks(permission, home)),
    ...emails
      .filter((email) => email.includes("@"))
      // Terraform can be what grants this, in the same deployment.
      .map((email) => asks("iam.serviceAccounts.actAs", deployment.account(email), When.AT_CREATION)),
  ];
}
