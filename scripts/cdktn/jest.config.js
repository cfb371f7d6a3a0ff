// The same tests, with cdktn in the place of cdktf. `npm run test:cdktn` says where its packages are.
const { join } = require("node:path");
const own = require("../../jest.config");

const packages = join(process.env.CDKTN_PACKAGES, "node_modules");

/** @type {import("jest").Config} */
module.exports = {
  ...own,
  rootDir: join(__dirname, "..", ".."),
  setupFiles: [...own.setupFiles, "<rootDir>/scripts/cdktn/pins-of-tests.ts"],
  moduleNameMapper: {
    ...own.moduleNameMapper,
    "^cdktf(/.*)?$": `${join(packages, "cdktn")}$1`,
    "^constructs$": join(packages, "constructs"),
    "^@cdktf/provider-google/(.*)$": join(packages, "@cdktn", "provider-google", "$1"),
  },
};
