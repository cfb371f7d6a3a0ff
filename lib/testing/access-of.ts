import type { TerraformStack } from "cdktf";
import { factsOf } from "../access/facts";
import { lineOf } from "../access/lock-line";
import { Model } from "../document/model";
import { readStacks } from "../document/stack-reader";
import { checkStack, documentsOf, stacksIn } from "./prepared";

/**
 * Who can call what in a stack, one fact a line, as the lock file has them.
 *
 * For snapshots that change only when access does: `expect(accessOf(stack)).toMatchSnapshot()`. What other stacks of the app
 * say of this one counts, too. Validations run: what `cdktf synth` would refuse is thrown.
 */
export function accessOf(stack: TerraformStack): string[] {
  checkStack(stack);
  const app = stack.node.root;
  const stacks = stacksIn(app);
  const documents = documentsOf(stacks, app).map((document, index) => ({
    name: stacks[index].node.path,
    json: JSON.parse(JSON.stringify(document)) as unknown,
  }));
  const others = stacks.filter((one) => one !== stack).map(({ node }) => node.path);
  return factsOf(new Model(readStacks(documents)))
    .filter(({ path }) => !others.some((other) => path === other || path.startsWith(`${other}/`)))
    .map(lineOf);
}
