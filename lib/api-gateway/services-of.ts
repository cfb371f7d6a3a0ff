import { got, invalid } from "../core/errors";
import { likelyMeant } from "../core/spelling-help";
import type { DescriptorSet } from "./descriptor-set";

/** The full names of the services that an API serves: those that are asked for, or all of a descriptor set. */
export function servicesOf({ services }: DescriptorSet, asked?: readonly string[]): readonly string[] {
  const known = [...services.keys()];
  if (!asked) return known;
  if (asked.length === 0) throw invalid("'services' must hold at least one service, got none");
  const unknown = asked.find((name) => !services.has(name));
  if (unknown !== undefined) {
    const meant = likelyMeant(unknown, known);
    const help = meant === undefined ? "" : `; did you mean '${meant}'?`;
    throw invalid(
      `'services' must be of the descriptor set (${known.join(", ")}), got ${got(unknown)}${help}`,
    );
  }
  const second = asked.find((name, index) => asked.indexOf(name) < index);
  if (second !== undefined) throw invalid(`'services' must hold each service once, got ${got(second)} twice`);
  return asked;
}
