import { TerraformStack, Testing } from "cdktf";

/** A value of a synthesized document. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

// The names of source archives and assets have 32 hexadecimal digits, which change with every edit of the code.
const DIGEST = /(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])/gi;

/**
 * What a stack synthesizes, without the noise that changes where the infrastructure does not.
 *
 * Digests of code and paths of this machine are masked; provider versions, the backend and cdktf's metadata are left out.
 * The reasons for letting in the public stay. Validations run: what `cdktf synth` would refuse is thrown.
 */
export function snapshotOf(stack: TerraformStack): object {
  prepare(stack);
  // The text is not used, because it has lost the reasons. The call invokes aspects and runs validations.
  Testing.synth(stack, true);
  const { terraform: _, ...document } = stack.toTerraform() as { [key: string]: Json };
  return quiet(document) as object;
}

/** Resolves references between stacks, as synthesizing the app would. */
function prepare(stack: TerraformStack): void {
  for (const construct of stack.node.root.node.findAll()) {
    if (TerraformStack.isStack(construct)) construct.prepareStack();
  }
}

function quiet(value: Json): Json {
  if (typeof value === "string") return value.replace(DIGEST, "<digest>").replaceAll(process.cwd(), "<cwd>");
  if (Array.isArray(value)) return value.map(quiet);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    key === "//" ? reasonIn(inner) : [[key, quiet(inner)]],
  );
  return Object.fromEntries(entries) as Json;
}

/** Of a resource's comments, those that a person wrote. */
function reasonIn(comments: Json): [string, Json][] {
  const reason =
    comments && typeof comments === "object" && !Array.isArray(comments) ? comments.reason : undefined;
  return reason === undefined ? [] : [["//", { reason }]];
}
