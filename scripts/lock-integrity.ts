/** What a lock file of npm says about each package, by its path. */
export interface Lock {
  readonly packages: {
    [path: string]: {
      readonly name?: string;
      readonly version: string;

      /** Whether the package lies inside the archive of another one. */
      readonly inBundle?: boolean;

      /** Whether the path is a link to a folder of this repository. */
      readonly link?: boolean;

      /** The digest of the package's archive. */
      integrity?: string;
    };
  };
}

/** The packages that npm would install whatever their archive holds, because the lock file has no digest of it. */
export function packagesWithoutIntegrity({ packages }: Lock): string[] {
  return Object.entries(packages)
    .filter(([path, { inBundle, link, integrity }]) => path !== "" && !inBundle && !link && !integrity)
    .map(([path]) => path);
}
