/** Texts that have a format, and texts that do not. */
export interface Examples {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

const label63 = "a".repeat(63);
const label64 = "a".repeat(64);
const EMAILS = ["ada@example.com", "ada.b+c_d'e@sub.example.co.jp"];
const NO_EMAILS = ["ada", "ada@", "@example.com", "ada@example", "a b@example.com", "a@b@example.com"];
const SERVICE_ACCOUNTS = [
  "reports@example-project.iam.gserviceaccount.com",
  "reports@example-project.example.com.iam.gserviceaccount.com",
  "123456789012-compute@developer.gserviceaccount.com",
  "example-project@appspot.gserviceaccount.com",
];
const POOL = "//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/pool";
const NO_POOLS = [
  POOL.replace("123456789012", "example-project"),
  `${POOL}/`,
  "iam.googleapis.com/x",
  `${POOL}/a b`,
];
const PROJECTS = ["example-project", "example.com:example-project", "a.b.example.com:p", "a", "1a", label63];
const NO_PROJECTS = [
  ...["", "-", "a-", "-a", "Example", "a.b", ":a", "a:", "1:a", "a:b:c", "a/b", "a b", "projects/a", label64],
];
const TOPICS = ["orders", "a-_.~+%", "o".repeat(255)];
const NO_TOPICS = ["", "ab", "goog-orders", "1orders", "projects/p/topics/t", "o".repeat(256), "日本語"];
const LOCATIONS = ["us-central1", "europe-west1", "global", "us"];
const NO_LOCATIONS = ["", "us central1", "us_central1", "us/central1", "us-central1."];
const DIGITS = { good: ["1", "123456789012"], bad: ["", "12a", "-1", "1.5", "example-project"] };
const IN_PROJECT = "projects/example-project/locations/us-central1";

/** The examples of each format, by its name. */
export const EXAMPLES: { readonly [format: string]: Examples } = {
  ARGUMENT_PATH: {
    good: ["all", "client_version", "template[0].containers[0].image", 'labels["team-1"]', "template"],
    bad: [
      "",
      "Image",
      "template.",
      ".image",
      "template[a].image",
      "template[0]image",
      "a b",
      'labels["a',
      "labels[]",
    ],
  },
  CONFIG_PREFIX: {
    good: ["config-", "v", "a".repeat(47)],
    bad: ["", "1a", "-a", "A", "a_b", "a".repeat(48)],
  },
  DATASET_ID: {
    good: ["sales", "Sales_2026", "_hidden", "a".repeat(1024)],
    bad: ["", "a-b", "a b", "a.b", "projects/p/datasets/d", "é", "a".repeat(1025)],
  },
  REPOSITORY_ID: {
    good: ["functions", "a", "a1-b", `a${"-".repeat(61)}z`],
    bad: ["", "1a", "A", "a-", "a_b", "a/b", "a".repeat(64)],
  },
  CLEANUP_POLICY_ID: {
    good: ["keep-ten", "a", "1", "a".repeat(63)],
    bad: ["", "-a", "a-", "A", "a_b", "a b", "a".repeat(64)],
  },
  RUN_JOB_NAME: {
    good: ["report", "a", label63],
    bad: ["", "1a", "a-", "A", "a_b", label64, "projects/a/locations/b/jobs/c"],
  },
  SPANNER_INSTANCE: {
    good: ["main", "a1", `a${"-".repeat(62)}z`],
    bad: ["", "a", "1a", "A1", "main-", "a_b", `a${"b".repeat(64)}`],
  },
  SPANNER_DATABASE: {
    good: ["orders", "a1", "a_b-c", `a${"_".repeat(28)}z`],
    bad: ["", "a", "1a", "A1", "orders-", "orders_", "i/d", `a${"b".repeat(30)}`],
  },
  ACCESS_LEVEL: {
    good: ["accessPolicies/123/accessLevels/office"],
    bad: ["", "office", "accessPolicies/a/accessLevels/office", "accessPolicies/123/accessLevels/of-fice"],
  },
  ACCELERATOR: { good: ["nvidia-l4", "a"], bad: ["", "NVIDIA-L4", "-l4", "l4-", "nvidia l4"] },
  ACCOUNT_ID: {
    good: ["orders", "a-1234", "a".repeat(30)],
    bad: ["", "order", "1orders", "orders-", "a".repeat(31)],
  },
  AGENT_DOMAIN: { good: ["gcp-sa-pubsub"], bad: ["", "1a", "gcp-sa-pubsub.iam", "A"] },
  ANNOTATION_KEY: {
    good: ["team", "example.com/team", "A_b.c-1", label63],
    bad: ["", "-team", "team-", "a/b/c", "Example.com/team", "example.com/", label64, "a b"],
  },
  API_NAME: {
    good: ["vision.googleapis.com", "a.b"],
    bad: ["", "vision", "1.googleapis.com", "vision.", "a..b", "A.b"],
  },
  APP_ENGINE_LOCATION: {
    good: ["us-central", "asia-northeast1"],
    bad: ["", "us", "us-central-1", "US-central"],
  },
  APP_ENGINE_NAME: { good: ["default", "1", label63], bad: ["", "-a", "a-", "A", "a_b", label64] },
  APP_ID: { good: PROJECTS, bad: NO_PROJECTS },
  APP_URL: {
    good: ["https://example-project.an.r.appspot.com", "HTTPS://Example.com"],
    bad: ["", "http://example.com", "https://example.com/", "https://example.com:8080", "https://example"],
  },
  AUDIENCE: { good: ["https://orders.example.com", "a"], bad: ["", "a b", "a{b", "a}", "a\u0007"] },
  AUTH0_DOMAIN: {
    good: ["example.eu.auth0.com", "a.b"],
    bad: ["", "example", "https://a.b", "a.b/", "A.b", "a..b"],
  },
  BACKEND_URL: {
    good: ["https://example.com/a?b", "grpc://orders:8080", "http://日本.example", "https://a#b"],
    bad: [
      "",
      "example.com",
      "ftp://a",
      "https://",
      "https://a b",
      "https://a/\n",
      "https://a\u3000b",
      "https://a:b",
    ],
  },
  BINARY_AUTHORIZATION_POLICY: {
    good: ["default", "projects/example-project/platforms/cloudRun/production"],
    bad: [
      "",
      "defaults",
      "projects/example-project/platforms/gke/production",
      "default/a",
      "projects/p/platforms/cloudRun/",
    ],
  },
  BUCKET_LOCATION: {
    good: ["EU", "us-central1", "NAM4", "asia"],
    bad: ["", "us central1", "eu/west", "us-central", "us-central1-a", "global"],
  },
  BUCKET_NAME: {
    good: ["abc", "a.b_c-1", "a".repeat(222)],
    bad: ["", "ab", "-ab", "ab-", "Abc", "gs://abc", "a".repeat(223)],
  },
  CLOUD_SQL_INSTANCE: {
    good: ["example-project:us-central1:main", "example.com:example-project:us-central1:main"],
    bad: [
      "",
      "main",
      "us-central1:main",
      "a:b:c:d:e",
      "Example:us-central1:main",
      "example-project:us-central1:",
    ],
  },
  CHANNEL: {
    good: [`${IN_PROJECT}/channels/partner`, `${IN_PROJECT}/channels/A_b`],
    bad: ["", "partner", `${IN_PROJECT}/channels/`, `/${IN_PROJECT}/channels/partner`],
  },
  CONNECTOR: {
    good: [`${IN_PROJECT}/connectors/main`, `${IN_PROJECT}/connectors/${"a".repeat(25)}`],
    bad: [
      "",
      "main",
      `${IN_PROJECT}/connectors/`,
      `${IN_PROJECT}/connectors/1`,
      `/${IN_PROJECT}/connectors/main`,
    ],
  },
  CONTAINER_NAME: { good: ["proxy", "a", "1st", label63], bad: ["", "-a", "a-", "A", "a_b", label64] },
  CUSTOM_ROLE_ID: { good: ["deployer", "a.b_C", "a".repeat(64)], bad: ["", "ab", "a-b", "a".repeat(65)] },
  DAY: {
    good: ["2026-12-31", "2028-02-29"],
    bad: ["", "2026-02-30", "2026-13-01", "2026-1-1", "2026-12-31T00:00:00Z", "26-12-31"],
  },
  DAY_OR_TIME: {
    good: ["2026-12-31", "2026-12-31T18:00:00Z"],
    bad: [
      "",
      "2026-02-30",
      "2026-02-30T18:00:00Z",
      "2026-12-31T24:00:00Z",
      "2026-12-31T18:60:00Z",
      "2026-12-31T18:00Z",
      "2026-12-31T18:00:00+09:00",
    ],
  },
  DENY_POLICY_NAME: { good: ["no-calls", "a.1", label63], bad: ["", "ab", "1ab", "Abc", label64] },
  DOMAIN: {
    good: ["example.com", "a-1.example.co.jp", "xn--fiq228c.example", `${label63}.com`],
    bad: [
      "",
      "com",
      ".com",
      "example.",
      "-a.com",
      "a-.com",
      "a..com",
      "a b.com",
      "a.1",
      "A.com",
      "a_b.com",
      `${label64}.com`,
    ],
  },
  DURATION: {
    good: ["30m", "1h30m", "90s", "1.5h", ".5h", "1.h", "100ms"],
    bad: ["", "30", "m", "30 m", "1d", "-1h", "1h."],
  },
  ENCRYPTED_BACKEND_URL: {
    good: ["https://example.com/a?b", "grpcs://日本.example"],
    bad: ["", "http://example.com", "grpc://a", "grpcs://", "https://a b"],
  },
  ENTRY_POINT: {
    good: ["handler", "com.example.Orders", "x".repeat(128)],
    bad: ["", "a b", "a\u0000", "x".repeat(129)],
  },
  EVENT_ATTRIBUTE: { good: ["serviceName", "type", "a1"], bad: ["", "1a", "service-name", "a.b"] },
  EVENT_TYPE: {
    good: ["google.cloud.pubsub.topic.v1.messagePublished", "a.b-c_d"],
    bad: ["", "google", "1a.b", "a.", "a..b", "a b.c"],
  },
  EXECUTION_TOKEN: { good: ["migrate-7", "a", "7"], bad: ["", "A", "-a", "a-", "a b", "a_b"] },
  EXISTING_FUNCTION_NAME: {
    good: ["api", "a", "Orders_1-b", label63],
    bad: ["", "1a", "a-", "a_", "a.b", label64],
  },
  EXPORTED_FOLDER: { good: ["/", "/data/a b"], bad: ["", "data", "/a{b}", "/a\u0007"] },
  FILE_SERVER: { good: ["10.0.0.2", "files.example.com", "::1"], bad: ["", "a/b", "a b", "{a}", "a\u0007"] },
  FIRST_GEN_FUNCTION_URL: {
    good: ["https://asia-northeast1-example-project.cloudfunctions.net/orders"],
    bad: [
      "",
      "https://example.com",
      "https://example.com/",
      "https://example.com/a/b",
      "http://example.com/a",
    ],
  },
  FUNCTION_NAME: {
    good: ["orders", "a", "api", "Orders_1-b", "a".repeat(49)],
    bad: ["", "a-", "1orders", "orders-", "orders_", "or.ders", "a".repeat(50)],
  },
  GATEWAY_NAME: { good: ["shop", "a", label63], bad: ["", "1a", "a-", "A", "a_b", label64] },
  GROUP_EMAIL: { good: EMAILS, bad: [...NO_EMAILS, ...SERVICE_ACCOUNTS] },
  HEADER_NAME: { good: ["X-Probe", "x_1", "!#$%&'*+.^`|~-"], bad: ["", "X Probe", "X:Probe", "X(a)", "é"] },
  HEADER_VALUE: { good: ["text/plain; charset=utf-8", "é", ""], bad: ["a\nb", "a\r", "a\0"] },
  HOST: { good: ["orders.example.com", "localhost"], bad: ["", "A.com", "a:80", "a/b", "a b"] },
  HTTPS_BACKEND_URL: {
    good: ["https://example.com/a?b", "https://日本.example"],
    bad: ["", "http://example.com", "grpcs://a", "https://", "https://a b"],
  },
  HTTPS_PAGE: {
    good: ["https://example.com", "https://example.com:8443/denied?a=%2F#b", "https://Example.com?a"],
    bad: [
      "",
      "http://example.com",
      "https://example.com/a b",
      "https://example.com/%2",
      "https://localhost/",
      "https://example.com/é",
    ],
  },
  HTTPS_URL: {
    good: ["https://example.com/keys", "https://a"],
    bad: ["", "http://example.com", "https://", "https://a b"],
  },
  IDENTITIES: {
    good: [
      `${POOL}/attribute.group/a`,
      "//cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount",
    ],
    bad: NO_POOLS,
  },
  IDENTITY: { good: [`${POOL}/subject/a`], bad: NO_POOLS },
  IMAGE: {
    good: ["us-docker.pkg.dev/cloudrun/container/hello:latest", "hello", "a@sha256:0123", "a:5000/b"],
    bad: ["", "-a", "https://us-docker.pkg.dev/a", "HTTP://a", "docker://a", "a b", "a?b", "a\u00e9"],
  },
  JOB_NAME: { good: ["nightly", "A_1-b", "a".repeat(500)], bad: ["", "a b", "a.b", "a".repeat(501)] },
  KMS_KEY: {
    good: [
      `${IN_PROJECT}/keyRings/main/cryptoKeys/images`,
      "projects/example.com:p/locations/us/keyRings/A_1/cryptoKeys/b",
    ],
    bad: [
      ...[
        "",
        "images",
        `${IN_PROJECT}/keyRings/main/cryptoKeys/`,
        `${IN_PROJECT}/keyRings/main/cryptoKeys/a/cryptoKeyVersions/1`,
      ],
      ...[`${IN_PROJECT}/keyRings/${label64}/cryptoKeys/a`, `${IN_PROJECT}/keyRings/a b/cryptoKeys/a`],
    ],
  },
  LABEL_KEY: { good: ["team", "é1_-", "a".repeat(63)], bad: ["", "1a", "Team", "a b", "a".repeat(64)] },
  LABEL_VALUE: { good: ["", "1", "日本", "a".repeat(63)], bad: ["A", "a b", "a.b", "a".repeat(64)] },
  LOCATION: { good: [...LOCATIONS, "EU"], bad: NO_LOCATIONS },
  LOGGED_API: {
    good: ["bigquery.googleapis.com", "k8s.io", "networking.k8s.io"],
    bad: ["", "bigquery", "1.googleapis.com", "bigquery.example.com"],
  },
  LOGGED_METHOD: {
    good: ["storage.objects.create", "Docker-PutManifest", "io.k8s.core.v1.pods.exec.create"],
    bad: ["", "a b", "a/b"],
  },
  MOUNTED_FILE: {
    good: ["db-password", "a/b.c", "...", ".a"],
    bad: ["", "/a", "a/", "a//b", ".", "..", "a/../b", "a b", "{a}"],
  },
  MOUNT_PATH: {
    good: ["/etc/secrets", "/a", "/a/", "/.a/..b"],
    bad: ["", "/", "a", "//", "/a//", "/a//b", "/a/..", "/./a", "/a b", "/a:b"],
  },
  NETWORK: {
    good: ["main", "projects/example-project/global/networks/main", label63],
    bad: ["", "1a", "a-", "A", "a b", "projects/example-project/global/networks/", label64],
  },
  DATABASE_LOCATION: {
    good: ["nam5", "eur3", "asia-northeast1"],
    bad: ["", "us", "global", "us-central", "us-central1-a"],
  },
  NETWORK_TAG: { good: ["web", "a", label63], bad: ["", "1a", "a-", "A", label64] },
  OAUTH_CLIENT_ID: {
    good: ["123456789012-abc.apps.googleusercontent.com"],
    bad: ["", "123456789012-abc", "a.b.apps.googleusercontent.com", ".apps.googleusercontent.com"],
  },
  ONE_LINE: { good: ["", "/a b", "日本"], bad: ["a\nb", "\t", "\u007f"] },
  PATH_PREFIX: { good: ["/", "/api/"], bad: ["", "api", "/a b"] },
  PROBE_PATH: { good: ["/", "/health?a=1"], bad: ["", "health", "/a b", "/{a}", "/a\u0007"] },
  PROJECT: { good: [...PROJECTS, "123456789012"], bad: NO_PROJECTS },
  PROJECT_ID: { good: PROJECTS, bad: [...NO_PROJECTS, "123456789012"] },
  PROJECT_NUMBER: DIGITS,
  PROVIDER_VERSION: {
    good: ["7.45.0", "10.0.1"],
    bad: ["", "7", "7.45", "7.45.0-beta", ">= 7.45.0", "v7.45.0"],
  },
  PUBSUB_NAME: { good: TOPICS, bad: NO_TOPICS },
  QUEUE_NAME: { good: ["mails", "A-1", "a".repeat(100)], bad: ["", "a_b", "a.b", "a".repeat(101)] },
  QUOTA_METRIC: { good: ["calls", "A-1", "a".repeat(58)], bad: ["", "1a", "a_b", "a".repeat(59)] },
  REGION: {
    good: ["us-central1", "northamerica-northeast2", "europe-west12"],
    bad: ["", "us-central", "us-central1-a", "nam5", "us", "global", "US-CENTRAL1", "us_central1"],
  },
  REPOSITORY_LOCATION: {
    good: ["us-central1", "us", "europe", "asia"],
    bad: ["", "eu", "global", "us-central", "us-central1-a", "US"],
  },
  REPOSITORY: {
    good: [`${IN_PROJECT}/repositories/functions`, `${IN_PROJECT}/repositories/a`],
    bad: [
      "",
      "functions",
      `${IN_PROJECT}/repositories/1`,
      `${IN_PROJECT}/repositories/a-`,
      `${IN_PROJECT}/repositories/a/b`,
    ],
  },
  REQUEST_PATH: { good: ["/", "/a/b?c={d}"], bad: ["", "a", "/a b", "https://example.com"] },
  RESOURCE_NUMBER: DIGITS,
  REVISION_NAME: { good: ["orders-00007-abc", "a", label63], bad: ["", "1a", "a-", "A", label64] },
  ROLE: {
    good: ["roles/run.invoker", "projects/example-project/roles/deployer", "organizations/123/roles/a.b"],
    bad: [
      "",
      "run.invoker",
      "roles/",
      "roles/1a",
      "folders/1/roles/abc",
      "projects/p/roles/ab",
      "projects/a b/roles/abc",
    ],
  },
  SCHEME_NAME: { good: ["api_key", "a.b-C", "proto"], bad: ["", "a b", "__proto__", "é"] },
  SECRET: {
    good: ["projects/example-project/secrets/db-password"],
    bad: [
      "",
      "db-password",
      "projects/example-project/secrets/",
      "projects/example-project/secrets/a/versions/1",
    ],
  },
  SECRET_ID: {
    good: ["db-password", "A_1", "a".repeat(255)],
    bad: ["", "a.b", "projects/p/secrets/s", "a".repeat(256)],
  },
  SECRET_VERSION: {
    good: ["1", "42", "latest", "Prod_1", label63],
    bad: ["", "0", "01", "-1", "a.b", "1a", label64],
  },
  SERVICE: {
    good: ["orders", "a", label63, `${IN_PROJECT}/services/orders`],
    bad: [
      "",
      "1a",
      "a-",
      "Orders",
      label64,
      "services/orders",
      `${IN_PROJECT}/services/`,
      `${IN_PROJECT}/functions/a`,
    ],
  },
  SERVICE_ACCOUNT: {
    good: [
      ...SERVICE_ACCOUNTS,
      "example-project.svc.id.goog[namespace/account]",
      "example.com:p.svc.id.goog[a/b.c]",
    ],
    bad: [...EMAILS, "example-project.svc.id.goog[account]", "example-project[a/b]"],
  },
  DENY_POLICY_IDENTIFIER: {
    good: [
      "principal://goog/subject/ada@example.com",
      "principalSet://goog/group/ops@example.com",
      "principalSet://goog/cloudIdentityCustomerId/C01Abc35",
    ],
    bad: [
      "",
      "user:ada@example.com",
      "principal://goog/subject/",
      "principal://goog/group/ops@example.com",
      "principalSet://goog/subject/ada@example.com",
      "principalSet://goog/public:all",
      "principalSet://goog/cloudIdentityCustomerId/C01/x",
      "principalSet://iam.googleapis.com/locations/global/workforcePools/staff/*",
    ],
  },
  SERVICE_ACCOUNT_EMAIL: {
    good: SERVICE_ACCOUNTS,
    bad: [
      "",
      ...EMAILS,
      "@gserviceaccount.com",
      "A@a.gserviceaccount.com",
      "a@evilgserviceaccount.com",
      "p.svc.id.goog[a/b]",
    ],
  },
  SERVICE_NAME: { good: ["orders", "a", "a".repeat(49)], bad: ["", "1a", "a-", "A", "a_b", "a".repeat(50)] },
  SERVICE_URL: {
    good: ["https://orders-abcdefghij-an.a.run.app", "https://example.com:8443"],
    bad: ["", "http://a.run.app", "https://a.run.app/", "https://", "https://a b"],
  },
  SOURCE_FILE: {
    good: ["index.js", "a b/c:d.txt", "..a"],
    bad: ["", "/a", "a/", "a//b", "a\\b", ".", "../a", "a/./b", "a\u0000"],
  },
  TIME_ZONE: {
    good: ["Asia/Tokyo", "Etc/UTC", "UTC", "Etc/GMT+9", "America/Argentina/Buenos_Aires"],
    bad: ["", "Tokyo", "+09:00", "Asia/Tokyo ", "Asia/Nowhere", "9"],
  },
  TOPIC: {
    good: ["projects/example-project/topics/orders"],
    bad: ["", "orders", "projects/example-project/topics/", "projects/example-project/subscriptions/orders"],
  },
  SOURCE_RANGE: {
    good: [
      "*",
      "203.0.113.0/24",
      "203.0.113.7",
      "2001:db8::/32",
      "::",
      "0.0.0.0/0",
      "::ffff:203.0.113.7/128",
    ],
    bad: [
      "",
      "**",
      "203.0.113.0/33",
      "203.0.113",
      "a",
      "2001:db8::/129",
      "1.2.3.4/",
      "1.2.3.4/01",
      "fe80::1%eth0",
      "1.2.3.4/8/8",
    ],
  },
  TRAFFIC_TAG: { good: ["green", "a", "a".repeat(46)], bad: ["", "1a", "a-", "A", "a".repeat(47)] },
  ADVISED_ID: { good: ["a", "on-upload-2", label63], bad: ["", "-a", "a-", "A", "1a", "a_b", label64] },
  TRIGGER_NAME: { good: ["a", "On_Upload", label64], bad: ["", "a/b", "a b", "%{x}", "é"] },
  TRIGGER_LOCATION: { good: LOCATIONS, bad: [...NO_LOCATIONS, "EU"] },
  USER_EMAIL: { good: EMAILS, bad: [...NO_EMAILS, ...SERVICE_ACCOUNTS] },
  VARIABLE_NAME: { good: ["A", "MY-VAR", "é"], bad: ["", "A=B", "A B", "A\n"] },
  VOLUME_NAME: { good: ["data", "1", label63], bad: ["", "-a", "a-", "A", "a_b", label64] },
  WORKER_POOL: {
    good: [
      `${IN_PROJECT}/workerPools/private`,
      "projects/123456789012/locations/us-central1/workerPools/A_b",
    ],
    bad: [
      "",
      "private",
      `${IN_PROJECT}/workerPools/`,
      `${IN_PROJECT}/workerPools/a b`,
      `${IN_PROJECT}/workerPools/a/b`,
    ],
  },
};
