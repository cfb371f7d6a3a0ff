import {
  DockerRepository,
  type IDockerRepository,
  type ISecret,
  Secret,
  type SecretVersion,
  VpcAccess,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";

type Text = string | Made<string>;

/** A secret of the stack. Equal ids give the same secret. */
export function secret(id: string): Made<ISecret> {
  return new Made(`Secret.fromSecretId('${id}')`, (shop) =>
    shop.once(`secret ${id}`, (scope) => Secret.fromSecretId(scope, `secret-${id}`, id)),
  );
}

export function secretVersion(id: string, version: Text): Made<SecretVersion> {
  return new Made(`secret('${id}').version(${fc.stringify(version)})`, (shop) =>
    secret(id)
      .make(shop)
      .version(version instanceof Made ? version.make(shop) : version),
  );
}

export function dockerRepository(fullName: Text): Made<IDockerRepository> {
  return new Made(`DockerRepository.fromRepositoryFullName(${fc.stringify(fullName)})`, (shop) =>
    shop.once("repository", (scope, id) =>
      DockerRepository.fromRepositoryFullName(
        scope,
        id,
        fullName instanceof Made ? fullName.make(shop) : fullName,
      ),
    ),
  );
}

export function vpcAccess(connector: Text, egress = VpcEgress.ALL_TRAFFIC): Made<VpcAccess> {
  return new Made(`VpcAccess.connector(${fc.stringify(connector)}, ${egress})`, (shop) =>
    VpcAccess.connector(connector instanceof Made ? connector.make(shop) : connector, egress),
  );
}
