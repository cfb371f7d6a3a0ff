import type { Model } from "../document/model";
import { ownerOf } from "../document/owner";
import type { Resource } from "../document/resource";

const MARKED = /\ue000([^\ue000\ue001]*)\ue001/g;
// What stands before the first colon is the document.
const REFERENCE = /^([^:]*):((?:data\.)?[\w-]+\.[\w-]+(?:\[[^\]]*\])?)\.(.+)$/;

/** Tells spellings to people: what only Terraform knows is named by the construct that it comes from. */
export class Told {
  private readonly paths: ReadonlyMap<string, string>;

  constructor({ resources }: Model) {
    this.paths = new Map(resources.map((resource) => [keyOf(resource), ownerOf(resource.path)]));
  }

  public tell(spelling: string): string {
    return spelling.replace(MARKED, (_, inner: string) => `<${this.unknown(inner)}>`);
  }

  /** A resource by the path of its construct. */
  public nameOf({ path }: Resource): string {
    return ownerOf(path);
  }

  private unknown(inner: string): string {
    const [, document, address, path] = REFERENCE.exec(inner) ?? [];
    const owner = this.paths.get(`${document}:${address}`);
    const name = owner === undefined ? inner.replaceAll("|", "/") : `${owner} ${path}`;
    return `known after apply: ${name}`;
  }
}

function keyOf({ document, address }: Resource): string {
  return `${document.replaceAll("/", "|")}:${address.replaceAll("/", "|")}`;
}
