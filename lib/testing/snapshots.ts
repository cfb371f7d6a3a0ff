import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { accessOf } from "./access-of";
import { snapshotOf, snapshotsOf } from "./snapshot-of";

/** What tests of a stack compare, for languages without functions outside of classes. */
export class Snapshots {
  /** What a stack synthesizes, without the parts that change when the infrastructure does not: see `snapshotOf`. */
  public static ofStack(stack: TerraformStack): { [block: string]: unknown } {
    return { ...snapshotOf(stack) };
  }

  /** The snapshots of all stacks of an app, or of a construct in it, each by the path of its stack: see `snapshotsOf`. */
  public static ofStacksIn(scope: Construct): { [path: string]: unknown } {
    return { ...snapshotsOf(scope) };
  }

  /** Who can call what in a stack, one fact a line, as the lock file has them: see `accessOf`. */
  public static ofAccess(stack: TerraformStack): string[] {
    return accessOf(stack);
  }

  private constructor() {
    // It has static methods only.
  }
}

checkCalls("Snapshots", Snapshots);
