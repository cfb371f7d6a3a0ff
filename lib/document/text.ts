import { forEachChoice } from "./choices";
import { beyondMeasure, known, type Value } from "./value";

// A few lines can evaluate to terabytes. Values above these limits become unknown.
const MAX_LENGTH = 2_000_000;
const MAX_PARTS = 1_000;

/** Joins values into one text. */
export function text(parts: readonly Value[]): Value {
  let told = "";
  for (const part of parts) {
    if (part.is !== "known") return forEachChoice(parts, joined);
    told += String(part.value ?? "");
    if (told.length > MAX_LENGTH) return beyondMeasure();
  }
  return known(told);
}

function joined(parts: readonly Value[]): Value {
  const merged: Value[] = [];
  let piece = "";
  const flush = () => {
    if (piece !== "") merged.push(known(piece));
    piece = "";
  };
  for (const part of flat(parts)) {
    if (part.is === "known") {
      piece += String(part.value ?? "");
      if (piece.length > MAX_LENGTH) return beyondMeasure();
    } else {
      flush();
      merged.push(part);
    }
  }
  flush();
  if (merged.length === 0) return known("");
  if (merged.length > MAX_PARTS) return beyondMeasure();
  return merged.length === 1 ? merged[0] : { is: "text", parts: merged };
}

function flat(parts: readonly Value[]): readonly Value[] {
  if (!parts.some(({ is }) => is === "text")) return parts;
  return parts.flatMap((one) => (one.is === "text" ? one.parts : [one]));
}

/** A value as text; undefined if it is unknown or cannot be text. */
export function textOf(value: Value): string | undefined {
  if (value.is !== "known" || value.value === null) return undefined;
  return String(value.value);
}
