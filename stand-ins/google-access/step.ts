import type { Question } from "./access";

/** A permission that Google checks during a flow. */
export interface Step extends Question {
  readonly flow: string;

  /** The address of the resource to which the flow belongs. */
  readonly of: string;

  readonly when: When;
}

/** When Google checks a permission. */
export enum When {
  /** Once, while the resource is created. Without the permission, the creation fails. */
  AT_CREATION = "at creation",

  /** Later, again and again. A grant after the creation of the resource is early enough. */
  IN_USE = "in use",
}
