// Updates roles.json from a copy of a public data set: see README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Role {
  readonly name: string;
  readonly includedPermissions?: readonly string[];
}

const file = join(__dirname, "roles.json");
const [folder] = process.argv.slice(2);
const known = JSON.parse(readFileSync(file, "utf8")) as { [role: string]: string[] };
const asked = new Set(Object.values(known).flat());

const roles = Object.keys(known)
  .sort()
  .map((name) => {
    const { includedPermissions = [] } = JSON.parse(
      readFileSync(join(folder, `${name.replace("roles/", "")}.json`), "utf8"),
    ) as Role;
    return [name, includedPermissions.filter((permission) => asked.has(permission)).sort()];
  });
writeFileSync(file, `${JSON.stringify(Object.fromEntries(roles), null, 2)}\n`);
