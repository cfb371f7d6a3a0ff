import { checkCalls } from "../core/checked-calls";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CUSTOM_ROLE_ID, ROLE } from "../core/formats/iam";
import { isToken } from "../core/tokens";

/** A named set of permissions. */
export class Role {
  /** Cloud Run Invoker: calls services and functions, and runs jobs. */
  public static readonly RUN_INVOKER = new Role("roles/run.invoker");
  /** Cloud Run Services Invoker: calls services and functions, and nothing else. */
  public static readonly RUN_SERVICES_INVOKER = new Role("roles/run.servicesInvoker");
  /** Cloud Run Jobs Executor With Overrides: runs jobs, also with other arguments, variables and limits than they are defined with. */
  public static readonly RUN_JOBS_EXECUTOR_WITH_OVERRIDES = new Role("roles/run.jobsExecutorWithOverrides");
  /** Cloud Functions Invoker: calls 1st gen functions. It opens no other function. */
  public static readonly CLOUD_FUNCTIONS_INVOKER = new Role("roles/cloudfunctions.invoker");
  /** IAP-secured Web App User. */
  public static readonly IAP_HTTPS_RESOURCE_ACCESSOR = new Role("roles/iap.httpsResourceAccessor");
  /** Secret Manager Secret Accessor: reads the payload of secrets. */
  public static readonly SECRET_MANAGER_SECRET_ACCESSOR = new Role("roles/secretmanager.secretAccessor");
  /** Logs Writer. */
  public static readonly LOGGING_LOG_WRITER = new Role("roles/logging.logWriter");
  /** Artifact Registry Reader: downloads images and packages. */
  public static readonly ARTIFACT_REGISTRY_READER = new Role("roles/artifactregistry.reader");
  /** Artifact Registry Writer: uploads images. */
  public static readonly ARTIFACT_REGISTRY_WRITER = new Role("roles/artifactregistry.writer");
  /** Eventarc Event Receiver: receives events from all providers. */
  public static readonly EVENTARC_EVENT_RECEIVER = new Role("roles/eventarc.eventReceiver");
  /** Pub/Sub Publisher: publishes messages. */
  public static readonly PUBSUB_PUBLISHER = new Role("roles/pubsub.publisher");
  /** Pub/Sub Subscriber: receives and acknowledges messages. */
  public static readonly PUBSUB_SUBSCRIBER = new Role("roles/pubsub.subscriber");
  /** Cloud Tasks Enqueuer: creates tasks. */
  public static readonly CLOUD_TASKS_ENQUEUER = new Role("roles/cloudtasks.enqueuer");
  /** Service Account User: runs operations as the service account. */
  public static readonly IAM_SERVICE_ACCOUNT_USER = new Role("roles/iam.serviceAccountUser");
  /** Service Account Token Creator: makes tokens of the service account. */
  public static readonly IAM_SERVICE_ACCOUNT_TOKEN_CREATOR = new Role("roles/iam.serviceAccountTokenCreator");
  /** Cloud Functions Developer: changes functions, but not who may call them. */
  public static readonly CLOUD_FUNCTIONS_DEVELOPER = new Role("roles/cloudfunctions.developer");
  /** Cloud Functions Viewer. */
  public static readonly CLOUD_FUNCTIONS_VIEWER = new Role("roles/cloudfunctions.viewer");
  /** Cloud Functions Admin. */
  public static readonly CLOUD_FUNCTIONS_ADMIN = new Role("roles/cloudfunctions.admin");
  /** Cloud Run Developer: changes services, but not who may call them. It may call them itself. */
  public static readonly RUN_DEVELOPER = new Role("roles/run.developer");
  /** Cloud Run Viewer. */
  public static readonly RUN_VIEWER = new Role("roles/run.viewer");
  /** Cloud Run Admin: changes services, and who may call them. */
  public static readonly RUN_ADMIN = new Role("roles/run.admin");
  /** API Gateway Viewer: sees APIs, configs and gateways. */
  public static readonly API_GATEWAY_VIEWER = new Role("roles/apigateway.viewer");
  /** API Gateway Admin: changes APIs, configs and gateways. */
  public static readonly API_GATEWAY_ADMIN = new Role("roles/apigateway.admin");
  /** BigQuery Data Viewer: reads tables. */
  public static readonly BIGQUERY_DATA_VIEWER = new Role("roles/bigquery.dataViewer");
  /** BigQuery Data Editor: reads and changes tables. */
  public static readonly BIGQUERY_DATA_EDITOR = new Role("roles/bigquery.dataEditor");
  /** BigQuery Job User: runs queries, which the project pays for. */
  public static readonly BIGQUERY_JOB_USER = new Role("roles/bigquery.jobUser");
  /** Cloud Datastore User: reads and writes the documents of Firestore. Only a project can give it. */
  public static readonly DATASTORE_USER = new Role("roles/datastore.user");
  /** Cloud Datastore Viewer: reads the documents of Firestore. Only a project can give it. */
  public static readonly DATASTORE_VIEWER = new Role("roles/datastore.viewer");
  /** Cloud KMS CryptoKey Encrypter. */
  public static readonly CLOUD_KMS_CRYPTO_KEY_ENCRYPTER = new Role("roles/cloudkms.cryptoKeyEncrypter");
  /** Cloud KMS CryptoKey Decrypter. */
  public static readonly CLOUD_KMS_CRYPTO_KEY_DECRYPTER = new Role("roles/cloudkms.cryptoKeyDecrypter");
  /** Cloud KMS CryptoKey Encrypter/Decrypter. */
  public static readonly CLOUD_KMS_CRYPTO_KEY_ENCRYPTER_DECRYPTER = new Role(
    "roles/cloudkms.cryptoKeyEncrypterDecrypter",
  );
  /** Cloud Spanner Database Reader: reads from databases. */
  public static readonly SPANNER_DATABASE_READER = new Role("roles/spanner.databaseReader");
  /** Cloud Spanner Database User: reads, writes, and changes the schema. */
  public static readonly SPANNER_DATABASE_USER = new Role("roles/spanner.databaseUser");
  /** Cloud SQL Client: connects to instances. */
  public static readonly CLOUD_SQL_CLIENT = new Role("roles/cloudsql.client");
  /** Storage Object User: reads, writes and deletes objects. */
  public static readonly STORAGE_OBJECT_USER = new Role("roles/storage.objectUser");
  /** Storage Object Viewer: reads objects. */
  public static readonly STORAGE_OBJECT_VIEWER = new Role("roles/storage.objectViewer");

  /**
   * A role by its full name, like `roles/pubsub.publisher` or `projects/example-project/roles/deployer`.
   *
   * Throws if the name is not a full name.
   */
  public static of(name: string): Role {
    if (isToken(name)) {
      throw invalid("'name' must be known at synthesis, because it names the grant, got a token");
    }
    checkFormat("name", name, ROLE);
    return new Role(name);
  }

  /**
   * A custom role that this app defines, by its full name. The name may be a token, like `name` of the provider's resource.
   *
   * The id becomes part of the Terraform addresses of the role's grants.
   */
  public static ofCustomRole(roleId: string, name: string): Role {
    checkFormat("roleId", roleId, CUSTOM_ROLE_ID, undefined, { isName: true });
    checkFormat("name", name, ROLE);
    return new Role(name, `custom:${roleId}`);
  }

  private constructor(
    /** In full, like `roles/run.invoker`. May be a token. */
    public readonly name: string,
    /** The role as construct ids name it. Never a token. */
    public readonly roleId: string = name,
  ) {}

  /** The short name, as in errors. */
  public toString(): string {
    return this.roleId;
  }
}

checkCalls("Role", Role);
