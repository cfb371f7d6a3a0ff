import { CloudTasksQueue } from "@cdktf/provider-google/lib/cloud-tasks-queue";
import { TerraformVariable, Token } from "cdktf";
import { HttpMethod } from "../../lib/callers/http-request";
import { TaskQueue } from "../../lib/callers/task-queue";
import type { TaskQueueProps } from "../../lib/callers/task-queue-props";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { Principal } from "../../lib/iam/principal";
import { type IServiceAccount, ServiceAccount } from "../../lib/iam/service-account";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import { allowPolicies, builtElsewhere, invoker } from "../triggers/event-driven";

const ORDERS = "google_cloudfunctions2_function.orders_46FA7C19";
const URI = `${ORDERS}.service_config[0].uri`;
const OPS = Principal.group("ops@example.com");

/** The queues of a stack with a queue whose tasks call a function. */
function queues(props: Partial<TaskQueueProps> = {}, stack = newStack()): unknown[] {
  new TaskQueue(stack, "orders-queue", { target: builtElsewhere(stack, "orders"), ...props });
  return all(stack, CloudTasksQueue);
}

const RETRY = {
  max_attempts: 100,
  max_retry_duration: "0s",
  min_backoff: "0.100s",
  max_backoff: "3600s",
  max_doublings: 16,
};

/** All arguments of a queue with default props, and the given ones. */
const queue = (argumentsOfQueue: object = {}, target: object = {}, override: object = {}) => [
  {
    name: "orders-queue",
    project: "example-project",
    location: "asia-northeast1",
    rate_limits: { max_dispatches_per_second: 500, max_concurrent_dispatches: 1000 },
    retry_config: RETRY,
    http_target: {
      http_method: "POST",
      uri_override: {
        scheme: "HTTPS",
        host: `\${trimprefix(${URI}, "https://")}`,
        uri_override_enforce_mode: "ALWAYS",
        ...override,
      },
      oidc_token: {
        service_account_email: "${google_service_account.orders-queue_service-account_9F134FFF.email}",
        audience: `\${${URI}}`,
      },
      ...target,
    },
    depends_on: [
      "google_cloud_run_v2_service_iam_member.orders_roles--runinvokerserviceAccountorders-queue-queue_3711D041",
    ],
    ...argumentsOfQueue,
  },
];

test("sends every task to its target with an ID token", () => {
  expect(queues()).toEqual(queue());
});

test("writes every prop", () => {
  expect(
    queues({
      name: "Orders-1",
      method: HttpMethod.PUT,
      path: "/tasks",
      headers: { "X-Shop": "${x}", "Content-Type": "application/json" },
      logSamplingRatio: 0.5,
      rateLimits: { maxDispatchesPerSecond: 0.5, maxConcurrentDispatches: 10 },
      retryConfig: { maxAttempts: -1, minBackoffSeconds: 0.1 },
      location: "us-west1",
      project: "other-project",
    }),
  ).toEqual(
    queue(
      {
        name: "Orders-1",
        location: "us-west1",
        project: "other-project",
        rate_limits: { max_dispatches_per_second: 0.5, max_concurrent_dispatches: 10 },
        retry_config: { ...RETRY, max_attempts: -1 },
        stackdriver_logging_config: { sampling_ratio: 0.5 },
        depends_on: [expect.stringContaining(".orders_roles--runinvokerserviceAccount")],
      },
      {
        http_method: "PUT",
        header_overrides: [
          { header: { key: "X-Shop", value: "$${x}" } },
          { header: { key: "Content-Type", value: "application/json" } },
        ],
      },
      { path_override: { path: "/tasks" } },
    ),
  );
});

test("calls an existing function by the host of its URL", () => {
  const stack = newStack();
  const target = CloudRunFunction.fromFunctionAttributes(stack, "existing", {
    functionName: "existing",
    uri: "https://existing-abc-an.a.run.app",
    serviceName: "existing",
  });
  expect(queues({ target }, stack)).toMatchObject([
    {
      http_target: {
        uri_override: { host: '${trimprefix("https://existing-abc-an.a.run.app", "https://")}' },
        oidc_token: { audience: "https://existing-abc-an.a.run.app" },
      },
    },
  ]);
});

test("tells its name, location and project", () => {
  const stack = newStack();
  const target = builtElsewhere(stack, "orders");
  const { project, location } = new TaskQueue(stack, "orders-queue", { target });
  expect([project, location]).toEqual(["example-project", "asia-northeast1"]);
});

test.each(["a", "a".repeat(100), "Orders-1"])("accepts the name %s", (name) => {
  expect(queues({ name })).toMatchObject([{ name }]);
});

test.each(["", "a b", "orders_queue", "orders.queue", "a".repeat(101)])("refuses the name '%s'", (name) => {
  expect(() => queues({ name })).toThrow(
    new Error(`'name' must be 1 to 100 letters, digits and '-', got '${name}' [at shop/orders-queue]`),
  );
});

test.each<[Partial<TaskQueueProps>, string]>([
  [
    { rateLimits: { maxDispatchesPerSecond: 501 } },
    "'rateLimits.maxDispatchesPerSecond' must be above 0 and at most 500, got 501",
  ],
  [{ retryConfig: { maxAttempts: 0 } }, "'retryConfig.maxAttempts' must be at least 1, or -1, got 0"],
  ...["Authorization", "host", "X-CloudTasks-QueueName", "X-Google-Mine", "x-appengine-queue"].map(
    (name): [Partial<TaskQueueProps>, string] => [
      { headers: { "X-Shop": "1", [name]: "secret" } },
      `'headers' must not set a header that Cloud Tasks sets itself, got '${name}'`,
    ],
  ),
  [{ logSamplingRatio: 1.1 }, "'logSamplingRatio' must be between 0 and 1, got 1.1"],
  [{ logSamplingRatio: -0.1 }, "'logSamplingRatio' must be between 0 and 1, got -0.1"],
  [{ path: "tasks" }, "'path' must begin with '/' and hold no spaces, got 'tasks'"],
  [{ location: "" }, "'location' must not be empty, got ''; leave it out to take the provider's"],
  [{ project: "" }, "'project' must not be empty, got ''; leave it out to take the provider's"],
])("refuses %j", (props, message) => {
  expect(() => queues(props)).toThrow(new Error(`${message} [at shop/orders-queue]`));
});

test("refuses headers whose names only Terraform knows", () => {
  const stack = newStack();
  const headers = new TerraformVariable(stack, "headers", { type: "map(string)" }).value as {
    [name: string]: string;
  };
  expect(() => queues({ headers }, stack)).toThrow(
    new Error(
      "'headers' must be a map whose names are known at synthesis, got a token [at shop/orders-queue]",
    ),
  );
});

test("accepts tokens unchecked", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", {}).stringValue;
  expect(queues({ name: text, path: text, location: text, project: text }, stack)).toEqual(
    queue(
      { name: "${var.text}", location: "${var.text}", project: "${var.text}" },
      {},
      { path_override: { path: "${var.text}" } },
    ),
  );
});

describe("a 1st gen function as the target", () => {
  const URI = "https://asia-northeast1-example-project.cloudfunctions.net/legacy";
  const override = (uri?: string, path?: string) => {
    const stack = newStack();
    const target = FirstGenFunction.fromFunctionName(stack, "old", "legacy", { uri });
    new TaskQueue(stack, "queue", { target, path });
    const [{ http_target }] = all(stack, CloudTasksQueue) as { http_target: { uri_override: object } }[];
    return http_target.uri_override;
  };

  test.each([
    [undefined, "/legacy"],
    ["/mails", "/legacy/mails"],
  ])("is called at its host and below its path: %s", (path, whole) => {
    expect(override(URI, path)).toEqual({
      scheme: "HTTPS",
      host: '${element(split("/", "' + URI + '"), 2)}',
      path_override: { path: whole },
      uri_override_enforce_mode: "ALWAYS",
    });
    expect(override(undefined, path)).toEqual({
      scheme: "HTTPS",
      host: expect.stringMatching(
        /^\$\{element\(split\("\/", data\.google_cloudfunctions_function\.\w+\.https_trigger_url\), 2\)\}$/,
      ) as unknown,
      path_override: { path: whole },
      uri_override_enforce_mode: "ALWAYS",
    });
  });
});

test("the name is known where it is given, so that the target can be told it", () => {
  const stack = newStack();
  const target = newFunction(stack, "orders");
  const queue = new TaskQueue(stack, "mails", { target });
  target.addEnvironment("QUEUE", queue.queueName);
  expect(queue.queueName).toBe("mails");
  const name = new TerraformVariable(stack, "name", {}).stringValue;
  const other = new TaskQueue(stack, "other", { target, name });
  expect(Token.isUnresolved(other.queueName)).toBe(true);
});

describe("grantEnqueue", () => {
  const onQueue = (member: string) => ({
    name: "${google_cloud_tasks_queue.orders-queue_A5B3C972.name}",
    project: "example-project",
    location: "asia-northeast1",
    role: "roles/cloudtasks.enqueuer",
    member,
  });
  const onAccount = (member: string, account: string) => ({
    service_account_id: account,
    role: "roles/iam.serviceAccountUser",
    member,
  });
  const enqueuing = (stack = newStack(), serviceAccount?: IServiceAccount) => {
    const target = builtElsewhere(stack, "orders");
    return { stack, queue: new TaskQueue(stack, "orders-queue", { target, serviceAccount }) };
  };

  test("grants a role on the queue, and one on the service account as which tasks call", () => {
    const { stack, queue } = enqueuing();
    const api = builtElsewhere(stack, "api-server");
    const grants = queue.grantEnqueue(OPS);
    expect(grants.map(({ role }) => role.name)).toEqual([
      "roles/cloudtasks.enqueuer",
      "roles/iam.serviceAccountUser",
    ]);
    queue.grantEnqueue(OPS).forEach((grant, index) => {
      expect(grant).toBe(grants[index]);
    });
    queue.grantEnqueue(api);
    const account = "${google_service_account.orders-queue_service-account_9F134FFF.name}";
    const member = "${google_service_account.api-server_service-account_D63A47FC.member}";
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [
        invoker(ORDERS, "${google_service_account.orders-queue_service-account_9F134FFF.member}"),
      ],
      google_cloud_tasks_queue_iam_member: [onQueue("group:ops@example.com"), onQueue(member)],
      google_service_account_iam_member: [
        onAccount("group:ops@example.com", account),
        onAccount(member, account),
      ],
    });
  });

  test("grants a role on the given service account", () => {
    const stack = newStack();
    const email = "tasks@example-project.iam.gserviceaccount.com";
    const { queue } = enqueuing(stack, ServiceAccount.fromServiceAccountEmail(stack, "tasks", email));
    queue.grantEnqueue(OPS);
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [invoker(ORDERS, `serviceAccount:${email}`)],
      google_cloud_tasks_queue_iam_member: [onQueue("group:ops@example.com")],
      google_service_account_iam_member: [
        onAccount("group:ops@example.com", `projects/example-project/serviceAccounts/${email}`),
      ],
    });
  });
});
