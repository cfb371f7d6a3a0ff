import fc from "fast-check";
import { DETAILS, type Fact, FactKind } from "../../lib/access/fact";
import { lockOf, readLock } from "../../lib/access/lock";
import { factIn, lineOf } from "../../lib/access/lock-line";

const texts = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom(
    "role: x",
    "a  b",
    '"',
    " ",
    "\u001b[31m",
    "is",
    "caller",
    "as: ",
    "\u202e",
    "\u2028",
    "  \u2029",
    "a\u00a0b",
    "x\n# y",
  ),
);
const facts: fc.Arbitrary<Fact> = fc.record({
  path: texts,
  kind: fc.constantFrom(...Object.values(FactKind)),
  subject: texts,
  details: fc.record(Object.fromEntries(DETAILS.map((name) => [name, texts])), { requiredKeys: [] }),
});

test("any fact fits on one line without control characters, and is read back unchanged", () => {
  fc.assert(
    fc.property(facts, (fact) => {
      const line = lineOf(fact);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(factIn(line)).toEqual(fact);
    }),
  );
});

test("a lock file gives back the facts that it was written from", () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 5 }), (all) => {
      const content = lockOf(all);
      const reading = readLock(content);
      expect("facts" in reading && reading.facts.map(lineOf).sort()).toEqual(
        [...new Set(all.map(lineOf))].sort(),
      );
    }),
  );
});

test.each([
  ["", "must begin with 'version 1'"],
  ["version 2\n", "must begin with 'version 1'"],
  [
    "version 1\nshop/orders  eats  cake\n",
    "must hold facts as 'access lock' writes them, got \"shop/orders  eats  cake\"",
  ],
  [
    "version 1\nshop/orders  caller  user:a@example.com  colour: red\n",
    "must hold facts as 'access lock' writes them, got \"shop/orders  caller  user:a@example.com  colour: red\"",
  ],
  ["version 1\n<<<<<<< HEAD\n", "must hold facts as 'access lock' writes them, got \"<<<<<<< HEAD\""],
])("refuses an invalid lock file: %j", (content, problem) => {
  expect(readLock(content)).toEqual({ problem });
});
