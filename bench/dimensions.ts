import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { GoogleBetaProvider } from "@cdktf/provider-google-beta/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  type CloudRunFunctionProps,
  FunctionSource,
  HttpMethod,
  IngressSettings,
  InvokerBinding,
  Principal,
  Runtime,
  Secret,
} from "cdktf-cloud-run-functions";
import { ApiGateway, OpenApiDocument, SecurityScheme } from "cdktf-cloud-run-functions/api-gateway";
import { snapshotOf, snapshotsOf } from "cdktf-cloud-run-functions/testing";

/** Something of which an app can have many. */
export interface Dimension {
  /** Two numbers of it. Between them, the cost must not grow faster than the number. */
  readonly sizes: readonly [number, number];

  /** Does all that a user's app or test does with so many. */
  readonly run: (size: number, folder: string) => void;
}

const SOURCE = FunctionSource.inline({ "index.js": "exports.handler = () => {};" });

/** All dimensions in which a user can let an app grow. */
export const DIMENSIONS: { readonly [name: string]: Dimension } = {
  "functions that one principal may call": {
    sizes: [250, 1000],
    run: synthesized((stack, size) => {
      for (const fn of newFunctions(stack, size)) fn.grantInvoke(Principal.group("ops@example.com"));
    }),
  },
  "callers of one function": {
    sizes: [500, 2000],
    run: synthesized((stack, size) => {
      const fn = newFunction(stack, "orders");
      for (let index = 0; index < size; index++) {
        fn.grantInvoke(Principal.group(`group-${String(index)}@example.com`));
      }
    }),
  },
  "functions with an InvokerBinding": {
    sizes: [250, 1000],
    run: synthesized((stack, size) => {
      bindInvokers(stack, size);
    }),
  },
  "functions with an InvokerBinding, the provider last": {
    sizes: [250, 1000],
    run: synthesized(
      (stack, size) => {
        bindInvokers(stack, size);
      },
      { providerLast: true },
    ),
  },
  "stacks, with the snapshots of their app": {
    sizes: [20, 80],
    run: (size, folder) => {
      snapshotsOf(newAppWithStacks(size, folder).app);
    },
  },
  "stacks, each with a snapshot of its own": {
    sizes: [20, 80],
    run: (size, folder) => {
      newAppWithStacks(size, folder).stacks.forEach(snapshotOf);
    },
  },
  "functions in one snapshot": {
    sizes: [1000, 4000],
    run: (size, folder) => {
      const stack = newStack(new App({ outdir: folder }), "shop");
      newFunctions(stack, size);
      snapshotOf(stack);
    },
  },
  "variables and secrets of one function": {
    sizes: [240, 960],
    run: synthesized((stack, size) => {
      const names = Array.from({ length: size / 2 }, (_, index) => `NAME_${String(index)}`);
      const secret = (name: string) => Secret.fromSecretId(stack, name, name).version("1");
      newFunction(stack, "orders", {
        environment: Object.fromEntries(names.map((name) => [name, "value"])),
        secretEnvironment: Object.fromEntries(names.map((name) => [`SECRET_${name}`, secret(name)])),
      });
    }),
  },
  "calls of addEnvironment of one function": {
    sizes: [240, 960],
    run: synthesized((stack, size) => {
      const fn = newFunction(stack, "orders");
      for (let index = 0; index < size; index++) fn.addEnvironment(`NAME_${String(index)}`, "value");
    }),
  },
  "routes of one gateway": {
    sizes: [250, 1000],
    run: synthesized((stack, size) => {
      new GoogleBetaProvider(stack, "google-beta", {});
      const backend = newFunction(stack, "orders", { ingress: IngressSettings.ALL });
      const routes = Array.from({ length: size }, (_, index) => ({
        ...{
          method: HttpMethod.GET,
          path: `/orders/${String(index)}`,
          operationId: `getOrder${String(index)}`,
        },
        backend,
      }));
      const security = [SecurityScheme.googleIdToken("orders.apps.googleusercontent.com")];
      const document = OpenApiDocument.fromRoutes({ title: "Orders", version: "1", security, routes });
      new ApiGateway(stack, "gateway", { document });
    }),
  },
  "functions with the code of one directory": {
    sizes: [100, 400],
    run: synthesized((stack, size, folder) => {
      const source = FunctionSource.directory(writeFiles(join(folder, "code"), 100));
      newFunctions(stack, size, { source });
    }),
  },
  "files of one directory": {
    sizes: [1000, 4000],
    run: synthesized((stack, size, folder) => {
      newFunction(stack, "orders", {
        source: FunctionSource.directory(writeFiles(join(folder, "code"), size)),
      });
    }),
  },
};

function synthesized(
  define: (stack: TerraformStack, size: number, folder: string) => void,
  { providerLast = false } = {},
): Dimension["run"] {
  return (size, folder) => {
    const app = new App({ outdir: folder });
    const stack = providerLast ? new TerraformStack(app, "shop") : newStack(app, "shop");
    define(stack, size, folder);
    if (providerLast) addProvider(stack);
    app.synth();
  };
}

function newStack(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  addProvider(stack);
  return stack;
}

function addProvider(stack: TerraformStack): void {
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
}

function newFunction(
  stack: TerraformStack,
  id: string,
  props: Partial<CloudRunFunctionProps> = {},
): CloudRunFunction {
  return new CloudRunFunction(stack, id, {
    runtime: Runtime.NODEJS_24,
    entryPoint: "handler",
    source: SOURCE,
    ingress: IngressSettings.INTERNAL,
    ...props,
  });
}

function newFunctions(
  stack: TerraformStack,
  size: number,
  props: Partial<CloudRunFunctionProps> = {},
): CloudRunFunction[] {
  return Array.from({ length: size }, (_, index) => newFunction(stack, `function-${String(index)}`, props));
}

function bindInvokers(stack: TerraformStack, size: number): void {
  for (const target of newFunctions(stack, size)) {
    new InvokerBinding(stack, `${target.node.id}-invokers`, { target });
    target.grantInvoke(Principal.group("ops@example.com"));
  }
}

function writeFiles(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.js"), "exports.handler = () => {};\n");
  writeFileSync(join(folder, "package.json"), "{}\n");
  for (let index = 0; index < count; index++) {
    writeFileSync(join(folder, `module-${String(index)}.js`), `exports.index = ${String(index)};\n`);
  }
  return folder;
}

function newAppWithStacks(size: number, folder: string): { app: App; stacks: TerraformStack[] } {
  const app = new App({ outdir: folder });
  const stacks = Array.from({ length: size }, (_, index) => newStack(app, `stack-${String(index)}`));
  for (const stack of stacks) {
    newFunction(stack, `orders-${stack.node.id}`).grantInvoke(Principal.group("ops@example.com"));
  }
  return { app, stacks };
}
