const INDEX = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;
const INDEXES = new RegExp(INDEX, "g");
const NAME = String.raw`[A-Za-z_][\w-]*`;
const ADDRESS = new RegExp(`^(?:module\\.${NAME}(?:${INDEX})?\\.)*${NAME}\\.${NAME}(?:${INDEX})?$`);

/** Whether a text is the address of a resource, with its modules and indexes. */
export function isAddress(text: unknown): text is string {
  return typeof text === "string" && ADDRESS.test(text);
}

/** An address without indexes: `module.orders.google_pubsub_topic.this` for all instances of the resource. */
export function withoutIndexes(address: string): string {
  return address.replace(INDEXES, "");
}

// A name and its index. An index can contain any character.
const STEP = new RegExp(String.raw`[^.[\]]+(?:${INDEX})?\.?`, "g");

/** The address of the module that contains a resource or module: `module.a["k"]` for `module.a["k"].module.b`. */
export function moduleOf(address: string): string {
  const steps = address.match(STEP) ?? [];
  const isData = steps.at(-3) === "data." && steps.at(-4) !== "module.";
  return steps
    .slice(0, isData ? -3 : -2)
    .join("")
    .replace(/\.$/, "");
}
