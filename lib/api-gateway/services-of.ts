import { got, invalid } from "../core/errors";
import { meantHelp } from "../core/spelling-help";
import type { DescriptorSet } from "./descriptor-set";

/** The full names of the services that an API serves: those that are asked for, or all of a descriptor set. */
export function servicesOf({ services }: DescriptorSet, asked?: readonly string[]): readonly string[] {
  const known = [...services.keys()];
  if (!asked) return known;
  if (asked.length === 0) throw invalid("'services' must hold at least one service, got none");
  const unknown = asked.find((name) => !services.has(name));
  if (unknown !== undefined) {
    throw invalid(
      `'services' must be of the descriptor set (${known.join(", ")}), got ${got(unknown)}${meantHelp(unknown, known)}`,
    );
  }
  const second = asked.find((name, index) => asked.indexOf(name) < index);
  if (second !== undefined) throw invalid(`'services' must hold each service once, got ${got(second)} twice`);
  return asked;
}
