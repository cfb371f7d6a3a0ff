import { agentOf } from "./agents";
import type { Deployment } from "./deployment";
import { type Finding, Problem } from "./findings";
import { type Binding, bindingsOf } from "./policies";

/** The members of policies that may not exist yet, because Terraform or Google creates the account later. */
export function absentAccounts(deployment: Deployment): Finding[] {
  return bindingsOf(deployment)
    .filter((binding) => !exists(deployment, binding))
    .map(({ member, role, on, address = "" }) => ({
      flow: "accounts",
      of: address,
      problem: Problem.ABSENT,
      principal: member,
      permission: role,
      on,
      given: [],
    }));
}

function exists(deployment: Deployment, { member, on, address = "" }: Binding): boolean {
  const { document, graph } = deployment;
  const made = document
    .resources("google_service_account")
    .find((element) => member === deployment.text(`\${${element.address}.member}`));
  if (made) return graph.isBefore(made.address, address);
  const { agent, number = "" } = agentOf(member) ?? {};
  // If nothing else names the agent's project, the author must know that the agent exists.
  if (!agent?.madeBy || !deployment.isKnownNumber(number)) return true;
  const { madeBy, domain } = agent;
  // If the product has a resource in that project, its agent exists.
  const isUsed = on.type.startsWith(`${domain.replace("gcp-sa-", "")}.`);
  if (isUsed && on.parent?.name === `projects/${deployment.projectId(number)}`) return true;
  return [...graph.ancestorsOf(address)].some((ancestor) => madeBy.some((type) => ancestor.startsWith(type)));
}
