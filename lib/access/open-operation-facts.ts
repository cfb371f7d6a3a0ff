import { isObject } from "../document/json";
import { holderOf } from "../document/owner";
import type { Resource } from "../document/resource";
import { openApiOf } from "../document/sent-tokens";
import { textOf } from "../document/text";
import { isAbsent, type Value } from "../document/value";
import { itemsOf, within } from "../document/within";
import { unknownFact } from "./caller-facts";
import { type Fact, FactKind } from "./fact";
import { openMethodsOf } from "./open-methods";
import { readable } from "./reason";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The operations of a gateway that need no authentication: of its document, or of its gRPC API. */
export function openOperationFacts(config: Resource): Fact[] {
  const path = holderOf(config.path);
  if (!isAbsent(config.value("grpc_services"))) {
    const open = openMethodsOf(config);
    if (!open) return [unknownFact(path, "which operations are open")];
    return open.map((method) => openFact(config, method, method));
  }
  const document = openApiOf(config);
  const paths = within(document, ["paths"]);
  if (paths.is !== "fields") return [unknownFact(path, "which operations are open")];
  const everywhere = within(document, ["security"]);
  return [...paths.fields].flatMap(([route, item]) =>
    METHODS.flatMap((method) => {
      const operation = within(item, [method]);
      if (isAbsent(operation)) return [];
      const own = within(operation, ["security"]);
      if (!isOpen(isAbsent(own) ? everywhere : own)) return [];
      const subject = `${method.toUpperCase()} ${route}`;
      const id = textOf(within(operation, ["operationId"])) ?? "";
      return [openFact(config, subject, id === "" ? subject : `${subject} (${id})`)];
    }),
  );
}

function openFact(config: Resource, subject: string, operation: string): Fact {
  const details = { reason: reasonFor(config, operation) };
  return { path: holderOf(config.path), kind: FactKind.OPEN_OPERATION, subject, details };
}

/** Whether anyone meets the security requirements: one of them is enough, and an empty one needs nothing. */
function isOpen(requirements: Value): boolean {
  const listed = itemsOf(requirements);
  if (listed === undefined) return false;
  return listed.length === 0 || listed.some((one) => one.is === "fields" && one.fields.size === 0);
}

/** The reason for an open operation, from the comment of the config. */
function reasonFor({ reason }: Resource, operation: string): string | undefined {
  return isObject(reason) && Object.hasOwn(reason, operation) ? readable(reason[operation]) : undefined;
}
