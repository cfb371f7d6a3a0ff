import { RuleSeverity } from "../lib/rules/rule-severity";
import { RULES } from "../lib/rules/rules";
import { STALE_ACKNOWLEDGEMENT } from "../lib/rules/stale-acknowledgement";

const HEAD = `# Rules

Every synthesis is held against these rules: all stacks of the app, as Terraform will read them. A finding ends with the id of its
rule. [How to live with rules](guides/rules.md) tells how to acknowledge a warning, and how to write a rule of your own.

This page is generated: \`npm run update:rules\`.`;

/** The page that lists all rules. */
export function rulesPage(): string {
  const rules = [...RULES, STALE_ACKNOWLEDGEMENT];
  const section = (severity: RuleSeverity, heading: string, about: string) => {
    const listed = rules.filter((rule) => rule.severity === severity);
    return [
      `## ${heading}`,
      about,
      ...listed.map(({ id, title, why }) => `### ${id}\n\n**${title}.** ${endedBy(why)}`),
    ].join("\n\n");
  };
  return [
    HEAD,
    section(
      RuleSeverity.ERROR,
      "Errors",
      "An error stops `cdktf synth` and `cdktf deploy`. It cannot be switched off. Who lets in the public gives a reason, and needs no more.",
    ),
    section(
      RuleSeverity.WARNING,
      "Warnings",
      "A warning is printed with those of the constructs, until somebody acknowledges it.",
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

/** A sentence ends in a period, and an address in none. */
function endedBy(sentence: string): string {
  return /[.]$|https:\S+$/.test(sentence) ? sentence : `${sentence}.`;
}
