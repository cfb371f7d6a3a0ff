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

/** The flows: which permissions Google checks while it deploys and runs a document. Each flow has its file. */
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

/** The steps of all flows whose principal and resource the document tells. */
export function stepsOf(deployment: Deployment): Step[] {
  return FLOWS.flatMap((flow) => flow(deployment)).filter(isKnown);
}

/** Names that only Terraform knows are not checked. */
function isKnown({ principal, on }: Step): boolean {
  const isAccount = on.name.includes("/serviceAccounts/");
  return (
    /^projects\/[^/]/.test(on.name) &&
    [principal, ...(isAccount ? [on.name] : [])].every((name) => name.includes("@"))
  );
}
