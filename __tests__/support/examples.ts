import { readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

type StackClass = new (scope: Construct, id: string) => TerraformStack;

const FOLDER = join(__dirname, "..", "..", "examples");

/** Every example by its name, with its stack: the only class that its file exports. */
export function examples(): [string, StackClass][] {
  return (
    readdirSync(FOLDER)
      // The check of cdktn compiles them.
      .filter((file) => /\.[jt]s$/.test(file))
      .map((file) => {
        const exported = Object.values(require(join(FOLDER, file)) as { [name: string]: StackClass });
        if (exported.length !== 1)
          throw new Error(`examples/${file} must export one stack, got ${exported.length}`);
        return [basename(file, extname(file)), exported[0]];
      })
  );
}
