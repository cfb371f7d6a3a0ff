import { CloudRunServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-service-iam-binding";
import { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { CloudRunV2ServiceIamPolicy } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-policy";
import { DataGoogleIamPolicy } from "@cdktf/provider-google/lib/data-google-iam-policy";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { PubsubTopicIamBinding } from "@cdktf/provider-google/lib/pubsub-topic-iam-binding";
import { SecretManagerSecretIamBinding } from "@cdktf/provider-google/lib/secret-manager-secret-iam-binding";
import {
  App,
  Aspects,
  Fn,
  TerraformIterator,
  TerraformLocal,
  TerraformStack,
  TerraformVariable,
  Testing,
} from "cdktf";
import type { IConstruct } from "constructs";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { Rules } from "../../lib/judging/rules";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { snapshotOf } from "../../lib/testing/snapshot-of";
import { printedWarnings, warnings } from "../support/annotations";
import { examples } from "../support/examples";
import { newFunction } from "../support/functions";
import { mainStack } from "../support/main-app";
import { newApp, newStack } from "../support/stack";

const INVOKER = "roles/run.invoker";
const OPS = Principal.group("ops@example.com");

const noReason = (path: string, everyone = "allUsers") =>
  `'member' must not be the public without a reason, got '${everyone}'; use Principal.${everyone}(reason), or addOverride('//.reason', '…') [at ${path}] (public-needs-reason)`;

const openMember = (stack: TerraformStack, id = "own") =>
  new CloudRunV2ServiceIamMember(stack, id, { name: id, role: INVOKER, member: "allUsers" });

/** The message of the error, or undefined. */
function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** A function whose callers are named, so that nothing is found in it. */
function called(stack: TerraformStack, id: string): CloudRunFunction {
  const fn = newFunction(stack, id);
  fn.grantInvoke(OPS);
  return fn;
}

describe("the synthesis of an app", () => {
  test("stops at errors, with all of them, before there is a manifest", () => {
    const app = newApp();
    const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
    called(shop, "orders");
    openMember(shop);
    openMember(depot, "other");
    expect(
      refusal(() => {
        app.synth();
      }),
    ).toBe([noReason("depot/other"), noReason("shop/own")].join("\n"));
    expect(() => printedWarnings(app)).toThrow("ENOENT");
  });

  test("tells warnings in the manifest, where the command line reads them", () => {
    const app = newApp();
    newFunction(newStack(app, "shop"), "orders");
    app.synth();
    expect(printedWarnings(app)).toEqual([
      "[shop/orders/Resource] 'callers' must name somebody, got none, so that nobody may call this; add orders.grantInvoke(…) (no-callers)",
    ]);
  });

  test("judges stacks that have nothing of this library, once the app has something", () => {
    const app = newApp();
    openMember(newStack(app, "first"));
    called(newStack(app, "second"), "orders");
    expect(
      refusal(() => {
        app.synth();
      }),
    ).toBe(noReason("first/own"));
  });

  test("does not judge an app that has nothing of this library and does not ask for it", () => {
    const app = newApp();
    openMember(newStack(app, "shop"));
    expect(
      refusal(() => {
        app.synth();
      }),
    ).toBeUndefined();
    Rules.of(app);
    expect(
      refusal(() => {
        app.synth();
      }),
    ).toBe(noReason("shop/own"));
  });

  test("judges once, however many functions and copies of this package there are", () => {
    const app = newApp();
    const stack = newStack(app, "shop");
    newFunction(stack, "orders");
    jest.isolateModules(() => {
      const copy = jest.requireActual<typeof import("../support/functions")>("../support/functions");
      copy.newFunction(stack, "reports");
    });
    app.synth();
    expect(printedWarnings(app)).toEqual([
      expect.stringContaining("[shop/orders/Resource]"),
      expect.stringContaining("[shop/reports/Resource]"),
    ]);
  });

  test("does not leave the locks out with other validations", () => {
    const app = new App({ outdir: newApp().outdir, skipValidation: true });
    const stack = newStack(app, "shop");
    called(stack, "orders");
    openMember(stack);
    expect(
      refusal(() => {
        app.synth();
      }),
    ).toBe(noReason("shop/own"));
  });

  test("judges what is written as HCL", () => {
    process.env.SYNTH_HCL_OUTPUT = "true";
    try {
      const app = newApp();
      const stack = newStack(app, "shop");
      called(stack, "orders");
      openMember(stack);
      expect(
        refusal(() => {
          app.synth();
        }),
      ).toBe(noReason("shop/own"));
    } finally {
      delete process.env.SYNTH_HCL_OUTPUT;
    }
  });

  test("finds constructs that become one address, and stacks that become one file", () => {
    const app = newApp();
    const stack = newStack(app, "shop");
    called(stack, "orders");
    for (const id of ["a.b", "ab"]) new PubsubTopic(stack, id, { name: id });
    for (const id of ["c.d", "cd"]) new TerraformLocal(stack, id, id);
    const one = (address: string, paths: string, path: string) =>
      `'id' must make an address of its own, got ${address} for ${paths}; give one of them another id [at ${path}] (address-unique)`;
    expect(
      refusal(() => {
        app.synth();
      }),
    ).toBe(
      [
        one("google_pubsub_topic.ab", "'shop/a.b' and 'shop/ab'", "shop/ab"),
        one("locals.cd", "'shop/c.d' and 'shop/cd'", "shop/cd"),
      ].join("\n"),
    );
  });

  test("does not depend on whether the provider is declared first or last", () => {
    const made = (isFirst: boolean) => {
      const app = newApp();
      const stack = new TerraformStack(app, "shop");
      const declare = () =>
        new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
      if (isFirst) declare();
      const orders = called(stack, "orders");
      new CloudRunV2ServiceIamBinding(stack, "own", {
        name: "orders",
        location: "asia-northeast1",
        role: INVOKER,
        members: ["user:ada@example.com"],
      });
      newFunction(stack, "page", { environment: { URL: orders.uri } });
      if (!isFirst) declare();
      return refusal(() => {
        app.synth();
      });
    };
    expect(made(true)).toBe(
      "'google_cloud_run_v2_service_iam_binding' must be alone in granting roles/run.invoker on its service, got 'shop/orders/roles--run.invoker:group:ops@example.com/Resource' beside it; use grantInvoke for every caller [at shop/own] (one-owner)",
    );
    expect(made(false)).toBe(made(true));
  });
});

describe("a stack alone", () => {
  const open = () => {
    const stack = newStack();
    called(stack, "orders");
    openMember(stack);
    return stack;
  };

  test.each<[string, (stack: TerraformStack) => unknown]>([
    ["Testing.synth with validations", (stack) => Testing.synth(stack, true)],
    ["Testing.synthHcl with validations", (stack) => Testing.synthHcl(stack, true) as string],
    ["Testing.fullSynth", (stack) => Testing.fullSynth(stack)],
    ["snapshotOf", snapshotOf],
  ])("is judged by %s", (_, synthesize) => {
    expect(refusal(() => synthesize(open()))).toBe(noReason("shop/own"));
  });

  test("has its warnings at the constructs, once", () => {
    const stack = newStack();
    newFunction(stack, "orders");
    for (let time = 0; time < 2; time++) Testing.synth(stack, true);
    expect(warnings(stack)).toEqual([
      expect.stringMatching(/^\[shop\/orders\/Resource\] .* \(no-callers\)$/),
    ]);
  });

  test("is not synthesized twice by its app", () => {
    const app = newApp();
    const stack = newStack(app, "shop");
    called(stack, "orders");
    const synthesized = jest.spyOn(stack, "toTerraform");
    app.synth();
    expect(synthesized).toHaveBeenCalledTimes(1);
  });
});

/** What walks around checks of constructs: what is written says it all the same. */
describe("the public is found", () => {
  const service = (stack: TerraformStack) =>
    new CloudRunService(stack, "page", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/page:1",
      ingress: IngressSettings.ALL,
      deletionProtection: false,
    });
  const setMember = (construct: IConstruct, member: string) => {
    if (construct instanceof CloudRunV2ServiceIamMember) construct.member = member;
  };

  test.each<[string, (stack: TerraformStack, grant: CloudRunV2ServiceIamMember) => unknown, string]>([
    [
      "in a policy",
      (stack) => {
        const { policyData } = new DataGoogleIamPolicy(stack, "noauth", {
          binding: [{ role: INVOKER, members: ["allUsers"] }],
        });
        new CloudRunV2ServiceIamPolicy(stack, "own", { name: "x", policyData });
      },
      "shop/own",
    ],
    [
      "in an override of a grant",
      (_, grant) => {
        grant.addOverride("member", "allUsers");
      },
      "grant",
    ],
    [
      "by an aspect",
      (stack) => {
        Aspects.of(stack).add({
          visit: (construct) => {
            setMember(construct, "allUsers");
          },
        });
      },
      "grant",
    ],
    [
      "in an override of the stack",
      (stack) => {
        stack.addOverride("resource.google_cloud_run_v2_service_iam_member.raw", {
          name: "x",
          role: INVOKER,
          member: "allUsers",
        });
      },
      "shop/google_cloud_run_v2_service_iam_member.raw",
    ],
    [
      "joined",
      (stack) =>
        new CloudRunV2ServiceIamMember(stack, "own", {
          name: "x",
          role: INVOKER,
          member: Fn.join("", ["all", "Users"]),
        }),
      "shop/own",
    ],
    [
      "in a local",
      (stack) => {
        const { asString: member } = new TerraformLocal(stack, "who", "allUsers");
        new CloudRunV2ServiceIamMember(stack, "own", {
          name: "x",
          role: INVOKER,
          member,
        });
      },
      "shop/own",
    ],
    [
      "in the default of a variable",
      (stack) => {
        const { stringValue: member } = new TerraformVariable(stack, "who", { default: "allUsers" });
        new CloudRunV2ServiceIamMember(stack, "own", { name: "x", role: INVOKER, member });
      },
      "shop/own",
    ],
    [
      "in a list that is looped over",
      (stack) => {
        const forEach = TerraformIterator.fromList(["group:ops@example.com", "allUsers"]);
        new CloudRunV2ServiceIamMember(stack, "own", {
          forEach,
          name: "x",
          role: INVOKER,
          member: forEach.value as string,
        });
      },
      "shop/own",
    ],
    [
      "as a principal by a token",
      (stack) => called(stack, "reports").grantInvoke(Principal.fromToken("who", '${"allUsers"}')),
      "shop/reports/roles--run.invoker:who/Resource",
    ],
  ])("%s", (_, open, path) => {
    const app = newApp();
    const stack = newStack(app, "shop");
    const grant = newFunction(stack, "orders")
      .grantInvoke(OPS)
      .node.findChild("Resource") as CloudRunV2ServiceIamMember;
    open(stack, grant);
    const message = refusal(() => {
      app.synth();
    });
    expect(message?.split("\n").pop()).toBe(noReason(path === "grant" ? grant.node.path : path));
  });

  const UNCHECKED = (path: string) =>
    `'invoker_iam_disabled' must not be on without a reason, got true; use InvokerIamCheck.disabled(reason), or addOverride('//.reason', '…') [at ${path}] (public-needs-reason)`;

  test("behind a check that is switched off", () => {
    const app = newApp();
    const stack = newStack(app, "shop");
    (service(stack).node.defaultChild as CloudRunV2Service).addOverride("invoker_iam_disabled", true);
    new CloudRunV2Service(stack, "own", {
      name: "x",
      location: "asia-northeast1",
      invokerIamDisabled: true,
      template: {},
    });
    expect(
      refusal(() => {
        app.synth();
      }),
    ).toBe([UNCHECKED("shop/own"), UNCHECKED("shop/page/Resource")].join("\n"));
  });
});

describe("who owns a role is alone with it", () => {
  const EDITORS = ["group:editors@example.com"];

  test.each<[string, (stack: TerraformStack) => unknown, string]>([
    [
      "a secret",
      (stack) => {
        Secret.fromSecretId(stack, "key", "key").grantAccess(OPS);
        return new SecretManagerSecretIamBinding(stack, "own", {
          secretId: "projects/example-project/secrets/key",
          role: "roles/secretmanager.secretAccessor",
          members: EDITORS,
        });
      },
      "google_secret_manager_secret_iam_binding",
    ],
    [
      "a topic",
      (stack) => {
        Topic.fromTopicName(stack, "orders-topic", "orders").grantPublish(OPS);
        return new PubsubTopicIamBinding(stack, "own", {
          topic: "orders",
          role: "roles/pubsub.publisher",
          members: EDITORS,
        });
      },
      "google_pubsub_topic_iam_binding",
    ],
    [
      "a service, by the name of the function in front",
      (stack) =>
        new CloudRunServiceIamBinding(stack, "own", {
          service: "orders",
          location: "asia-northeast1",
          role: INVOKER,
          members: EDITORS,
        }),
      "google_cloud_run_service_iam_binding",
    ],
  ])("on %s", (_, define, type) => {
    const app = newApp();
    const stack = newStack(app, "shop");
    called(stack, "orders");
    define(stack);
    expect(
      refusal(() => {
        app.synth();
      }),
    ).toMatch(new RegExp(`^'${type}' must be alone in granting [^\n]* \\[at shop/own\\] \\(one-owner\\)$`));
  });
});

test("grants with their reasons pass, and so does an owned list", () => {
  const app = newApp();
  const stack = newStack(app, "shop");
  newFunction(stack, "orders").grantInvoke(Principal.allUsers("the front page"));
  app.synth();
  expect(printedWarnings(app)).toEqual([]);
});

test.each([
  ["main.ts", mainStack],
  ...examples().map(([name, Example]): [string, (app: App) => TerraformStack] => [
    `examples/${name}.ts`,
    (app) => new Example(app, name),
  ]),
])("%s is free of findings", (_, define) => {
  const app = newApp();
  define(app);
  app.synth();
  expect(printedWarnings(app)).toEqual([]);
});
