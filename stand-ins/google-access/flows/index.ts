import type { Deployment } from "../deployment";
import type { Step } from "../step";
import { build } from "./build";
import { callers } from "./callers";
import { deadLetters } from "./dead-letters";
import { enqueuers } from "./enqueuers";
import { events } from "./events";
import { gateway } from "./gateway";
import { iap } from "./iap";
import { images } from "./images";
import { keys } from "./keys";
import { network } from "./network";
import { secrets } from "./secrets";
import { volumes } from "./volumes";

/** What Google asks of whom while it does what a document describes: one file a flow. */
const FLOWS: readonly ((deployment: Deployment) => Step[])[] = [
  build,
  secrets,
  volumes,
  events,
  callers,
  deadLetters,
  enqueuers,
  gateway,
  iap,
  images,
  network,
  keys,
];

export function stepsOf(deployment: Deployment): Step[] {
  return FLOWS.flatMap((flow) => flow(deployment));
}
