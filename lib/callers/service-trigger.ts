import { EventarcTrigger } from "@cdktf/provider-google/lib/eventarc-trigger";
import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { checkFormat, formatProblem } from "../core/formats/check-format";
import { ADVISED_ID, TRIGGER_LOCATION, TRIGGER_NAME } from "../core/formats/events";
import { checkLabels } from "../core/labels";
import { needsServices } from "../core/needed-services";
import { needsProvider, PROVIDER_FEATURES } from "../core/provider-version";
import { checkSameStack } from "../core/same-stack";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import { type EventTriggerConfig, RetryPolicy } from "../functions/event-trigger";
import { letDeployerActAs } from "../iam/deployer";
import { GoogleProject } from "../iam/google-project";
import { effective } from "../iam/grant-wait";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { checkCallingAccount } from "../invocation/calling-account";
import { GoogleService } from "../invocation/google-service";
import { receiverOf } from "../invocation/receiver";
import { placeOf } from "../invocation/service-address";
import { accountStemOf } from "../workload/workload-service-account";
import { Caller, declareCallerOrder } from "./caller";
import { checkOneRegion } from "./one-region";
import { contentTypeOf, destinationOf, matchingCriteriaOf } from "./service-trigger-config";
import type { ServiceTriggerProps } from "./service-trigger-props";

/**
 * An Eventarc trigger that calls a service, or the service of a function, with each event and an ID token of its service account.
 *
 * A service can have several, and a function more than its own `trigger`. The trigger is in the project of its target. Its
 * principal is its service account. Its network path is that of Google services.
 */
@allOrNothing
export class ServiceTrigger extends Caller {
  /** The service account as which events are delivered. */
  public readonly serviceAccount: IServiceAccount;
  public readonly callsBy?: NetworkPath = GoogleService.EVENTARC.callsBy;
  public readonly callsFromProject?: string;

  constructor(scope: Construct, id: string, props: ServiceTriggerProps) {
    checkNew("ServiceTrigger", new.target, [scope, id, props]);
    super(scope, id);
    const { target, name = id } = props;
    checkName(this, name);
    checkLabels(props.labels ?? {}, this);
    checkSameStack("target", target, this);
    checkOneRegion(this, target);
    const events = this.bound(props, name);
    const { project } = placeOf(target);
    this.callsFromProject = target.project;
    this.serviceAccount = events.serviceAccount;
    checkCallingAccount(this, "trigger", this.serviceAccount, project);
    const location = events.triggerRegion ?? target.location;
    this.claimName(name, location, project);
    const grant = target.grantInvoke(this);
    const resource = createResource(EventarcTrigger, this, "Resource", {
      name,
      location,
      project: target.project,
      labels: props.labels,
      matchingCriteria: matchingCriteriaOf(this, events),
      destination: { cloudRunService: destinationOf(this, props) },
      serviceAccount: this.serviceAccount.email,
      transport: events.pubsubTopic === undefined ? undefined : { pubsub: { topic: events.pubsubTopic } },
      channel: events.channel,
      eventDataContentType: contentTypeOf(this, events, props.eventDataContentType),
      dependsOn: [grant, ...this.waitsFor(events)],
    });
    const dependsOn = [...(props.dependsOn ?? []), ...(events.dependsOn ?? [])];
    declareCallerOrder(this, dependsOn, resource);
    deliverOnce(resource, events);
    needsServices(resource, project, "eventarc", "pubsub");
  }

  private bound({ target, trigger }: ServiceTriggerProps, name: string): EventTriggerConfig {
    const { project, location } = placeOf(target);
    const events = trigger.bind(this, {
      noun: "service",
      name,
      purpose: `Delivers events as the trigger ${name}`,
      location: target.location,
      project,
      googleProject: GoogleProject.of(this, project),
      accountStem: accountStemOf(this, name, location),
      kmsKeyName: receiverOf(target)?.kmsKeyName,
    });
    checkFormat("triggerRegion", events.triggerRegion, TRIGGER_LOCATION, this);
    return events;
  }

  private claimName(name: string, location: string, project?: string): void {
    if (!isKnown(name)) return;
    claim(this, { kind: "Eventarc trigger", prop: "name", value: name, name, project, location });
  }

  /** What Google asks for while it makes the trigger. */
  private waitsFor({ grants = [] }: EventTriggerConfig) {
    return effective(this, [...grants, ...letDeployerActAs(this, this.serviceAccount)]);
  }
}

checkCalls("ServiceTrigger", ServiceTrigger);

/** Google tells no rule for the ids of triggers, apart from its general advice. */
function checkName(at: Construct, name: string): void {
  checkFormat("name", name, TRIGGER_NAME, at);
  const problem = formatProblem("name", name, ADVISED_ID);
  if (problem !== undefined) Annotations.of(at).addWarning(`${problem}, which Eventarc may refuse`);
}

/** https://cloud.google.com/eventarc/docs/reference/rest/v1/projects.locations.triggers#RetryPolicy */
function deliverOnce(resource: EventarcTrigger, { retryPolicy }: EventTriggerConfig): void {
  if (retryPolicy !== RetryPolicy.DO_NOT_RETRY) return;
  needsProvider(resource, "retryPolicy", PROVIDER_FEATURES.EVENT_WITHOUT_RETRY);
  resource.addOverride("retry_policy", { max_attempts: 1 });
}
