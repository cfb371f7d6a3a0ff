import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { ChangeKind } from "../../../lib/access/change";
import { differenceBetween } from "../../../lib/access/difference";
import { DETAILS, FactKind } from "../../../lib/access/fact";
import { jsonReport } from "../../../lib/access/report/json-report";
import { mainWith } from "../main-changed";

interface Schema {
  readonly definitions: {
    readonly fact: {
      readonly properties: { kind: { enum: string[] }; details: { properties: { [name: string]: object } } };
    };
    readonly change: { readonly properties: { kind: { enum: string[] } } };
  };
}

const FILE = join(__dirname, "..", "..", "..", "schemas", "access-report.schema.json");
const schema = JSON.parse(readFileSync(FILE, "utf8")) as Schema;

test("reports with and without changes match the schema", () => {
  const facts = mainWith();
  const changes = differenceBetween([], facts);
  const validate = new Ajv({ allErrors: true }).compile(schema);
  for (const report of [jsonReport(facts), jsonReport(facts, changes), jsonReport([], [])]) {
    validate(JSON.parse(report));
    expect(validate.errors).toBeNull();
  }
  expect(changes.length).toBeGreaterThan(5);
  expect(validate({ version: 1, facts: [{ path: "x" }] })).toBe(false);
});

test("the schema has exactly the kinds and details of the code", () => {
  const { fact, change } = schema.definitions;
  expect(fact.properties.kind.enum).toEqual(Object.values(FactKind));
  expect(Object.keys(fact.properties.details.properties)).toEqual(DETAILS);
  expect(change.properties.kind.enum).toEqual(Object.values(ChangeKind));
});
