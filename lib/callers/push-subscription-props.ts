import type { DependentProps } from "../core/dependent-props";
import type { IServiceAccount } from "../iam/service-account";
import type { IInvocable } from "../invocation/invocable";
import type { ITopic } from "../resources/topic";
import type { DeadLetterPolicy } from "./dead-letter";

/**
 * The body of the requests of a push subscription.
 *
 * https://cloud.google.com/pubsub/docs/payload-unwrapping
 */
export enum PushPayload {
  /** A JSON object with the data in base64, the attributes and the ids of the message. */
  WRAPPED = "WRAPPED",

  /** The data of the message. */
  UNWRAPPED = "UNWRAPPED",

  /** The data of the message. Its attributes and ids are in headers, which begin with `x-goog-pubsub-`. */
  UNWRAPPED_WITH_METADATA = "UNWRAPPED_WITH_METADATA",
}

/** The properties of a push subscription. */
export interface PushSubscriptionProps extends DependentProps {
  /** The topic whose messages are pushed. */
  readonly topic: ITopic;

  /** The receiver of the messages. The subscription is granted access to it. */
  readonly target: IInvocable;

  /**
   * 3 to 255 letters, digits and `-_.~+%`. The name begins with a letter, but not with `goog`.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The path below the target's base URL.
   *
   * @default - none
   */
  readonly path?: string;

  /** @default - none: a failing message is delivered again until its retention ends */
  readonly deadLetterPolicy?: DeadLetterPolicy;

  /**
   * The shortest pause before a failed message is delivered again, in seconds from 0 to 600. Each failure makes it longer.
   *
   * @default - no pause
   */
  readonly minBackoffSeconds?: number;

  /** @default 600, if `minBackoffSeconds` is given */
  readonly maxBackoffSeconds?: number;

  /**
   * A filter on the attributes of messages, like `attributes.kind = "order"`, of at most 256 bytes. A change replaces the
   * subscription.
   *
   * @default - all messages are delivered
   */
  readonly filter?: string;

  /**
   * Whether messages with the same ordering key are delivered in order. A change replaces the subscription.
   *
   * @default false
   */
  readonly enableMessageOrdering?: boolean;

  /**
   * Seconds within which the target must answer, from 10 to 600.
   *
   * @default - the target's timeout, as far as these limits allow; 10 where the timeout is unknown
   */
  readonly ackDeadlineSeconds?: number;

  /**
   * Seconds for which an unacknowledged message is kept, from 600 (ten minutes) to 2678400 (31 days).
   *
   * @default 604800 (seven days)
   */
  readonly messageRetentionSeconds?: number;

  /**
   * What the target receives: a message of Pub/Sub, or its data alone.
   *
   * @default PushPayload.WRAPPED
   */
  readonly payload?: PushPayload;

  /**
   * Attributes of the endpoint, like `x-goog-version`: the version of the format in which Pub/Sub sends messages.
   *
   * @default - none: the newest version
   */
  readonly pushAttributes?: { [name: string]: string };

  /** @default - none */
  readonly labels?: { [key: string]: string };

  /**
   * The service account as which Pub/Sub calls.
   *
   * @default - a new service account, which may only call the target
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether the projects of the subscription and of the target are in one VPC Service Controls perimeter. Then the target
   * treats the subscription as internal.
   *
   * @default false
   */
  readonly samePerimeter?: boolean;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}
