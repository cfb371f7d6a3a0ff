import type { Question } from "./access";

/** A permission that Google asks for in the course of a flow. */
export interface Step extends Question {
  readonly flow: string;

  /** The resource that the flow belongs to. */
  readonly of: string;

  readonly when: When;
}

/** When a permission is asked for. */
export enum When {
  /** While the resource is made, once: without it the resource fails, and nobody tries again. */
  AT_CREATION = "at creation",

  /** Later, again and again: a grant that comes after the resource is as good. */
  IN_USE = "in use",
}
