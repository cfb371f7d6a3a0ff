import type { DependentProps } from "../core/dependent-props";
import type { EventDataContentType, IEventTrigger } from "../functions/event-trigger";
import type { ICloudRunInvocable } from "../invocation/invocable";

/** Which events call a service, and how. */
export interface ServiceTriggerProps extends DependentProps {
  /** The service that is called. For a function, it is the function's Cloud Run service. The trigger is granted access to it. */
  readonly target: ICloudRunInvocable;

  /** The events, like `new StorageTrigger({ bucket })`. */
  readonly trigger: IEventTrigger;

  /**
   * The path below the target's base URL.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Google advises 1 to 63 lower-case letters, digits and hyphens that begin with a letter; another name gives a warning. The name is
   * unique in the trigger's region. A change replaces the trigger.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The format in which the data of an event is delivered. Throws for `JSON` where Google has Protocol Buffers only, as for
   * events of Firestore.
   *
   * @default - what Google has for such events, JSON where there is a choice
   */
  readonly eventDataContentType?: EventDataContentType;

  /**
   * Labels, for example for filters and cost reports: at most 64.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
