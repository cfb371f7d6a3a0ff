import { TerraformOutput, TerraformVariable, Testing } from "cdktf";
import { encodedBody, HttpMethod } from "../../lib/callers/http-request";
import { newStack } from "../support/stack";

const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = HttpMethod;

test("the methods are these", () => {
  expect(Object.values(HttpMethod)).toEqual(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);
});

test.each([POST, PUT, PATCH])("the body of %s is encoded as data", (method) => {
  const body = '{"name": "日本", "price": "%{x}"}';
  const encoded = encodedBody(newStack(), method, body) ?? "";
  expect(encoded).toMatch(/^[A-Za-z0-9+/]+=*$/);
  expect(Buffer.from(encoded, "base64").toString()).toBe(body);
});

test("an empty body is encoded", () => {
  expect(encodedBody(newStack(), POST, "")).toBe("");
});

test.each(Object.values(HttpMethod))("%s does not require a body", (method) => {
  expect(encodedBody(newStack(), method)).toBeUndefined();
});

test.each([GET, DELETE, HEAD, OPTIONS])("a body is refused for %s", (method) => {
  expect(() => encodedBody(newStack(), method, "{}")).toThrow(
    new Error(`'method' must be one of POST, PUT, PATCH where 'body' is given, got ${method} [at shop]`),
  );
});

test.each([
  ["text", (name: string) => `Hello, ${name}`, "Hello, "],
  ["JSON", (name: string) => JSON.stringify({ name }), '{\\"name\\":'],
])("Terraform encodes %s with tokens", (_, bodyOf, start) => {
  const stack = newStack();
  const name = new TerraformVariable(stack, "name", {}).stringValue;
  new TerraformOutput(stack, "body", { value: encodedBody(stack, POST, bodyOf(name)) });
  const { output } = JSON.parse(Testing.synth(stack, true)) as { output: { body: { value: string } } };
  expect(output.body.value).toMatch(/^\$\{base64encode\(.*\bvar\.name\b.*\)\}$/);
  expect(output.body.value).toContain(start);
});

test("Terraform encodes a number that is a token", () => {
  const stack = newStack();
  const { numberValue } = new TerraformVariable(stack, "count", {});
  new TerraformOutput(stack, "body", {
    value: encodedBody(stack, POST, `{"count": ${String(numberValue)}}`),
    staticId: true,
  });
  const { output } = JSON.parse(Testing.synth(stack, true)) as { output: unknown };
  expect(output).toEqual({
    body: { value: '${base64encode(join("", ["{\\"count\\": ", var.count, "}"]))}' },
  });
});
