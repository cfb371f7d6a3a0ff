import { beyondMeasure, type Value } from "./value";

const MAX_CHOICES = 16;

/** One of the values: the value itself where there is but one. */
export function either(values: readonly Value[]): Value {
  const choices = values.flatMap(choicesOf);
  if (choices.length === 1) return choices[0];
  return choices.length <= MAX_CHOICES ? { is: "either", values: choices } : beyondMeasure();
}

/** The values that a value can turn out to be. */
export function choicesOf(value: Value): readonly Value[] {
  return value.is === "either" ? value.values : [value];
}

/** What `make` returns, for each choice of its arguments. */
export function forEachChoice(args: readonly Value[], make: (chosen: readonly Value[]) => Value): Value {
  if (!args.some(({ is }) => is === "either")) return make(args);
  let choices: (readonly Value[])[] = [[]];
  for (const arg of args) {
    choices = choices.flatMap((before) => choicesOf(arg).map((choice) => [...before, choice]));
    if (choices.length > MAX_CHOICES) return beyondMeasure();
  }
  return either(choices.map(make));
}
