import { Model } from "../../lib/document/model";
import type { Resource } from "../../lib/document/resource";
import { spellingOf } from "../../lib/document/spelling";
import { readStacks } from "../../lib/document/stack-reader";
import type { Value } from "../../lib/document/value";

/** The provider in most test documents. */
export const provider = { google: [{ project: "example-project", region: "asia-northeast1" }] };

/** The model of stacks, by their names. Their JSON is written and parsed, as on disk. */
export function modelOf(stacks: { [name: string]: object }): Model {
  return new Model(
    readStacks(
      Object.entries(stacks).map(([name, json]) => ({
        name,
        json: JSON.parse(JSON.stringify(json)) as unknown,
      })),
    ),
  );
}

/** The model of one stack with the name shop. */
export function shop(json: object): Model {
  return modelOf({ shop: { provider, ...json } });
}

export function resourceIn(model: Model, address: string): Resource {
  const resource = model.resources.find((one) => one.address === address);
  if (!resource) throw new Error(`there is no ${address}`);
  return resource;
}

/** The value of a string as the argument of a resource, in a stack with more blocks. */
export function valueOfString(string: unknown, more: object = {}): Value {
  const { resource = {}, ...rest } = more as { resource?: object };
  const model = shop({ ...rest, resource: { ...resource, google_test: { this: { argument: string } } } });
  return resourceIn(model, "google_test.this").value("argument");
}

/** A value as one line, with unknown parts in angle brackets. */
export function shown(value: Value): string {
  return spellingOf(value).replaceAll("\ue000", "<").replaceAll("\ue001", ">");
}
