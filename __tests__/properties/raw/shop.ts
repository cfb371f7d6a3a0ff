import { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { TerraformLocal, type TerraformStack, TerraformVariable } from "cdktf";
import {
  CloudRunFunction,
  CloudRunService,
  FunctionSource,
  type ICaller,
  IngressSettings,
  Principal,
  Runtime,
  ServiceAccount,
} from "cdktf-cloud-run-functions";
import type { Workshop } from "../made";

export const LOCATION = "asia-northeast1";
export const PROJECT = "example-project";

/** What can be called: two functions and a service of this package, and a service of the provider's own. */
export const RECEIVERS = ["orders", "reports", "page", "raw"] as const;
export type ReceiverName = (typeof RECEIVERS)[number];

/** How code names a receiver in a resource of the provider's own. */
export const NAMINGS = ["by text", "by reference", "by full name", "by the service behind it"] as const;

/** How code writes a member. */
export const SPELLINGS = [
  "as text",
  "as a local value",
  "as the default of a variable",
  "as joined text",
  "as an item of a list",
] as const;

/** Principals with one member each. */
export const PEOPLE = [
  "user:ada@example.com",
  "group:ops@example.com",
  "domain:example.com",
  "account",
] as const;

/** A stack with receivers, and the ways in which other code names them and their callers. */
export class Shop {
  public readonly stack: TerraformStack;
  public readonly functions: { readonly [name: string]: CloudRunFunction | CloudRunService };
  private readonly account: ServiceAccount;
  public readonly raw: CloudRunV2Service;

  constructor(public readonly workshop: Workshop) {
    this.stack = workshop.stack;
    const code = {
      runtime: Runtime.NODEJS_22,
      entryPoint: "handler",
      source: FunctionSource.inline({ "index.js": "exports.handler = () => {};" }),
      ingress: IngressSettings.ALL,
    };
    this.account = new ServiceAccount(this.stack, "account", { accountId: "caller-account" });
    this.raw = new CloudRunV2Service(this.stack, "raw", {
      name: "raw",
      location: LOCATION,
      template: { containers: [{ image: "us-docker.pkg.dev/cloudrun/container/hello" }] },
    });
    this.functions = {
      orders: new CloudRunFunction(this.stack, "orders", code),
      reports: new CloudRunFunction(this.stack, "reports", code),
      page: new CloudRunService(this.stack, "page", {
        image: "us-docker.pkg.dev/cloudrun/container/hello",
        ingress: IngressSettings.ALL,
        deletionProtection: false,
      }),
    };
  }

  /** The name of a receiver, as an argument of the provider. */
  public nameOf(receiver: ReceiverName, naming: (typeof NAMINGS)[number]): string {
    if (naming === "by text") return receiver;
    if (naming === "by full name") return `projects/${PROJECT}/locations/${LOCATION}/services/${receiver}`;
    if (receiver === "raw") return this.raw.name;
    const made = this.functions[receiver];
    if (naming === "by the service behind it" || made instanceof CloudRunService) return made.serviceName;
    return made.functionName;
  }

  /** A principal as constructs take it. */
  public caller(person: string): ICaller {
    return person === "account" ? this.account : Principal.of(person);
  }

  /** A member, as an argument of the provider. */
  public memberOf(person: string, spelling: (typeof SPELLINGS)[number]): string {
    const text = person === "account" ? `serviceAccount:${this.account.email}` : person;
    const id = this.workshop.freshId("member");
    switch (spelling) {
      case "as text":
        return text;
      case "as a local value":
        return new TerraformLocal(this.stack, id, text).asString;
      case "as the default of a variable":
        // A default cannot refer to anything.
        return person === "account"
          ? text
          : new TerraformVariable(this.stack, id, { default: text }).stringValue;
      case "as joined text":
        return person === "account" ? text : joined(text);
      case "as an item of a list":
        return person === "account" ? text : `\${element(["nobody", "${text}"], 1)}`;
    }
  }
}

function joined(text: string): string {
  const middle = Math.floor(text.length / 2);
  return `\${join("", ["${text.slice(0, middle)}", "${text.slice(middle)}"])}`;
}
