import { agent, problemsOf, type Resources, without } from "./stacks";

const CONDITION =
  'resource.type == "storage.googleapis.com/Object" && resource.name.startsWith("projects/_/buckets/gcf-v2-sources-")';
const MEMBER = "${google_service_account.build.member}";
const BUILDER = "serviceAccount:build@example-project.iam.gserviceaccount.com";
const COPY =
  "projects/_/buckets/gcf-v2-sources-123456789012-asia-northeast1/objects/hello/function-source.zip";

/** A function with everything that its build needs. */
const STACK: Resources = {
  "google_service_account.build": { account_id: "build" },
  "google_project_iam_member.logs": { role: "roles/logging.logWriter", member: MEMBER },
  "google_project_iam_member.images": { role: "roles/artifactregistry.writer", member: MEMBER },
  "google_project_iam_member.source": {
    role: "roles/storage.objectViewer",
    member: MEMBER,
    condition: { title: "sources", expression: CONDITION },
  },
  "time_sleep.settled": {
    create_duration: "3m",
    depends_on: [
      "google_project_iam_member.logs",
      "google_project_iam_member.images",
      "google_project_iam_member.source",
    ],
  },
  "google_storage_bucket.own": { name: "own" },
  "google_cloudfunctions2_function.hello": {
    name: "hello",
    build_config: {
      service_account: "${google_service_account.build.name}",
      source: { storage_source: { bucket: "${google_storage_bucket.own.name}", object: "hello.zip" } },
    },
    service_config: { service_account_email: "run@example-project.iam.gserviceaccount.com" },
    depends_on: ["time_sleep.settled"],
  },
};

const FUNCTION = "google_cloudfunctions2_function.hello";
const withFunction = (changes: object): Resources => ({
  ...STACK,
  [FUNCTION]: { ...STACK[FUNCTION], ...changes },
});
const withBuild = (changes: object): Resources => {
  const { build_config: build } = STACK[FUNCTION] as { build_config: object };
  return withFunction({ build_config: { ...build, ...changes } });
};

test("a build with its three grants and a wait works", () => {
  expect(problemsOf(STACK)).toEqual([]);
});

test("a build needs Google's copy of the source, not the uploaded archive", () => {
  const own = {
    ...without(STACK, "google_project_iam_member.source"),
    "google_storage_bucket_iam_member.source": {
      bucket: "${google_storage_bucket.own.name}",
      role: "roles/storage.objectViewer",
      member: MEMBER,
    },
  };
  expect(problemsOf(own)).toEqual([
    `build of ${FUNCTION}: storage.objects.get on ${COPY} for ${BUILDER} is not given (google_storage_bucket_iam_member.source)`,
  ]);
});

test.each([
  [
    "the type of the bucket, of which nothing is asked",
    'resource.type == "storage.googleapis.com/Bucket"',
    1,
  ],
  ["another bucket", 'resource.name.startsWith("projects/_/buckets/gcf-v2-uploads-")', 1],
  ["another region", 'resource.name.startsWith("projects/_/buckets/gcf-v2-sources-123456789012-us-")', 1],
  ["the bucket, without a type", 'resource.name.startsWith("projects/_/buckets/gcf-v2-sources-")', 0],
  [
    "the bucket of the region",
    'resource.name.startsWith("projects/_/buckets/gcf-v2-sources-123456789012-asia-northeast1")',
    0,
  ],
])("a condition on %s is evaluated", (_, expression, count) => {
  const source = {
    ...STACK["google_project_iam_member.source"],
    condition: { title: "sources", expression },
  };
  expect(problemsOf({ ...STACK, "google_project_iam_member.source": source })).toHaveLength(count);
});

test("with a key, Google's bucket has another name with the same prefix", () => {
  const key = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/functions";
  const build = problemsOf(withFunction({ kms_key_name: key })).filter((problem) =>
    problem.startsWith("build"),
  );
  expect(build).toEqual([]);
  const exact = {
    ...STACK["google_project_iam_member.source"],
    condition: {
      title: "sources",
      expression: CONDITION.replace('sources-"', 'sources-123456789012-asia-northeast1/"'),
    },
  };
  const stack = { ...withFunction({ kms_key_name: key }), "google_project_iam_member.source": exact };
  expect(problemsOf(stack).filter((problem) => problem.startsWith("build"))).toEqual([
    `build of ${FUNCTION}: storage.objects.get on ${COPY.replace("northeast1/", "northeast1-0a1b2c3d/")} for ${BUILDER} is not given (google_project_iam_member.source)`,
  ]);
});

test("a condition on a name does not hold for Artifact Registry, which has no names in conditions", () => {
  const condition = {
    title: "one",
    expression:
      'resource.name.startsWith("projects/example-project/locations/asia-northeast1/repositories/")',
  };
  const images = { ...STACK["google_project_iam_member.images"], condition };
  const repository = "projects/example-project/locations/asia-northeast1/repositories/gcf-artifacts";
  const problem = (action: string) =>
    `build of ${FUNCTION}: artifactregistry.repositories.${action} on ${repository} for ${BUILDER} is not given (google_project_iam_member.images)`;
  expect(problemsOf({ ...STACK, "google_project_iam_member.images": images })).toEqual([
    problem("downloadArtifacts"),
    problem("uploadArtifacts"),
  ]);
});

test("a build without access to logs is reported", () => {
  expect(problemsOf(without(STACK, "google_project_iam_member.logs"))).toEqual([
    `build of ${FUNCTION}: logging.logEntries.create on projects/example-project for ${BUILDER} is not given`,
  ]);
});

test("the policy of the repository is enough, but not that of another repository", () => {
  const on = (repository: string): Resources => ({
    ...without(
      withBuild({ docker_repository: "projects/example-project/locations/asia-northeast1/repositories/own" }),
      "google_project_iam_member.images",
    ),
    "google_artifact_registry_repository_iam_member.images": {
      repository,
      location: "asia-northeast1",
      role: "roles/artifactregistry.writer",
      member: MEMBER,
    },
    "time_sleep.settled": {
      create_duration: "180s",
      depends_on: [
        "google_project_iam_member.logs",
        "google_project_iam_member.source",
        "google_artifact_registry_repository_iam_member.images",
      ],
    },
  });
  expect(problemsOf(on("own"))).toEqual([]);
  expect(problemsOf(on("projects/example-project/locations/asia-northeast1/repositories/own"))).toEqual([]);
  expect(problemsOf(on("other"))).toHaveLength(2);
});

test("a grant on which the function does not depend may come too late", () => {
  const problems = problemsOf(withFunction({ depends_on: [] }));
  expect(problems).toEqual([
    `build of ${FUNCTION}: storage.objects.get on ${COPY} for ${BUILDER} may come too late (google_project_iam_member.source)`,
    expect.stringContaining("artifactregistry.repositories.downloadArtifacts"),
    expect.stringContaining("artifactregistry.repositories.uploadArtifacts"),
    `build of ${FUNCTION}: logging.logEntries.create on projects/example-project for ${BUILDER} may come too late (google_project_iam_member.logs)`,
  ]);
});

test.each([
  ["no wait", { depends_on: ["google_project_iam_member.source", "time_sleep.settled"] }, undefined],
  ["a wait beside the grant", {}, { create_duration: "180s", depends_on: [] }],
  ["a short wait", {}, { create_duration: "60s" }],
])("with %s, a grant has no time to take effect", (_, change, sleep) => {
  const settled = sleep
    ? { ...STACK["time_sleep.settled"], ...sleep }
    : {
        create_duration: "180s",
        depends_on: ["google_project_iam_member.logs", "google_project_iam_member.images"],
      };
  const dependsOn = [
    "google_project_iam_member.logs",
    "google_project_iam_member.images",
    "google_project_iam_member.source",
    "time_sleep.settled",
  ];
  const stack = { ...withFunction({ depends_on: dependsOn, ...change }), "time_sleep.settled": settled };
  expect(problemsOf(stack)[0]).toBe(
    `build of ${FUNCTION}: storage.objects.get on ${COPY} for ${BUILDER} has no time to take effect (google_project_iam_member.source)`,
  );
});

test("Google's agents need access to an archive, a worker pool and an account of another project", () => {
  const elsewhere = {
    ...withBuild({
      service_account: "projects/other-project/serviceAccounts/build@other-project.iam.gserviceaccount.com",
      worker_pool: "projects/other-project/locations/asia-northeast1/workerPools/private",
    }),
    "google_storage_bucket.own": { name: "own", project: "other-project" },
  };
  const problems = problemsOf(elsewhere).filter((problem) => !problem.includes(" for serviceAccount:build@"));
  expect(problems).toEqual([
    `build of ${FUNCTION}: storage.objects.get on projects/_/buckets/own/objects/hello.zip for ${agent("gcf-admin-robot")} is not given`,
    `build of ${FUNCTION}: cloudbuild.workerpools.use on projects/other-project/locations/asia-northeast1/workerPools/private for ${agent("gcf-admin-robot")} is not given`,
    `build of ${FUNCTION}: iam.serviceAccounts.actAs on projects/-/serviceAccounts/build@other-project.iam.gserviceaccount.com for ${agent("gcf-admin-robot")} is not given`,
    `build of ${FUNCTION}: iam.serviceAccounts.getAccessToken on projects/-/serviceAccounts/build@other-project.iam.gserviceaccount.com for ${agent("gcp-sa-cloudbuild")} is not given`,
  ]);
});

test("without a build account, the default account builds, which has no access in new organizations", () => {
  expect(problemsOf(withBuild({ service_account: undefined }))[0]).toBe(
    `build of ${FUNCTION}: storage.objects.get on ${COPY} for serviceAccount:123456789012-compute@developer.gserviceaccount.com is not given`,
  );
});
