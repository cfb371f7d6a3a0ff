const INDEX = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;
const INDEXES = new RegExp(INDEX, "g");
const NAME = String.raw`[A-Za-z_][\w-]*`;
const ADDRESS = new RegExp(`^(?:module\\.${NAME}(?:${INDEX})?\\.)*${NAME}\\.${NAME}(?:${INDEX})?$`);

/** Whether a text is the address of a resource, with its modules and indexes. */
export function isAddress(text: unknown): text is string {
  return typeof text === "string" && ADDRESS.test(text);
}

/** An address of all instances: `module.orders["a"].google_pubsub_topic.this[0]` without what stands in brackets. */
export function withoutIndexes(address: string): string {
  return address.replace(INDEXES, "");
}
