import fc from "fast-check";
import { findingsOf } from "../../stand-ins/google-access/evaluate";
import { textOf } from "../../stand-ins/google-access/findings";
import { unexpected } from "../stand-ins/google-access/beyond";
import { property } from "./property";
import type { Props } from "./subject";
import { subjects } from "./subjects";
import { synthesized } from "./synthesis";

const parts = fc.oneof(
  ...subjects.map(({ name, valid }) => valid.map((props): [string, Props] => [name, props])),
);
const byName = new Map(subjects.map((subject) => [subject.name, subject]));

property(
  "the first deployment of a random app has every permission in time",
  fc.array(parts, { minLength: 1, maxLength: 3 }),
  (app) => {
    const outcome = synthesized((shop) => {
      app.forEach(([name, props]) => {
        byName.get(name)?.define(shop, props);
      });
    });
    // The parts of an app can contradict each other, for example by their names.
    if (outcome.refusal !== undefined) return;
    expect(unexpected(findingsOf(outcome.document), outcome.document).map(textOf)).toEqual([]);
  },
  { share: 2 },
);
