import { beyondMeasure, type Value } from "./value";

const MAX_CHOICES = 16;

/** A value that is one of several; the value itself if there is only one. */
export function either(values: readonly Value[]): Value {
  const choices = values.flatMap(choicesOf);
  if (choices.length === 1) return choices[0];
  return choices.length <= MAX_CHOICES ? { is: "either", values: choices } : beyondMeasure();
}

/** The possible values of a conditional expression; for another value, the value itself. */
export function choicesOf(value: Value): readonly Value[] {
  return value.is === "either" ? value.values : [value];
}

/** The result of `make` for every combination of the possible arguments. */
export function forEachChoice(args: readonly Value[], make: (chosen: readonly Value[]) => Value): Value {
  if (!args.some(({ is }) => is === "either")) return make(args);
  let choices: (readonly Value[])[] = [[]];
  for (const arg of args) {
    choices = choices.flatMap((before) => choicesOf(arg).map((choice) => [...before, choice]));
    if (choices.length > MAX_CHOICES) return beyondMeasure();
  }
  return either(choices.map(make));
}
