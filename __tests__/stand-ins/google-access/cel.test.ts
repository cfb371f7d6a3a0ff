import { evaluate } from "../../../stand-ins/google-access/cel";

const ATTRIBUTES = {
  resource: { type: "storage.googleapis.com/Object", name: "projects/_/buckets/photos/objects/2026/cat.png" },
  request: { time: "2026-11-21T10:00:00Z" },
};

test.each([
  ['resource.type == "storage.googleapis.com/Object"', true],
  ["resource.name.startsWith('projects/_/buckets/photos/')", true],
  ['resource.name.endsWith(".jpg")', false],
  ['resource.type != "x" && !resource.name.startsWith("x")', true],
  ['resource.name.extract("/buckets/{bucket}/objects/") == "photos"', true],
  ['resource.name.extract("/keys/{key}") == ""', true],
  ['request.time < timestamp("2027-01-01T00:00:00Z")', true],
  ['request.time >= timestamp("2027-01-01T00:00:00Z")', false],
  ['resource.type in ["a", "storage.googleapis.com/Object"]', true],
  ['("a" == "b" || true) && 1 < 2', true],
  ["true || false && false", true],
  ['"\\"" == \'"\'', true],
])("%s is %s", (expression, result) => {
  expect(evaluate(expression, ATTRIBUTES)).toBe(result);
});

test.each([
  ['resource.labels.team == "shop"', undefined],
  ['resource.labels.team == "shop" || true', true],
  ['resource.labels.team == "shop" && false', false],
  ['!(request.auth.access_levels == "x")', undefined],
  ['"x" in request.auth.access_levels', undefined],
  ["1 < true", undefined],
])("a missing attribute is an error: %s is %s", (expression, result) => {
  expect(evaluate(expression, ATTRIBUTES)).toBe(result);
});

test.each([
  ["resource.name ==", "unexpected end"],
  ["resource.name.matches('a.*')", "unknown function matches"],
  ["size(resource.name)", "unknown function size"],
  ["true true", "unexpected true"],
  ["[1 2]", "expected ,, got 2"],
  ["a ? b : c", "no Common Expression Language:  ? b : c"],
])("%s is refused, because it is not supported", (expression, message) => {
  expect(() => evaluate(expression, ATTRIBUTES)).toThrow(new Error(message));
});
