import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { whenUndone } from "../core/all-or-nothing";
import { invalid } from "../core/errors";
import { Memory } from "../core/memory";
import { declareDefinition } from "../core/shared-existing";
import { isToken, textIn } from "../core/tokens";
import type { PolicyService } from "./cloud-run-policy";
import { describeDefinition, type Receiver } from "./receiver";

/** A service in several regions, which only its regions can be called in. */
type WholeService = PolicyService & { readonly _regions: string[] };

/** A service, and its name where that is known. */
type NamedService = PolicyService & { readonly _knownServiceName?: string };

/** The services in several regions of an app, by their stack and address. */
const wholes = new Memory<Map<string, WholeService>>("services in several regions");

/**
 * Declares a service in several regions. A reference to it names no region, so that imports by it are refused. An import by its
 * name is of one region.
 */
export function declareWhole(
  service: NamedService,
  receiver: Receiver,
  givenProject: string | undefined,
): void {
  const { _regions: regions, _replacedWith: address, _knownServiceName: name } = service;
  if (regions === undefined || address === undefined) return;
  const all = wholes.of(service.node.root, () => new Map());
  const key = keyOf(TerraformStack.of(service).node.path, address);
  all.set(key, service as WholeService);
  whenUndone(service, () => all.delete(key));
  if (name === undefined) return;
  const { serviceName, project, node } = service;
  for (const location of regions) {
    const existing = { kind: "Cloud Run service", name, project: givenProject, location };
    const inRegion = { node, serviceName, project, location, _replacedWith: address };
    describeDefinition(inRegion, receiver);
    declareDefinition(service, inRegion, existing);
  }
}

/** Throws where a service is imported by a reference to one in several regions: its policy would be written in one of them, or beside them. */
export function refuseWhole(at: Construct, serviceName: string): void {
  const all = isToken(serviceName) ? wholes.find(at.node.root) : undefined;
  if (all === undefined) return;
  const home = TerraformStack.of(at).node.path;
  const { stack = home, address } = referenceIn(textIn(at, serviceName));
  const whole = all.get(keyOf(stack, address));
  if (whole === undefined) return;
  const [region] = whole._regions;
  const remedy =
    stack === home
      ? `use inRegion('${region}') of it`
      : `give its name as text, and one of its regions as 'location'`;
  throw invalid(
    `'serviceName' must be that of a service in one region, got that of ${whole.node.path} in ${whole._regions.length}; ${remedy}`,
    at,
  );
}

/** The address of a service in a text. One of another stack has the path of that stack before it. */
function referenceIn(text: string): { readonly stack?: string; readonly address: string } {
  const [address = ""] = /google_cloud_run_v2_service\.[\w-]+/.exec(text) ?? [];
  const before = text.slice(0, text.indexOf(address)).replace(/\$\{$/, "");
  if (!before.endsWith(": ")) return { address };
  return {
    stack: before
      .slice(0, -2)
      .split(/[\s${}(),"]/)
      .pop(),
    address,
  };
}

function keyOf(stack: string, address: string): string {
  return `${stack}: ${address}`;
}
