import { agentOf, AGENTS } from "./agents";
import { type Attributes, evaluate } from "./cel";
import { Deployment } from "./deployment";
import { Document } from "./document";
import { type GoogleResource, lineage, project } from "./google-resources";
import { type Binding, bindingsOf } from "./policies";
import { gives } from "./roles";

/** Who asks for what, on what. */
export interface Question {
  readonly principal: string;
  readonly permission: string;
  readonly on: GoogleResource;
}

// The products whose resources have a name in conditions: https://cloud.google.com/iam/docs/conditions-attribute-reference
const NAMED = ["storage", "secretmanager", "cloudkms", "iap", "cloudresourcemanager"];

/** All allow policies: those of a document, of what was deployed before, and what Google grants by itself. */
export class Access {
  public readonly bindings: readonly Binding[];

  constructor(private readonly deployment: Deployment) {
    const { world } = deployment;
    const earlier = (world.granted ?? []).flatMap((json) =>
      bindingsOf(new Deployment(new Document(json), world)),
    );
    this.bindings = [...bindingsOf(deployment), ...earlier.map(({ address: _, ...binding }) => binding)];
  }

  /** What gives the permission: one of these is enough. */
  public givers(question: Question): Binding[] {
    return this.candidates(question).filter(({ condition }) => this.holds(condition, question.on));
  }

  /** What would give the permission elsewhere, or under another condition. */
  public nearMisses({ principal, permission }: Question): Binding[] {
    return this.bindings.filter(({ member, role }) => isOf(principal, member) && gives(role, permission));
  }

  private candidates({ principal, permission, on }: Question): Binding[] {
    const places = lineage(on).map(({ name }) => name);
    return [...this.bindings, ...this.byGoogle(principal)].filter(
      (binding) =>
        isOf(principal, binding.member) &&
        places.includes(binding.on.name) &&
        gives(binding.role, permission),
    );
  }

  /** A service agent has its role on its own project. */
  private byGoogle(member: string): Binding[] {
    const { agent, number } = agentOf(member) ?? {};
    if (!agent?.role || number === undefined) return [];
    const { pubsubSigns = true } = this.deployment.world;
    if (!pubsubSigns && agent.domain === AGENTS.PUBSUB.domain) return [];
    return [{ on: project(this.deployment.projectId(number)), role: agent.role, member }];
  }

  private holds(condition: string | undefined, { type, name }: GoogleResource): boolean {
    if (condition === undefined) return true;
    const [service] = type.split(".");
    // The names of secrets hold the number of their project.
    const spelled = service === "secretmanager" ? this.numbered(name) : name;
    const resource: Attributes = NAMED.includes(service)
      ? { type, name: spelled, service: type.split("/")[0] }
      : {};
    const { now = "2026-11-21T00:00:00Z" } = this.deployment.world;
    return evaluate(condition, { resource, request: { time: now } }) === true;
  }

  private numbered(name: string): string {
    return name.replace(/^projects\/([^/]+)/, (_, id: string) => `projects/${this.deployment.number(id)}`);
  }
}

/** Whether a member of a policy is the principal: emails in any case. */
function isOf(principal: string, member: string): boolean {
  return member === "allUsers" || member.toLowerCase() === principal.toLowerCase();
}
