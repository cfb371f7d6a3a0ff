import { type ITerraformDependable, type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { GOOGLE_BETA } from "../core/google-beta";
import { providerIn } from "../core/scope-provider";

/** An argument of a resource. Undefined is left out. */
type Argument = string | readonly string[] | { readonly [key: string]: string } | undefined;

/** A block of a resource, or a list of such blocks. */
export type Block = { readonly [name: string]: string | Block } | readonly Block[];

/** Arguments, by the names of Terraform. */
export interface BetaArguments {
  readonly [name: string]: Argument;
}

/** What a resource of google-beta is made of, by the names of Terraform. */
interface BetaResourceConfig {
  readonly type: string;
  readonly arguments: BetaArguments;
  readonly blocks?: { readonly [name: string]: Block };
  readonly dependsOn?: ITerraformDependable[];
  readonly lifecycle?: TerraformMetaArguments["lifecycle"];
}

/**
 * A resource that only the provider google-beta has.
 *
 * It is written without that provider's bindings, which other languages than TypeScript would have to install and load whole.
 * It uses the `google-beta` provider of its scope or of the stack, also one that is declared later. By default, Terraform takes the provider from the
 * first word of the type, `google`, which has no API Gateway.
 */
export class BetaResource extends TerraformResource {
  private config: BetaResourceConfig;

  constructor(scope: Construct, id: string, config: BetaResourceConfig) {
    const { type, dependsOn, lifecycle } = config;
    super(scope, id, {
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName: GOOGLE_BETA },
      dependsOn,
      lifecycle,
    });
    this.config = config;
    // createResource gives it the provider of its scope.
    if (!providerIn(this, GOOGLE_BETA)) this.addOverride("provider", GOOGLE_BETA);
  }

  /** The reference to an attribute with text, by its name in Terraform. */
  public text(attribute: string): string {
    return this.getStringAttribute(attribute);
  }

  /** Writes other values for some of its arguments. */
  public changeArguments(changed: BetaArguments): void {
    this.config = { ...this.config, arguments: { ...this.config.arguments, ...changed } };
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...this.config.arguments, ...this.config.blocks };
  }

  protected override synthesizeHclAttributes(): { [name: string]: unknown } {
    return { ...hclOf(this.config.arguments, argumentHcl), ...hclOf(this.config.blocks ?? {}, blockHcl) };
  }
}

function hclOf<T>(values: { readonly [name: string]: T }, hcl: (value: T) => object): object {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, hcl(value)]));
}

function argumentHcl(value: Argument): object {
  if (Array.isArray(value)) return { value, isBlock: false, type: "set", storageClassType: "stringList" };
  return typeof value === "object"
    ? { value, isBlock: false, type: "map", storageClassType: "stringMap" }
    : { value, isBlock: false, type: "simple", storageClassType: "string" };
}

function blockHcl(block: Block): object {
  return { value: innerHcl(block), isBlock: true, type: "list", storageClassType: "object" };
}

function innerHcl(block: Block): object {
  if (isList(block)) return block.map(innerHcl);
  return hclOf(block, (value) => (typeof value === "string" ? argumentHcl(value) : blockHcl(value)));
}

function isList(block: Block): block is readonly Block[] {
  return Array.isArray(block);
}
