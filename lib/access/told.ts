import type { Model } from "../document/model";
import { ownerOf } from "../document/owner";
import type { Resource } from "../document/resource";

const MARKED = /\ue000([^\ue000\ue001]*)\ue001/g;
// The document is in front of the first colon.
const REFERENCE = /^([^:]*):((?:data\.)?[\w-]+\.[\w-]+(?:\[[^\]]*\])?)\.(.+)$/;

/** Makes spellings readable: an unknown value shows the construct that it comes from. */
export class Told {
  private readonly paths: ReadonlyMap<string, string>;

  constructor({ resources }: Model) {
    this.paths = new Map(resources.map((resource) => [keyOf(resource), ownerOf(resource.path)]));
  }

  public tell(spelling: string): string {
    return spelling.replace(MARKED, (_, inner: string) => `<${this.unknown(inner)}>`);
  }

  /** The path of the construct of a resource. */
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
