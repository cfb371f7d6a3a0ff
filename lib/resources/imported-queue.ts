import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { invalid } from "../core/errors";
import { QUEUE_NAME } from "../core/formats/callers";
import { checkFormat } from "../core/formats/check-format";
import { checkRegion } from "../core/locations";
import { locationOf, projectOf } from "../core/provider-defaults";
import { shareExisting } from "../core/shared-existing";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { isPublic } from "../iam/public-principal";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import { queuePolicy } from "./queue-policy";

/** A queue of Cloud Tasks, defined by this app or imported. */
export interface ITaskQueue extends IResourceWithAllowPolicy {
  /** The name of the queue, without its project and location. */
  readonly queueName: string;

  /** The region of the queue. */
  readonly location: string;

  /** The id of its project. */
  readonly project: string;

  /**
   * Lets a principal create tasks in this queue, and act as the service account that the tasks call as, where it is known.
   *
   * Returns each grant. Throws for the public.
   */
  grantEnqueue(principal: IPrincipal): Grant[];
}

/** What an app can say about a queue that it imports. */
export interface TaskQueueOptions {
  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;

  /**
   * The service account as which the tasks call. Who creates tasks must be allowed to act as it.
   *
   * @default - unknown: `grantEnqueue` lets nobody act as it
   */
  readonly serviceAccount?: IServiceAccount;
}

/** A queue that exists, or that the app defines with the provider's resource. */
@allOrNothing
export class ImportedQueue extends ResourceWithAllowPolicy implements ITaskQueue {
  public readonly location: string;
  public readonly project: string;

  /** @internal */
  protected readonly _policy: IAllowPolicy = queuePolicy(this);

  constructor(
    scope: Construct,
    id: string,
    public readonly queueName: string,
    private readonly options: TaskQueueOptions,
  ) {
    super(scope, id);
    const { location, project } = options;
    checkFormat("queueName", queueName, QUEUE_NAME, this, { remedy: inParts });
    checkRegion(this, location);
    this.location = locationOf(this, location);
    this.project = projectOf(this, project);
    shareExisting(this, { kind: "task queue", name: queueName, project, location });
  }

  public grantEnqueue(principal: IPrincipal): Grant[] {
    return grantEnqueue(this, principal, this.options.serviceAccount);
  }
}

/** Lets a principal create tasks in a queue, and act as the account of the tasks. */
export function grantEnqueue(queue: ITaskQueue, principal: IPrincipal, account?: IServiceAccount): Grant[] {
  if (isPublic(principal.member)) {
    throw invalid(
      `'principal' must not be the public, got ${principal.principalId}; tasks call as the queue's service account`,
      queue,
    );
  }
  const actAs = account === undefined ? [] : [account.grantActAs(principal)];
  return [queue.grant(Role.CLOUD_TASKS_ENQUEUER, principal), ...actAs];
}

/** Says how to pass the full name of a queue in parts. */
function inParts(name: string): string | undefined {
  const parts = /^projects\/([^/]+)\/locations\/([^/]+)\/queues\/([^/]+)$/.exec(name);
  if (!parts) return undefined;
  const [, project, location, queue] = parts;
  return `pass '${queue}', with '${project}' as 'project' and '${location}' as 'location'`;
}
