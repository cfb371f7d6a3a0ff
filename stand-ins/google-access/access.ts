import { agentOf, AGENTS } from "./agents";
import { type Attributes, evaluate } from "./cel";
import { Deployment } from "./deployment";
import { Document } from "./document";
import { type GoogleResource, lineage, project } from "./google-resources";
import { type Binding, bindingsOf } from "./policies";
import { gives } from "./roles";

/** Whether a principal has a permission on a resource. */
export interface Question {
  readonly principal: string;
  readonly permission: string;
  readonly on: GoogleResource;
}

// The products for which conditions can read `resource.name`: https://cloud.google.com/iam/docs/conditions-attribute-reference
const NAMED = ["storage", "secretmanager", "cloudkms", "iap", "cloudresourcemanager"];

/** All allow policies: those of a document and of earlier deployments, and the grants that Google adds. */
export class Access {
  public readonly bindings: readonly Binding[];

  constructor(private readonly deployment: Deployment) {
    const { world } = deployment;
    const earlier = (world.granted ?? []).flatMap((json) =>
      bindingsOf(new Deployment(new Document(json), world)),
    );
    this.bindings = [...bindingsOf(deployment), ...earlier.map(({ address: _, ...binding }) => binding)];
  }

  /** The bindings that give the permission. One of them is enough. */
  public givers(question: Question): Binding[] {
    return this.candidates(question).filter(({ condition }) => this.holds(condition, question.on));
  }

  /** The bindings that give the permission, but on another resource or with a condition that does not hold. */
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

  /** Google grants a service agent its role on its own project. */
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
    // In conditions, the name of a secret has the number of its project.
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

/** Whether a member of a policy includes the principal. The case of emails does not matter. */
function isOf(principal: string, member: string): boolean {
  return member === "allUsers" || member.toLowerCase() === principal.toLowerCase();
}
