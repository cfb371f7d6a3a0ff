import { type TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { addressOf } from "../core/address";
import { whenUndone } from "../core/all-or-nothing";
import { Memory } from "../core/memory";
import { ANYWHERE, keysOf } from "../core/unique-names";

/** An App Engine app that a stack makes. */
interface Application {
  readonly construct: IConstruct;
  readonly project?: string;
  readonly resource: TerraformResource;
}

const applications = new Memory<Application[]>("App Engine apps");

/** Notes that a stack makes the app of a project. */
export function noteApplication(application: Application): void {
  const all = applications.of(TerraformStack.of(application.construct), () => []);
  all.push(application);
  whenUndone(application.construct, () => all.splice(all.indexOf(application), 1));
}

/**
 * The address of the app of a project, if the stack makes it. It is known when the stack is complete.
 *
 * Firewalls, network settings and policies of an app can only be changed after the app was made.
 */
export function addressOfApplication(at: IConstruct, given: string | undefined): string[] {
  const all = applications.find(TerraformStack.of(at)) ?? [];
  const mine = keysIn(at, given);
  return all
    .filter(({ construct, project }) => keysIn(construct, project).some((key) => mine.includes(key)))
    .map(({ resource }) => addressOf(resource));
}

/** Two constructs are of one app if they have a key in common. A project that only Terraform knows is one, too. */
function keysIn(at: IConstruct, project: string | undefined): string[] {
  return keysOf(at, { kind: "App Engine app", name: "app", project, location: ANYWHERE });
}
