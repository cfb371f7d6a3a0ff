import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Workspace } from "../../__tests__/terraform/workspace";

/**
 * Lets terraform validate the stacks in a folder of apps against the schema of some bindings of the Google provider: all that do not read the
 * state of another one, which does not exist. Returns how many there are; undefined where there is no terraform.
 */
export async function validateStacks(output: string, bindings: string): Promise<number | undefined> {
  if (spawnSync("terraform", ["version"], { env: { ...process.env, CHECKPOINT_DISABLE: "1" } }).error)
    return undefined;
  const stacks = readdirSync(output)
    .flatMap((app) =>
      readdirSync(join(output, app, "stacks")).map((stack) => [
        `${app}-${stack}`,
        join(output, app, "stacks", stack),
      ]),
    )
    .filter(([, folder]) => !readsAnotherStack(folder));
  const workspace = await Workspace.openModules(Object.fromEntries(stacks) as { [name: string]: string }, {
    google: bindings,
  });
  try {
    await workspace.validate();
  } finally {
    workspace.close();
  }
  return stacks.length;
}

function readsAnotherStack(folder: string): boolean {
  return readFileSync(join(folder, "cdk.tf.json"), "utf8").includes('"terraform_remote_state"');
}
