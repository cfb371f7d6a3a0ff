import { CloudTasksQueue } from "@cdktf/provider-google/lib/cloud-tasks-queue";
import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { got, invalid } from "../core/errors";
import { QUEUE_NAME } from "../core/formats/callers";
import { checkFormat } from "../core/formats/check-format";
import { literals } from "../core/literal";
import { checkRegion } from "../core/locations";
import { needsServices } from "../core/needed-services";
import { locationOf, projectOf } from "../core/provider-defaults";
import { checkSameStack } from "../core/same-stack";
import { shareDefined } from "../core/shared-existing";
import { isKnown, isToken } from "../core/tokens";
import { claim } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import { afterActAs } from "../iam/deployer";
import { Grant, type GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { checkCallingAccount } from "../invocation/calling-account";
import { GoogleService } from "../invocation/google-service";
import type { IInvocable } from "../invocation/invocable";
import {
  grantEnqueue,
  ImportedQueue,
  type ITaskQueue,
  type TaskQueueOptions,
} from "../resources/imported-queue";
import { queuePolicy } from "../resources/queue-policy";
import { Caller, callerServiceAccount, declareCallerOrder } from "./caller";
import { timeoutOf } from "./deadline";
import { HttpMethod } from "./http-request";
import { checkOneRegion } from "./one-region";
import { checkHeaders } from "./request-headers";
import { basePathOf, hostOf } from "./target-address";
import { targetPath } from "./target-path";
import { logSamplingOf, rateLimitsOf, taskRetryOf } from "./task-queue-limits";
import type { TaskQueueProps } from "./task-queue-props";

/**
 * A Cloud Tasks queue whose tasks call a function or service with an ID token of the queue's service account.
 *
 * The queue's target overrides the scheme and the host of each task's URL. The queue's principal is its service account. Its
 * network path is that of Google services.
 */
@allOrNothing
export class TaskQueue extends Caller implements ITaskQueue {
  /** Imports a queue by its name, which may be a token. Its tasks call whatever it was made for. Throws for a full name. */
  public static fromQueueName(
    scope: Construct,
    id: string,
    queueName: string,
    options: TaskQueueOptions = {},
  ): ITaskQueue {
    return new ImportedQueue(scope, id, queueName, options);
  }

  /** The service account as which tasks call. */
  public readonly serviceAccount: IServiceAccount;
  public readonly callsBy?: NetworkPath = GoogleService.CLOUD_TASKS.callsBy;
  public readonly callsFromProject?: string;

  /** The region of the queue. */
  public readonly location: string;

  /** The id of its project. */
  public readonly project: string;
  /** @internal */
  public readonly _reference: string;
  private readonly name: string;
  private readonly resource: CloudTasksQueue;
  private readonly policy: IAllowPolicy = queuePolicy(this);

  constructor(scope: Construct, id: string, props: TaskQueueProps) {
    checkNew("TaskQueue", new.target, [scope, id, props]);
    super(scope, id);
    const name = props.name ?? id;
    checkFormat("name", name, QUEUE_NAME, this);
    checkCallingAccount(this, "queue", props.serviceAccount, props.project);
    const { project, location } = props;
    if (isKnown(name))
      claim(this, { kind: "task queue", prop: "name", value: name, name, project, location });
    checkRegion(this, props.location);
    this.location = locationOf(this, props.location);
    this.project = projectOf(this, props.project);
    this.callsFromProject = this.project;
    this.serviceAccount =
      props.serviceAccount ??
      callerServiceAccount(this, { ...props, kind: "task queue", suffix: "queue", name });
    checkSameStack("target", props.target, this);
    checkOneRegion(this, props.target);
    const grant = props.target.grantInvoke(this, { samePerimeter: props.samePerimeter });
    const { target, method = HttpMethod.POST, path } = props;
    warnOfDispatchDeadline(this, target);
    const basePath = basePathOf(target);
    const hasPath = path !== undefined || basePath !== "";
    this.name = name;
    this.resource = createResource(CloudTasksQueue, this, "Resource", {
      name,
      location: this.location,
      project: this.project,
      rateLimits: rateLimitsOf(this, props.rateLimits),
      retryConfig: taskRetryOf(this, props.retryConfig),
      stackdriverLoggingConfig: logSamplingOf(this, props.logSamplingRatio),
      httpTarget: {
        httpMethod: method,
        uriOverride: {
          scheme: "HTTPS",
          host: hostOf(target),
          pathOverride: hasPath ? { path: `${basePath}${pathOnly(path, target, this)}` } : undefined,
          uriOverrideEnforceMode: "ALWAYS",
        },
        headerOverrides: headersOf(this, props.headers),
        oidcToken: { serviceAccountEmail: this.serviceAccount.email, audience: target.audience },
      },
      dependsOn: [grant, ...afterActAs(this, this.serviceAccount)],
    });
    this._reference = this.resource.name;
    shareDefined(this, { kind: "task queue", name, project, location }, this.resource, "name");
    declareCallerOrder(this, props.dependsOn, this.resource);
    needsServices(this.resource, props.project, "cloudtasks");
  }

  /** The queue's name. Code that creates tasks needs it together with `project` and `location`. */
  public get queueName(): string {
    // A known name needs no reference, which would close a circle for a target that creates tasks itself.
    return isKnown(this.name) ? this.name : this.resource.name;
  }

  /** Gives the principal a role on this queue alone. */
  public grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    return Grant.add(this.policy, role, principal, options);
  }

  /** @internal */
  public _policyFor(_role: Role): IAllowPolicy {
    return this.policy;
  }

  /**
   * Lets a principal create tasks that call as the queue's service account.
   *
   * Returns both grants: to create tasks in the queue, and to act as its service account.
   */
  public grantEnqueue(principal: IPrincipal): Grant[] {
    return grantEnqueue(this, principal, this.serviceAccount);
  }
}

checkCalls("TaskQueue", TaskQueue);

// The longest that a task waits for an answer: https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues.tasks
const LONGEST_DISPATCH = 1800;

/** Each task has its own deadline, which the queue does not set. */
function warnOfDispatchDeadline(at: Construct, target: IInvocable): void {
  const timeout = timeoutOf(target);
  if (timeout === undefined || timeout <= LONGEST_DISPATCH) return;
  Annotations.of(at).addWarning(
    `'target' must answer within ${LONGEST_DISPATCH} seconds, the longest that a task waits, got a 'timeoutSeconds' of ${timeout} of ${target.node.path}`,
  );
}

// https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues#HttpTarget; the ID token is the authorization.
const CLOUD_TASKS = {
  name: "Cloud Tasks",
  own: /^(host|content-length|user-agent|authorization|x-cloudtasks-.*|x-google-.*|x-appengine-.*)$/i,
  demand: { isName: true },
};

function headersOf(at: Construct, headers: TaskQueueProps["headers"]) {
  if (headers === undefined) return undefined;
  if (isToken(headers)) {
    throw invalid("'headers' must be a map whose names are known at synthesis, got a token", at);
  }
  checkHeaders(at, headers, CLOUD_TASKS);
  return Object.entries(literals(headers)).map(([key, value]) => ({ header: { key, value } }));
}

function pathOnly(path: string | undefined, target: IInvocable, at: Construct): string {
  if (isKnown(path) && path.includes("?")) {
    throw invalid(`'path' must not have a query, which tasks bring themselves, got ${got(path)}`, at);
  }
  return targetPath(path, target, at);
}
