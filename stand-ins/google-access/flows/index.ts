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

/** The steps of all flows, as far as the document tells of whom and of what they ask. */
export function stepsOf(deployment: Deployment): Step[] {
  return FLOWS.flatMap((flow) => flow(deployment)).filter(isKnown);
}

/** Names that only Terraform knows are not judged. */
function isKnown({ principal, on }: Step): boolean {
  const isAccount = on.name.includes("/serviceAccounts/");
  return (
    /^projects\/[^/]/.test(on.name) &&
    [principal, ...(isAccount ? [on.name] : [])].every((name) => name.includes("@"))
  );
}
