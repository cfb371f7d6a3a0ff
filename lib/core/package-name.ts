/** The CDK that this package is for. `npm run build:cdktn` changes it here and in the imports, and nowhere else. */
export const CDK = "cdktf";

/** The name of this package, as users install it and call its command. */
export const PACKAGE = `${CDK}-cloud-run-functions`;
