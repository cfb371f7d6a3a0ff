import type { Block } from "./beta-resource";
import type { DocumentGateway } from "./document-gateway";

/** What an API config is made of, besides its service account and its names. */
export interface ConfigContents {
  /** The id of the local value that holds `rendered`, so that a plan shows what changes in it. */
  readonly local: string;

  /** Made at synthesis, when everything is added. Its texts are data. */
  readonly rendered: () => unknown;

  /** The blocks of the resource, around the encoded text of `rendered`. */
  readonly blocks: (contents: string) => { readonly [name: string]: Block };

  /** What else makes a new config where it changes. */
  readonly identity: readonly string[];
}

/** An API as gateways serve it, whatever describes it. */
export interface ServedApi {
  /** The prop that it is given by, for messages. */
  readonly prop: string;

  /** Lets a gateway in at each backend, also at one that is added later. */
  servedBy(gateway: DocumentGateway): void;

  /** What the config of an API in this project is made of. */
  contents(project: string): ConfigContents;

  /** The errors of what is served, at synthesis. */
  problems(): string[];

  /** What is suspicious about it in a project, at synthesis. */
  warnings(project: string): string[];

  /** The reasons why anyone may call operations, by the operations' names. */
  openReasons(): { [operation: string]: string };
}
