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

// A name and its index. Any sign can stand in an index.
const STEP = new RegExp(String.raw`[^.[\]]+(?:${INDEX})?\.?`, "g");

/** The address of the module that something is in: `module.a["k"]` of `module.a["k"].google_project.this`, or of `module.a["k"].module.b`. */
export function moduleOf(address: string): string {
  const steps = address.match(STEP) ?? [];
  const isData = steps.at(-3) === "data." && steps.at(-4) !== "module.";
  return steps
    .slice(0, isData ? -3 : -2)
    .join("")
    .replace(/\.$/, "");
}
