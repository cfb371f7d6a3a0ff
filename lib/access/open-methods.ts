import { describedFiles } from "../core/described-files";
import { ruleFor } from "../core/method-selector";
import { settled } from "../document/computed";
import type { Resource } from "../document/resource";
import { serviceConfigOf } from "../document/sent-tokens";
import { textOf } from "../document/text";
import { isAbsent, type Value } from "../document/value";
import { itemsOf, within } from "../document/within";

/** A rule of a service config: its methods, and whether it asks for a proof. */
interface Rule {
  readonly selector: string;
  readonly isOpen: boolean;
}

/**
 * The methods of a gateway's gRPC API that anyone may call: without an API key, which Google asks for by default, and without a token.
 *
 * Undefined where the document does not show them. https://cloud.google.com/endpoints/docs/grpc/restricting-api-access-with-api-keys
 */
export function openMethodsOf(config: Resource): string[] | undefined {
  const service = serviceConfigOf(config);
  const methods = methodsOf(config, service);
  const usage = rulesOf(within(service, ["usage", "rules"]), needsNoKey);
  const authentication = rulesOf(within(service, ["authentication", "rules"]), needsNoToken);
  if (!methods || !usage || !authentication) return undefined;
  return methods.filter(
    (method) =>
      (ruleFor(usage, method)?.isOpen ?? false) && (ruleFor(authentication, method)?.isOpen ?? true),
  );
}

/** The methods of the services that the config names. */
function methodsOf(config: Resource, service: Value): string[] | undefined {
  const compiled = textOf(settled(config.value("grpc_services", "file_descriptor_set", "contents"))) ?? "";
  const files = describedFiles(Buffer.from(compiled, "base64"));
  const names = itemsOf(within(service, ["apis"]))?.map((api) => textOf(within(api, ["name"])));
  const found = names?.map((name) => files?.map(({ services }) => services.get(name ?? "")).find(Boolean));
  return found?.length && found.every((methods) => methods !== undefined) ? found.flat() : undefined;
}

/** The rules of a part, if all of them are known. */
function rulesOf(rules: Value, isOpen: (rule: Value) => boolean | undefined): Rule[] | undefined {
  const read = itemsOf(rules)?.map((rule) => ({
    selector: textOf(within(rule, ["selector"])),
    isOpen: isOpen(rule),
  }));
  return read?.every(isKnown) ? read : undefined;
}

function isKnown(rule: { readonly [part in keyof Rule]: Rule[part] | undefined }): rule is Rule {
  return rule.selector !== undefined && rule.isOpen !== undefined;
}

/** Whether a usage rule asks for no key, or turns off what would check it. */
function needsNoKey(rule: Value): boolean | undefined {
  const [isOpen, isUnchecked] = ["allow_unregistered_calls", "skip_service_control"].map((field) =>
    flagIn(rule, field),
  );
  return isOpen === undefined || isUnchecked === undefined ? undefined : isOpen || isUnchecked;
}

function needsNoToken(rule: Value): boolean | undefined {
  const requirements = itemsOf(within(rule, ["requirements"]));
  return requirements?.length === 0 ? true : requirements && flagIn(rule, "allow_without_credential");
}

/**
 * Whether a field is true, in one of the two spellings that Google takes. Undefined if that is unknown, as for a text like
 * `"true"` or for two spellings at once.
 */
function flagIn(rule: Value, field: string): boolean | undefined {
  const camel = field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const given = [field, camel].map((name) => within(rule, [name])).filter((one) => !isAbsent(one));
  if (given.length === 0) return false;
  const [value, ...others] = given;
  return others.length === 0 && value.is === "known" && typeof value.value === "boolean"
    ? value.value
    : undefined;
}
