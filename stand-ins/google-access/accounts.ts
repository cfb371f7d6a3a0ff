import { agentOf } from "./agents";
import type { Deployment } from "./deployment";
import { type Finding, Problem } from "./findings";
import { type Binding, bindingsOf } from "./policies";

/** The policies of a document that name an account which Terraform, or Google, makes only later. */
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
  // Who names the agent of a project that nothing else names knows that it is there.
  if (!agent?.madeBy || !deployment.isKnownNumber(number)) return true;
  const { madeBy, domain } = agent;
  // Where the product has a resource in that project, its agent is there.
  const isUsed = on.type.startsWith(`${domain.replace("gcp-sa-", "")}.`);
  if (isUsed && on.parent?.name === `projects/${deployment.projectId(number)}`) return true;
  return [...graph.ancestorsOf(address)].some((ancestor) => madeBy.some((type) => ancestor.startsWith(type)));
}
