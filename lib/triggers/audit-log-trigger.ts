import type { Construct } from "constructs";
import { checkCalls, checkNew } from "../core/checked-calls";
import { checkFormat } from "../core/formats/check-format";
import { LOGGED_API, LOGGED_METHOD } from "../core/formats/events";
import { literal } from "../core/literal";
import type { EventTriggerConfig, EventTriggerTarget, IEventTrigger } from "../functions/event-trigger";
import { Role } from "../iam/role";
import { checkPathPattern, isPathPattern } from "./path-pattern";
import { checkSingleRegion } from "./regions";
import { resolvedOptions, type TriggerOptions } from "./trigger-options";

/** Which calls of a Google API call the function or service. */
export interface AuditLogTriggerProps extends TriggerOptions {
  /** The API that is called, like `bigquery.googleapis.com`. */
  readonly serviceName: string;

  /** The method that was called, like `google.cloud.bigquery.v2.JobService.InsertJob`. */
  readonly methodName: string;

  /**
   * The resource of the call, like `projects/_/buckets/uploads/objects/a.txt`, or a path pattern with `*`, `**` and `{name}`.
   *
   * @default - any
   */
  readonly resourceName?: string;

  /**
   * The region of the calls, or `global` for calls in all regions.
   *
   * @default - the location of the function or service
   */
  readonly triggerRegion?: string;
}

/**
 * Calls a function or service when a call of a Google API is written to the audit log.
 *
 * Calls that only read are logged when Data Access audit logs are enabled for the API
 * (https://cloud.google.com/logging/docs/audit/configure-data-access).
 */
export class AuditLogTrigger implements IEventTrigger {
  constructor(private readonly props: AuditLogTriggerProps) {
    checkNew("AuditLogTrigger", new.target, [props]);
  }

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const { serviceName, methodName, resourceName, triggerRegion = target.location } = this.props;
    checkSingleRegion(triggerRegion, "audit logs", true, scope);
    checkFormat("serviceName", serviceName, LOGGED_API, scope);
    checkFormat("methodName", methodName, LOGGED_METHOD, scope);
    if (resourceName !== undefined && isPathPattern(resourceName)) {
      checkPathPattern("resourceName", resourceName, scope);
    }
    const resolved = resolvedOptions(scope, target, this.props);
    return {
      ...resolved,
      eventType: "google.cloud.audit.log.v1.written",
      triggerRegion,
      filters: [
        { attribute: "serviceName", value: serviceName },
        { attribute: "methodName", value: methodName },
        ...(resourceName === undefined
          ? []
          : [
              {
                attribute: "resourceName",
                value: literal(resourceName),
                pathPattern: isPathPattern(resourceName),
              },
            ]),
      ],
      grants: [target.googleProject.grant(Role.EVENTARC_EVENT_RECEIVER, resolved.serviceAccount)],
    };
  }
}

checkCalls("AuditLogTrigger", AuditLogTrigger);
