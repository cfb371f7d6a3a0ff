import type { TerraformStack } from "cdktf";
import { factsOf } from "../access/facts";
import { lineOf } from "../access/lock-line";
import { Model } from "../document/model";
import { readStacks } from "../document/stack-reader";
import { documentOf, stacksOf } from "./prepared";

/**
 * Who can call what in a stack, one fact a line, as the lock file has them.
 *
 * For snapshots that change only when access does: `expect(accessOf(stack)).toMatchSnapshot()`. What other stacks of the app
 * say of this one counts, too. Validations run: what `cdktf synth` would refuse is thrown.
 */
export function accessOf(stack: TerraformStack): string[] {
  const stacks = stacksOf(stack);
  const documents = stacks.map((one) => ({
    name: one.node.path,
    json: JSON.parse(JSON.stringify(documentOf(one))) as unknown,
  }));
  const others = stacks.filter((one) => one !== stack).map(({ node }) => node.path);
  return factsOf(new Model(readStacks(documents)))
    .filter(({ path }) => !others.some((other) => path === other || path.startsWith(`${other}/`)))
    .map(lineOf);
}
