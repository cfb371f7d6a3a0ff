import { Annotations, type TerraformResourceLifecycle } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { ARGUMENT_PATH } from "../core/formats/terraform";
import { isToken } from "../core/tokens";

/** What Terraform leaves alone of a function, service or job that it manages. */
export interface WorkloadLifecycle {
  /**
   * The arguments that others set after the first deployment, and that Terraform then keeps as they are: the image of a service
   * that a pipeline deploys is `template[0].containers[0].image`. The names are Terraform's. `all` alone stands for every argument.
   *
   * @default - none: Terraform sets every argument back to what the code says
   */
  readonly ignoreChanges?: string[];

  /**
   * Whether a plan fails that would delete or replace it. It does not help once the construct is taken out of the code.
   *
   * @default false
   */
  readonly preventDestroy?: boolean;
}

// The arguments that decide who may call, and as whom the code runs. What ignores the block around one ignores it, too.
const JUDGED = [
  "ingress",
  "invoker_iam_disabled",
  // Where it is: allow policies stand in each region.
  "location",
  "multi_region_settings[0].regions",
  "service_config[0].ingress_settings",
  "service_config[0].service_account_email",
  "template[0].service_account",
  "template[0].template[0].service_account",
];

/** The `lifecycle` of a resource. Throws for what Terraform would refuse; warns where the code no longer says who may call. */
export function lifecycleOf(
  at: IConstruct,
  given: WorkloadLifecycle | undefined,
): TerraformResourceLifecycle | undefined {
  if (given === undefined) return undefined;
  const { ignoreChanges = [], preventDestroy } = given;
  checkIgnored(at, ignoreChanges);
  if (isToken(preventDestroy)) {
    throw invalid(
      "'lifecycle.preventDestroy' must be known at synthesis, because Terraform takes no reference there, got a token",
      at,
    );
  }
  return {
    ignoreChanges: ignoreChanges.includes(ALL) ? ALL : ignoreChanges.length > 0 ? ignoreChanges : undefined,
    preventDestroy,
  };
}

const ALL = "all";

function checkIgnored(at: IConstruct, ignored: string[]): void {
  if (isToken(ignored)) {
    throw invalid(
      "'lifecycle.ignoreChanges' must be known at synthesis, because Terraform takes no reference there, got a token",
      at,
    );
  }
  for (const argument of ignored) {
    checkFormat("lifecycle.ignoreChanges", argument, ARGUMENT_PATH, at, { must: "hold", isName: true });
  }
  if (ignored.includes(ALL) && ignored.length > 1) {
    throw invalid(`'lifecycle.ignoreChanges' must hold 'all' alone, got ${ignored.map(got).join(", ")}`, at);
  }
  const open = ignored.find((argument) => JUDGED.some((path) => covers(argument, path)));
  if (open === undefined) return;
  Annotations.of(at).addWarning(
    `'lifecycle.ignoreChanges' must not hold what says who may call or as whom the code runs, got ${got(open)}; what the code says of it is judged, and may not be what is deployed`,
  );
}

/** Whether ignoring an argument also ignores the one at a path: `template` also ignores `template[0].service_account`. */
function covers(argument: string, path: string): boolean {
  return (
    argument === ALL ||
    path === argument ||
    path.startsWith(`${argument}[`) ||
    path.startsWith(`${argument}.`)
  );
}
