import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { PubsubTopicIamBinding } from "@cdktf/provider-google/lib/pubsub-topic-iam-binding";
import { PubsubTopicIamMember } from "@cdktf/provider-google/lib/pubsub-topic-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import type { DependentProps } from "../core/dependent-props";
import { declareOrder } from "../core/depends-on";
import { PUBSUB_NAME } from "../core/formats/callers";
import { checkFormat } from "../core/formats/check-format";
import { KMS_KEY, TOPIC } from "../core/formats/full-names";
import { checkLabels } from "../core/labels";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { checkWholeNumber } from "../core/ranges";
import { shareDefined, shareExisting } from "../core/shared-existing";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";

/** A Pub/Sub topic, defined by this app or imported. */
export interface ITopic extends IResourceWithAllowPolicy {
  /** The full name: `projects/PROJECT/topics/TOPIC`. */
  readonly fullName: string;

  /** Lets the principal publish messages to this topic. */
  grantPublish(principal: IPrincipal): Grant;
}

/** The properties of a new topic. */
export interface TopicProps extends DependentProps {
  /**
   * The name: 3 to 255 letters, digits and `-_.~+%`. It begins with a letter, but not with `goog`.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Labels, for example for filters and cost reports: at most 64.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The Cloud KMS key that encrypts the messages: `projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY`. Pub/Sub's
   * service agent must have a role to use it, before the topic is made.
   *
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string;

  /**
   * Seconds for which the topic keeps messages, from 600 (ten minutes) to 2678400 (31 days), so that a subscription can go back.
   *
   * @default - subscriptions alone keep messages
   */
  readonly messageRetentionSeconds?: number;

  /**
   * The project of the topic.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;
}

/** What an app can say about a topic that it imports. */
export interface TopicOptions {
  /**
   * The project of the topic.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;
}

abstract class TopicBase extends ResourceWithAllowPolicy implements ITopic {
  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: false,
    member: () => PubsubTopicIamMember,
    binding: () => PubsubTopicIamBinding,
    target: ({ fullName }: ITopic) => ({ topic: fullName }),
  });

  public abstract readonly fullName: string;

  public grantPublish(principal: IPrincipal): Grant {
    return this.grant(Role.PUBSUB_PUBLISHER, principal);
  }
}

checkCalls("TopicBase", TopicBase);

/** A Pub/Sub topic. */
@allOrNothing
export class Topic extends TopicBase {
  /** Imports a topic by its name, which may be a token. Throws for a full name. */
  public static fromTopicName(
    scope: Construct,
    id: string,
    name: string,
    options: TopicOptions = {},
  ): ITopic {
    return new ImportedTopic(scope, id, name, options);
  }

  private readonly resource: PubsubTopic;

  constructor(scope: Construct, id: string, props: TopicProps = {}) {
    checkNew("Topic", new.target, [scope, id, props]);
    super(scope, id);
    const name = props.name ?? id;
    checkTopicName(name, this);
    checkLabels(props.labels ?? {}, this);
    checkFormat("kmsKeyName", props.kmsKeyName, KMS_KEY, this);
    const { messageRetentionSeconds: kept } = props;
    checkWholeNumber("messageRetentionSeconds", kept, { min: 600, max: 31 * 24 * 60 * 60 }, this);
    if (isKnown(name))
      claim(this, {
        kind: "topic",
        prop: "name",
        value: name,
        name,
        project: props.project,
        location: ANYWHERE,
      });
    this.resource = createResource(PubsubTopic, this, "Resource", {
      name,
      labels: props.labels,
      kmsKeyName: props.kmsKeyName,
      messageRetentionDuration: kept === undefined ? undefined : `${kept}s`,
      project: projectOf(this, props.project),
    });
    shareDefined(
      this,
      { kind: "topic", name, project: props.project, location: ANYWHERE },
      this.resource,
      "name",
    );
    declareOrder(this, props.dependsOn, () => [this.resource]);
    needsServices(this.resource, props.project, "pubsub");
  }

  /** The full name: `projects/…/topics/…`. */
  public get fullName(): string {
    return this.resource.id;
  }
}

checkCalls("Topic", Topic);

@allOrNothing
class ImportedTopic extends TopicBase {
  public readonly fullName: string;

  constructor(scope: Construct, id: string, name: string, options: TopicOptions) {
    super(scope, id);
    checkTopicName(name, this);
    this.fullName = `projects/${projectOf(this, options.project)}/topics/${name}`;
    shareExisting(this, { kind: "topic", name, project: options.project, location: ANYWHERE });
  }
}

function checkTopicName(name: string, at: Construct): void {
  checkFormat("name", name, PUBSUB_NAME, at, { remedy: inParts });
}

/** Says how to pass the full name of a topic in parts. */
function inParts(name: string): string | undefined {
  const { project, topic } = TOPIC.partsOf(name) ?? {};
  return topic === undefined ? undefined : `pass '${topic}', and '${project}' as 'project'`;
}
