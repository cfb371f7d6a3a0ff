import { VERSIONS } from "./port";

/** Differences that are no faults, of a file with JSON. */
export const EXPECTED = [
  /^\S*manifest\.json → version is /,
  / → \/\/ → metadata → version is /,
  // Local states are in the folder of the app.
  / → path is ".*\/terraform\.[\w-]+\.tfstate" with cdktf, and ".*\/terraform\.[\w-]+\.tfstate"$/,
];

/** The same, and the source of the provider, which the bindings for cdktn say in full. Their version needs no pin. */
export const EXPECTED_OF_BINDINGS = [
  ...EXPECTED,
  new RegExp(` → required_providers → google(?:-beta)? → version is .*, and "${VERSIONS.provider}"$`),
  / → required_providers → google → source is "google" with cdktf, and "hashicorp\/google"$/,
  / → \/\/ → metadata → overrides → stack is \["terraform"\] with cdktf, and undefined$/,
];
