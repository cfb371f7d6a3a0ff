import { App, type IStackSynthesizer, type ISynthesisSession, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { Memory } from "../core/memory";
import { Model } from "../document/model";
import { readStacks, type SynthesizedStack } from "../document/stack-reader";
import { judge, type Verdict } from "../rules/judge";
import { asRule, type IRule } from "../rules/own-rule";
import { RULES } from "../rules/rules";
import { explainStackCircles } from "./stack-circle";
import { tellAtConstructs, tellInManifest, throwErrors } from "./verdict-report";
import { synthesizedAgain, writtenStack } from "./written-stack";

/** The rules that users add to an app. */
const ownRules = new Memory<IRule[]>("rules of an app");
const judgedStacks = new Memory<boolean>("judged synthesis");

/** The rules that users have added so far to the app of a construct. */
export function ownRulesOf({ node: { root } }: IConstruct): IRule[] {
  return ownRules.find(root) ?? judgeApp(root);
}

/**
 * Checks the output of an app with the rules after all stacks are written, also stacks without constructs of this library.
 *
 * A stack that is synthesized alone, as in tests, is checked alone.
 */
export function judgeSynthesisOf(construct: IConstruct): void {
  ownRulesOf(construct);
  const stack = TerraformStack.of(construct);
  if (!judgedStacks.find(stack)) judgeStack(stack);
}

/** Adds a validation to the app. cdktf runs it after all stacks are written, and before the manifest is written. */
function judgeApp(root: IConstruct): IRule[] {
  if (App.isApp(root)) {
    explainStackCircles(root);
    root.node.addValidation({
      validate: () => {
        judgeWritten(
          root.node.findAll().filter((one) => TerraformStack.isStack(one)),
          root,
          root,
        );
        return [];
      },
    });
  }
  return ownRules.set(root, []);
}

/** Checks a stack that is synthesized without its app. */
function judgeStack(stack: TerraformStack): void {
  judgedStacks.set(stack, true);
  const synthesizer = new JudgedSynthesizer(stack, stack.synthesizer);
  stack.synthesizer = synthesizer;
  stack.node.addValidation({
    validate: () => {
      if (!synthesizer.isAtWork) judgeUnwritten(stack);
      return [];
    },
  });
}

/** Checks a stack that is not written to a folder, as with `Testing.synth`. */
function judgeUnwritten(stack: TerraformStack): void {
  const verdict = verdictOn([synthesizedAgain(stack)], stack);
  tellAtConstructs(verdict, stack);
  throwErrors(verdict);
}

function judgeWritten(
  stacks: readonly TerraformStack[],
  { outdir, manifest }: ISynthesisSession,
  at: IConstruct,
): void {
  const written = stacks.map((stack) =>
    writtenStack(stack, outdir, manifest.forStack(stack).synthesizedStackPath),
  );
  const verdict = verdictOn(written, at);
  tellInManifest(verdict, manifest);
  throwErrors(verdict);
}

function verdictOn(stacks: readonly SynthesizedStack[], at: IConstruct): Verdict {
  return judge(new Model(readStacks(stacks)), [...RULES, ...ownRulesOf(at).map(asRule)]);
}

/** Calls the synthesizer of the stack, and then checks the stack if the app does not. */
class JudgedSynthesizer implements IStackSynthesizer {
  public isAtWork = false;

  constructor(
    private readonly stack: TerraformStack,
    private readonly inner: IStackSynthesizer,
  ) {}

  public synthesize(session: ISynthesisSession): void {
    this.isAtWork = true;
    try {
      this.inner.synthesize(session);
    } finally {
      this.isAtWork = false;
    }
    const { root } = this.stack.node;
    const isOfApp = App.isApp(root) && session.manifest === root.manifest;
    // If the app skips validations, the rules still apply.
    if (!isOfApp || session.skipValidation) judgeWritten([this.stack], session, this.stack);
  }
}
