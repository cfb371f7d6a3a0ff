import { type IBucket, type SecretVersion, Volume } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made, realized } from "../made";
import type { Props } from "../subject";
import { chars, DIGITS, LETTERS, name, numberToken, stringToken, textOrReference } from "../texts";
import { wildName, wildNumber } from "./common";
import { secret, secretVersion } from "./parts";
import { buckets } from "./sources";

/** The result of a library call, after every `Made` in its arguments has been made. */
export function made<C extends { readonly name: string }, M extends keyof C & string>(
  of: C,
  method: M,
  args: readonly unknown[],
): Made<C[M] extends (...args: never[]) => infer T ? T : never> {
  return new Made(`${of.name}.${method}(${args.map((arg) => fc.stringify(arg)).join(", ")})`, (shop) =>
    (of[method] as (...args: unknown[]) => never).apply(of, realized(args, shop) as unknown[]),
  );
}

/** Paths that no reasonable person would write. */
export const wildPath = fc.oneof(
  wildName,
  wildName.map((rest) => (rest instanceof Made ? rest : `/${rest}`)),
);

const segments = chars(`${LETTERS}${DIGITS}-_.é`, 1, 10).map((segment) => `x${segment}`);
export const versions = fc.oneof(fc.constantFrom("1", "42", "latest", "live"), stringToken);
export const secretIds = fc.constantFrom("db-password", "api-key", "TLS_cert");

export function secretVolume(id: string, files: { [path: string]: Made<SecretVersion> }): Made<Volume> {
  return made(Volume, "secret", [secret(id), files]);
}
export function bucketVolume(bucket: Made<IBucket>, options: object): Made<Volume> {
  return made(Volume, "bucket", [bucket, options]);
}

const filesOf = (id: string, path: fc.Arbitrary<string>, minKeys: number) =>
  fc
    .dictionary(path, versions, { minKeys, maxKeys: 2 })
    .map((files) =>
      Object.fromEntries(Object.entries(files).map(([file, version]) => [file, secretVersion(id, version)])),
    );
const instances = fc.array(
  fc.oneof(
    fc.constantFrom("p-1:asia-northeast1:orders", "example.com:p:us-west1:main", "other:l:i"),
    stringToken,
  ),
  { minLength: 1, maxLength: 3 },
);
const readOnly = fc.constantFrom({}, { readOnly: true }, { readOnly: false });
const servers = fc.oneof(fc.constantFrom("10.0.0.2", "nfs.example.com", "fd00::1"), stringToken);
const folders = fc.oneof(fc.constantFrom("/", "/share", "/a b/c"), stringToken);

/** Volumes that any service may have. */
export const light: fc.Arbitrary<Made<Volume>> = fc.oneof(
  secretIds.chain((id) => filesOf(id, segments, 1).map((files) => secretVolume(id, files))),
  fc.oneof(fc.integer({ min: 1, max: 32768 }), numberToken).map((size) => made(Volume, "inMemory", [size])),
);
export const sockets = instances.map((all) => made(Volume, "cloudSql", all));

/** Volumes that need the second execution environment. */
export const heavy: fc.Arbitrary<Made<Volume>> = fc.oneof(
  fc.tuple(buckets, readOnly).map((args) => bucketVolume(...args)),
  fc.tuple(servers, folders, readOnly).map((args) => made(Volume, "nfs", args)),
);

export const wildVolumes: fc.Arbitrary<Made<Volume>> = fc.oneof(
  ...[light, sockets, heavy],
  secretIds.chain((id) =>
    filesOf(id, fc.oneof(segments, textOrReference), 0).map((files) => secretVolume(id, files)),
  ),
  wildNumber.map((size) => made(Volume, "inMemory", [size])),
  fc.array(wildName, { maxLength: 2 }).map((all) => made(Volume, "cloudSql", all)),
  fc.tuple(wildName, wildPath).map((args) => made(Volume, "nfs", args)),
);

/** A volume that several containers can mount. */
function shared(volumeName: string, volume: Made<Volume>): Made<Volume> {
  return new Made(`${String(volume)} as ${volumeName}`, (shop) =>
    shop.once(`volume ${volumeName}`, () => volume.make(shop)),
  );
}

export const mountPaths = fc
  .array(segments, { minLength: 1, maxLength: 3 })
  .map((all) => `/${all.join("/")}`);

/** Mounts of volumes for each container. */
export function mounts(volumes: fc.Arbitrary<Made<Volume>>, containers: number): fc.Arbitrary<Props[][]> {
  return fc.dictionary(name(2, 20), volumes, { minKeys: 1, maxKeys: 3 }).chain((named) => {
    const mount = fc.constantFrom(...Object.entries(named)).chain(([volumeName, volume]) =>
      fc.oneof(mountPaths, stringToken).map((mountPath): Props => ({
        name: volumeName,
        volume: shared(volumeName, volume),
        mountPath,
      })),
    );
    const some = fc.uniqueArray(mount, { maxLength: 3, selector: ({ mountPath }) => mountPath });
    return fc.array(some, { minLength: containers, maxLength: containers });
  });
}
