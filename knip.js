/** What counts as used: the public entry points, what a person or a script starts, and the tests. */
module.exports = {
  entry: [
    "lib/{index,testing/index,api-gateway/index}.ts",
    // bin/ loads these from dist.
    "lib/adoption/adopt-command.ts",
    "examples/*.ts",
    "bench/*.ts",
    "scripts/*.ts",
    // scripts/cdktn/jest.config.js names it.
    "scripts/cdktn/pins-of-tests.ts",
    "stand-ins/google-access/make-roles.ts",
  ],
  project: ["{lib,stand-ins,__tests__,bench,examples,scripts}/**/*.ts", "*.{js,mjs,ts}"],
  // scripts/check-package.ts starts these by the path of their program.
  ignoreDependencies: ["publint", "@arethetypeswrong/cli"],
  exclude: ["binaries"],
};
