import js from "@eslint/js";
import regexp from "eslint-plugin-regexp";
import simpleImportSort from "eslint-plugin-simple-import-sort";
import globals from "globals";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      ...["api/", "dist/", "dist-bench/", "dist-cdktn/", "dist-docs/", "dist-languages/"],
      ...["coverage/", "cdktf.out/", "node_modules/"],
    ],
  },
  js.configs.recommended,
  {
    plugins: { regexp, "simple-import-sort": simpleImportSort },
    rules: {
      complexity: ["error", 12],
      // No text of a user may make a pattern slow.
      "regexp/no-super-linear-backtracking": "error",
      "regexp/no-super-linear-move": "error",
      // Node's modules, then packages, then files: those that are farther away come first.
      "simple-import-sort/imports": ["error", { groups: [["^node:", "^@?\\w", "^", "^\\.\\.", "^\\."]] }],
    },
  },
  // A test may be as long as its subject needs.
  { ignores: ["__tests__/**"], rules: { "max-lines": ["error", 220] } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // jsii supports index signatures, but not Record.
      "@typescript-eslint/consistent-indexed-object-style": ["error", "index-signature"],
      // `new` adds a construct to the tree.
      "no-new": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      // An IConstruct is always a Construct, also from another copy of the package.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-restricted-imports": [
        "error",
        {
          paths: ["@cdktf/provider-google", "@cdktf/provider-google-beta"].map((name) => ({
            name,
            message:
              "Import the one module, like '@cdktf/provider-google/lib/service-account': the index takes a second.",
          })),
        },
      ],
    },
  },
  // It loads all files of a folder.
  {
    files: ["__tests__/support/examples.ts"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["functions/**/*.js", "bin/*.js", "scripts/**/*.js", "*.js"],
    languageOptions: { globals: globals.node, sourceType: "commonjs" },
  },
);
