import { type AgentUse, agentUsesOf, TYPES_WITH_AGENTS } from "../document/agent-uses";
import type { Model } from "../document/model";
import { type Finding, findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { gotSpelled } from "./wording";

/** Reports resources on which Google's service agents have no role: https://cloud.google.com/iam/docs/service-agents */
export const AGENT_WITHOUT_ROLE: Rule = {
  id: "agent-without-role",
  title: "Google's service agents may use keys, and what they are given of other projects",
  why: "Google deploys and runs a function or service with agents of its own, which have a role in its project alone. Elsewhere, and on a key, somebody must give them one, or the deployment fails.",
  severity: RuleSeverity.WARNING,
  check: (model) =>
    model
      .ofTypes(...TYPES_WITH_AGENTS)
      .flatMap(agentUsesOf)
      .flatMap((use) => {
        const lacking = use.agents.filter((agent) => !isNamed(agent, use, model));
        return lacking.length === 0 ? [] : [told(use, lacking)];
      }),
};

/** Whether a policy of this app names the agent. A policy whose members cannot be read counts as one that does. */
function isNamed(agent: string, { on }: AgentUse, model: Model): boolean {
  return model
    .policiesFor(on)
    .some(
      ({ isRead, statements }) =>
        !isRead ||
        statements.some(({ members }) =>
          members.some(({ spelling }) => spelling.endsWith(`@${agent}.iam.gserviceaccount.com`)),
        ),
    );
}

function told({ resource, argument, name, project, role, command }: AgentUse, agents: string[]): Finding {
  const number = `$(gcloud projects describe ${project} --format='value(projectNumber)')`;
  const commands = agents.map(
    (agent) =>
      `gcloud ${command} --role=${role} --member="serviceAccount:service-${number}@${agent}.iam.gserviceaccount.com"`,
  );
  return findingAt(
    resource,
    `'${argument}' must be what Google's service agents may use, got ${gotSpelled(name)}, on which nothing here names them; an owner of it runs: ${commands.join(" && ")}`,
  );
}
