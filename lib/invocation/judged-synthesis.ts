import { App, type IStackSynthesizer, type ISynthesisSession, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { Memory } from "../core/memory";
import { Model } from "../document/model";
import { readStacks, type SynthesizedStack } from "../document/stack-reader";
import { judge, type Verdict } from "../rules/judge";
import { asRule, type IRule } from "../rules/own-rule";
import { RULES } from "../rules/rules";
import { tellAtConstructs, tellInManifest, throwErrors } from "./verdict-report";
import { synthesizedAgain, writtenStack } from "./written-stack";

/** The rules that users add to an app. */
const ownRules = new Memory<IRule[]>("rules of an app");
const judgedStacks = new Memory<boolean>("judged synthesis");

/** The rules that users added to the app of a construct, so far. */
export function ownRulesOf({ node: { root } }: IConstruct): IRule[] {
  return ownRules.find(root) ?? judgeApp(root);
}

/**
 * Has everything that an app synthesizes held against the rules, once it was written: every stack, whoever defined it.
 *
 * What one stack synthesizes alone, as in tests, is judged alone.
 */
export function judgeSynthesisOf(construct: IConstruct): void {
  ownRulesOf(construct);
  const stack = TerraformStack.of(construct);
  if (!judgedStacks.find(stack)) judgeStack(stack);
}

/** The app's own validations run when all stacks are written, and the manifest is not. */
function judgeApp(root: IConstruct): IRule[] {
  if (App.isApp(root)) {
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

/** For a stack that is synthesized without its app. */
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

/** As in a test that asks for the document alone. */
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

/** Synthesizes as the stack's own synthesizer does, and judges what the app will not. */
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
    // An app that skips validations does not skip the locks.
    if (!isOfApp || session.skipValidation) judgeWritten([this.stack], session, this.stack);
  }
}
