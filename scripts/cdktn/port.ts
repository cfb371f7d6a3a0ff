// What differs between the package for cdktf and the one for cdktn: the names that code imports, and the manifest.

/** What the package for cdktn is checked with. The bindings are made from that version of the provider. */
export const VERSIONS = { cdktn: "0.24.0", constructs: "10.7.2", bindings: "21.1.0", provider: "8.7.0" };

/** What the package for cdktn needs of npm. The bindings are made from version 8 of the provider. */
const PEERS = {
  "@cdktn/provider-google": "^21.0.0",
  cdktn: "^0.24.0",
  constructs: ">=10.6.0 <10.8.0",
};

// The same as cdktn 0.24 and the bindings.
const NODE = ">=22.11.0";

// Each name has as many letters as before, so the source maps stay true.
const IMPORTED = /(\bfrom\s+|\bimport\s+|\b(?:require|import|requireActual)\()(["'])(@?)cdktf(?=[/"'-])/g;

/** Where the code says for whom it is. */
const NAMES = /\bpackage-name\.(?:ts|js|d\.ts)$/;

/** A file of code as it is for cdktn. */
export function ported(path: string, code: string): string {
  const imports = code.replace(IMPORTED, "$1$2$3cdktn");
  return NAMES.test(path) ? imports.replaceAll('"cdktf"', '"cdktn"') : imports;
}

/** A program in Python as it is for cdktn. */
export function portedPython(code: string): string {
  return code
    .replaceAll("cdktf_cdktf_provider_google", "cdktn_provider_google")
    .replace(/(?<=^(?:from|import) )cdktf(?=[ _])/gm, "cdktn");
}

/** What npm reads of a package. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: { readonly [command: string]: string };
  readonly [member: string]: unknown;
}

// Of the repository, not of the package.
const OF_THE_REPOSITORY = ["scripts", "devDependencies", "packageManager", "allowScripts"];

/** The manifest of the package for cdktn. */
export function portedManifest(manifest: Manifest): Manifest {
  const kept = Object.entries(manifest).filter(([member]) => !OF_THE_REPOSITORY.includes(member));
  const ofCdktn = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replaceAll("cdktf", "cdktn")) as object;
  return {
    ...(Object.fromEntries(kept) as unknown as Manifest),
    name: `cdktn${manifest.name.slice("cdktf".length)}`,
    description: `${String(manifest.description)} For cdktn, CDK Terrain.`,
    bin: Object.fromEntries(
      Object.entries(manifest.bin).map(([name, file]) => [name.replace("cdktf", "cdktn"), file]),
    ),
    engines: { node: NODE },
    peerDependencies: PEERS,
    jsii: ofCdktn(manifest.jsii),
  };
}
