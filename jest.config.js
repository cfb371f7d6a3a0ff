// The examples name their code from the folder of cdktf.json. Workers start in the folder of this process.
process.chdir(__dirname);

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "<rootDir>/scripts/jest/environment.js",
  runtime: "<rootDir>/scripts/jest/runtime.js",
  roots: ["<rootDir>/__tests__"],
  // cdktf makes an output folder for each app of a test, and removes none.
  globalSetup: "<rootDir>/__tests__/support/make-temporary-folder.ts",
  setupFiles: ["<rootDir>/__tests__/support/use-seed.ts"],
  globalTeardown: "<rootDir>/__tests__/support/remove-temporary-folder.ts",
  maxWorkers: "100%",
  // It ends what hangs. A slow machine is no failure.
  testTimeout: 3_600_000,
  testMatch: ["**/*.test.ts"],
  moduleFileExtensions: ["ts", "js", "json"],
  transform: { "^.+\\.ts$": "<rootDir>/scripts/jest/transformer.js" },
  moduleNameMapper: {
    "/private/stack-trace$": "<rootDir>/__tests__/support/stack-trace.ts",
    "^\\./stack-trace$": "<rootDir>/__tests__/support/stack-trace.ts",
    "^cdktf-cloud-run-functions$": "<rootDir>/lib/index.ts",
    "^cdktf-cloud-run-functions/(testing|api-gateway)$": "<rootDir>/lib/$1/index.ts",
  },
};
