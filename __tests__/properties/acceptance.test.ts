import { stackProblems } from "../../stand-ins/validation/stack-problems";
import { describeTerraform } from "../terraform/describe-terraform";
import { TerraformTier } from "../terraform/terraform-tier";
import { refusedProp, wordingProblems } from "./grammar";
import { property, RUNS } from "./property";
import { Ratios } from "./ratios";
import { Samples } from "./samples";
import { faultyProps, type Props, type Subject, wildProps } from "./subject";
import { subjects } from "./subjects";
import { synthesized } from "./synthesis";

const samples = new Samples();
const ratios = new Ratios();

/** The refusal of a construct with these props, or the problems of its stack. */
function outcomeOf(subject: Subject, props: Props) {
  const outcome = synthesized((shop) => {
    subject.define(shop, props);
  });
  const { refusal } = outcome;
  if (refusal !== undefined) return { refusal, problems: wordingProblems(refusal) };
  samples.add(subject.name, outcome);
  const warnings = outcome.warnings.map((warning) => wordingProblems(warning.replace(/^\[.*?\] /s, "")));
  return { refusal, problems: [stackProblems(outcome), ...warnings].filter(Boolean).join("\n") };
}

describe.each(subjects.map((subject) => ({ subject, name: subject.name })))("$name", ({ subject }) => {
  property("accepts valid props, and synthesizes a correct stack", subject.valid, (props) => {
    expect(outcomeOf(subject, props)).toEqual({ refusal: undefined, problems: "" });
  });

  property("accepts any props, or names the wrong one in one sentence", wildProps(subject), (props) => {
    const { refusal, problems } = outcomeOf(subject, props);
    ratios.count(subject.name, refusal === undefined);
    expect({ refusal, problems }).toEqual({ refusal, problems: "" });
  });

  describe("refuses by name", () => {
    for (const fault of Object.keys(subject.faults)) {
      const refuses = (props: Props): void => {
        const { refusal = "nothing", problems } = outcomeOf(subject, props);
        const [prop] = fault.split(":");
        expect({ refusal, prop: refusedProp(refusal), problems }).toEqual({ refusal, prop, problems: "" });
      };
      property(fault, faultyProps(subject, fault), refuses, { share: 0.2 });
    }
  });
});

afterAll(() => {
  ratios.print();
});

describeTerraform("terraform", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test(
    "accepts samples of what was accepted",
    async () => {
      for (const directory of samples.directories()) {
        await expect(tier.validate(directory)).resolves.toBeUndefined();
      }
    },
    // Terraform runs in processes of its own, which a busy machine delays.
    120_000 + RUNS * 1_000,
  );
});
