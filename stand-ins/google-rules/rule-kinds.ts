import { blocksIn } from "../schema/block-values";
import { argument, each, matches, type Place, type Rule, within } from "../schema/rule";
import { isValues, type Value, type Values } from "../schema/value";

/** The largest 32-bit integer. */
export const MOST = 2 ** 31 - 1;

/** Helpers for rules about several arguments. */
export const blocks = (values: Values, name: string): Values[] =>
  blocksIn(values[name]).map(([block]) => block);
export const first = (values: Values, name: string): Values => blocks(values, name).at(0) ?? {};
export const texts = (value: Value): string[] => [value].flat().filter((one) => typeof one === "string");
export const twice = (all: string[]): string[] => all.filter((one, index) => all.indexOf(one) !== index);
export const number = (value: Value | undefined, otherwise: number): number =>
  typeof value === "number" || typeof value === "string" ? Number(value) : otherwise;

/** A rule that reports one problem, unless a condition holds. */
export const rule =
  (problem: string, holds: (values: Values, place: Place) => boolean): Rule =>
  (place) =>
    holds(place.values, place) ? [] : [`${place.at}: ${problem}`];

/** Requires a whole number within bounds. */
export function range(path: string, min: number, max = MOST): Rule {
  const [attribute, ...outer] = path.split(".").reverse();
  const whole: Rule = (place) => {
    const value = argument(place, attribute);
    return typeof value !== "number" || (Number.isInteger(value) && value >= min && value <= max)
      ? []
      : [
          `${place.at}${attribute} must be a whole number from ${String(min)} to ${String(max)}, got ${String(value)}`,
        ];
  };
  return outer.length > 0 ? within(outer.reverse().join("."), whole) : whole;
}

/** Requires keys and values of a map that match patterns. */
export const entries =
  (name: string, key: RegExp, value: RegExp): Rule =>
  (place) => {
    const map = argument(place, name);
    return Object.entries(isValues(map) ? map : {})
      .filter(([one, other]) => !key.test(one) || (typeof other === "string" && !value.test(other)))
      .map(([one]) => `${place.at}${name} must have valid entries, got ${JSON.stringify(one).slice(0, 80)}`);
  };

/** https://cloud.google.com/resource-manager/docs/labels-overview#requirements */
export const labels: Rule = entries(
  "labels",
  /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u,
  /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u,
);

/** https://protobuf.dev/reference/protobuf/google.protobuf/#json-duration */
export const durations = (...paths: string[]): Rule[] =>
  paths.map((path) => matches(path, /^\d+(\.\d{1,9})?s$/));

/** Requires a URL that Google can call. */
export const url = (path: string): Rule =>
  each(path, (value, at) =>
    URL.canParse(value) && /^https:\/\/[a-z0-9.-]+(:\d+)?([/?#][^\s\p{Cc}]*)?$/iu.test(value)
      ? undefined
      : `${at} is no URL: ${value}`,
  );

/** Limits the length of a text in bytes of UTF-8. */
export const bytes = (path: string, max: number): Rule =>
  each(path, (value, name) =>
    Buffer.byteLength(value) > max ? `${name} has more than ${String(max)} bytes` : undefined,
  );

/** Limits the length of a text in characters. */
export const characters = (path: string, max: number): Rule =>
  each(path, (value, name) =>
    Array.from(value).length > max ? `${name} has more than ${String(max)} characters` : undefined,
  );
