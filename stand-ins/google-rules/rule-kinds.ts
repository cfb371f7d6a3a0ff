import { blocksIn } from "../schema/block-values";
import { type Place, type Rule, within } from "../schema/rule";
import { isValues, type Value, type Values } from "../schema/value";

/** The most that 32 bits hold. */
export const MOST = 2 ** 31 - 1;

/** What rules about several arguments at once are made of. */
export const blocks = (values: Values, name: string): Values[] =>
  blocksIn(values[name]).map(([block]) => block);
export const first = (values: Values, name: string): Values => blocks(values, name).at(0) ?? {};
export const texts = (value: Value): string[] => [value].flat().filter((one) => typeof one === "string");
export const twice = (all: string[]): string[] => all.filter((one, index) => all.indexOf(one) !== index);
export const number = (value: Value | undefined, otherwise: number): number =>
  typeof value === "number" || typeof value === "string" ? Number(value) : otherwise;

/** A rule of one sentence: nothing where it holds. */
export const rule =
  (problem: string, holds: (values: Values, place: Place) => boolean): Rule =>
  (place) =>
    holds(place.values, place) ? [] : [`${place.at}: ${problem}`];

/** A whole number within bounds. */
export function range(path: string, min: number, max = MOST): Rule {
  const [attribute, ...outer] = path.split(".").reverse();
  const within32 = rule(
    `${attribute} must be a whole number from ${String(min)} to ${String(max)}`,
    (values) => {
      const value = values[attribute];
      return typeof value !== "number" || (Number.isInteger(value) && value >= min && value <= max);
    },
  );
  return outer.length > 0 ? within(outer.reverse().join("."), within32) : within32;
}

/** The keys and the values of a map. */
export const entries =
  (name: string, key: RegExp, value: RegExp): Rule =>
  ({ values }) =>
    Object.entries(isValues(values[name]) ? values[name] : {})
      .filter(([one, other]) => !key.test(one) || (typeof other === "string" && !value.test(other)))
      .map(([one]) => `${name} must have valid entries, got ${JSON.stringify(one).slice(0, 80)}`);
