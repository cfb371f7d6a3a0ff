import { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { PubsubTopic, type PubsubTopicConfig } from "@cdktf/provider-google/lib/pubsub-topic";
import { Lazy, TerraformElement, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { createResource } from "../../lib/core/create-resource";
import { needsTerraform, TERRAFORM_FEATURES } from "../../lib/core/terraform-version";
import { Topic } from "../../lib/resources/topic";
import { newApp, newStack } from "../support/stack";

const maker = {
  byHand: (stack: TerraformStack, config: PubsubTopicConfig) => new PubsubTopic(stack, "topic", config),
  byUs: (stack: TerraformStack, config: PubsubTopicConfig) =>
    createResource(PubsubTopic, stack, "topic", config),
};

type Make = typeof maker.byHand;

/** What two stacks write: the first one has a topic, and the second one may refer to it. */
function written(make: Make, define: (make: Make, one: TerraformStack, other: TerraformStack) => void) {
  const app = newApp();
  const stacks = ["one", "other"].map((id) => newStack(app, id)) as [TerraformStack, TerraformStack];
  // What is made by hand says nothing of Terraform.
  for (const stack of stacks) needsTerraform(stack, TERRAFORM_FEATURES.RESOURCES);
  define(make, ...stacks);
  for (const stack of stacks) stack.prepareStack();
  return stacks.map((stack) => JSON.stringify(stack.toTerraform()));
}

/** What an app writes must be the same, to the letter, whoever makes its resources. */
function expectTheSame(define: (make: Make, one: TerraformStack, other: TerraformStack) => void): void {
  expect(written(maker.byUs, define)).toEqual(written(maker.byHand, define));
}

test("a resource without tokens is a token for cdktf, which needs not search it", () => {
  const topic = maker.byUs(newStack(), { name: "orders", labels: { team: "shop" } });
  expect(Token.isUnresolved(topic.toTerraform())).toBe(true);
});

test("a resource with a token of its own stack is one, too, because the reference is written out", () => {
  const stack = newStack();
  const other = new PubsubTopic(stack, "other", { name: "others" });
  const written = maker.byUs(stack, { name: other.name }).toTerraform() as object;
  expect(Token.isUnresolved(written)).toBe(true);
  expect(JSON.stringify(written)).toContain('"${google_pubsub_topic.other.name}"');
});

test("everybody else can read and enumerate what a resource writes", () => {
  const topic = maker.byUs(newStack(), { name: "orders", labels: { team: "shop" } });
  expect(JSON.parse(JSON.stringify(topic.toTerraform()))).toEqual({
    resource: {
      google_pubsub_topic: {
        topic: {
          "//": { metadata: { path: "shop/topic", uniqueId: "topic" } },
          labels: { team: "shop" },
          name: "orders",
        },
      },
    },
  });
});

test.each<[string, Partial<PubsubTopicConfig>]>([
  [
    "plain values",
    { name: "orders", labels: { team: "shop" }, messageStoragePolicy: { allowedPersistenceRegions: ["a"] } },
  ],
  [
    "keys that are named like the methods of tokens",
    { labels: { resolve: "x", postProcess: "y", creationStack: "z", toString: "t" } },
  ],
  ...["resolve", "postProcess", "creationStack", "toString"].map(
    (key): [string, Partial<PubsubTopicConfig>] => [`a key that is named ${key}`, { labels: { [key]: "x" } }],
  ),
  [
    "text that only looks like tokens",
    { name: "${TfToken[", labels: { digest: "1e5+3e-7", a: "${var.x}", b: '#{"}' } },
  ],
  ["empty blocks and lists", { labels: {}, dependsOn: [] }],
])("%s are written as by hand", (_, config) => {
  expectTheSame((make, one) => make(one, { name: "orders", ...config }));
});

test("tokens of every kind are written as by hand", () => {
  expectTheSame((make, one) => {
    const [text, list, map, number] = ["text", "list", "map", "number"].map(
      (id) => new TerraformVariable(one, id, {}),
    );
    make(one, {
      name: `prefix-${text.stringValue}`,
      kmsKeyName: Lazy.stringValue({ produce: () => "lazy" }),
      labels: Token.asStringMap(map.value),
      messageStoragePolicy: { allowedPersistenceRegions: list.listValue },
      messageRetentionDuration: `${String(number.numberValue)}s`,
      ingestionDataSourceSettings: {
        awsKinesis: {
          ...{ awsRoleArn: text.stringValue, consumerArn: "${var.x}" },
          ...{ gcpServiceAccount: "x", streamArn: "y" },
        },
      },
    });
  });
});

test("a token as a key is written as by hand", () => {
  expectTheSame((make, one) => {
    const key = new TerraformVariable(one, "key", {}).stringValue;
    make(one, { name: "orders", labels: { [key]: "x" } });
  });
});

test("a reference from another stack is written as by hand", () => {
  expectTheSame((make, one, other) => {
    make(other, { name: make(one, { name: "orders" }).name });
  });
});

test("overrides of a resource and of its stack are written as by hand", () => {
  expectTheSame((make, one) => {
    const topic = make(one, { name: "orders", labels: { team: "shop" } });
    topic.addOverride("labels.team", "other");
    topic.addOverride("labels.owner", { of: "it" });
    one.addOverride("resource.google_pubsub_topic.topic.labels.stack", "yes");
  });
});

describe("in a stack with a construct of ours, of which no resource is searched at all", () => {
  const together = (make: Make, one: TerraformStack): PubsubTopic => {
    new Topic(one, "ours", { name: "ours" });
    return make(one, { name: "orders", labels: { team: "shop" } });
  };

  test("all objects are plain", () => {
    const stackOf = (make: Make) => {
      const stack = newStack();
      together(make, stack);
      return stack.toTerraform() as object;
    };
    expect(stackOf(maker.byUs)).toStrictEqual(stackOf(maker.byHand));
  });

  test("overrides of the stack are written as by hand", () => {
    expectTheSame((make, one) => {
      together(make, one);
      one.addOverride("resource.google_pubsub_topic.topic.labels.stack", "yes");
    });
  });

  test.each([true, false])(
    "an element that writes into another one is merged as by hand (last: %s)",
    (isLast) => {
      expectTheSame((make, one) => {
        if (isLast) together(make, one);
        new Patch(one, "patch");
        if (!isLast) together(make, one);
      });
    },
  );

  test("two resources with one address are merged as by hand", () => {
    expectTheSame((make, one) => {
      together(make, one);
      const other = new PubsubTopic(one, "other", { name: "others", kmsKeyName: "key" });
      other.overrideLogicalId("topic");
    });
  });
});

/** An element that writes into a resource of another one. */
class Patch extends TerraformElement {
  public override toTerraform(): object {
    return { resource: { google_pubsub_topic: { topic: { labels: { patch: "yes" } } } } };
  }
}

test("what changes between two syntheses is written", () => {
  const stack = newStack();
  const topic = maker.byUs(stack, { name: "orders" });
  stack.prepareStack();
  topic.name = "others";
  expect(Testing.synth(stack)).toContain('"name": "others"');
});

test("the same errors are thrown as by hand", () => {
  const thrown = (make: Make) => {
    const stack = newStack();
    make(stack, { name: Lazy.stringValue({ produce: notYet }) });
    return messageOf(() => stack.toTerraform());
  };
  expect(thrown(maker.byUs)).toBe(thrown(maker.byHand));
});

test("a value that contains itself is refused with cdktf's error", () => {
  const thrown = (make: Make) => {
    const circle: { [key: string]: unknown } = {};
    circle.self = circle;
    const stack = newStack();
    make(stack, { name: "orders" }).addOverride("labels", [circle]);
    return messageOf(() => stack.toTerraform());
  };
  expect(thrown(maker.byUs)).toBe(thrown(maker.byHand));
});

test("a dynamic block is written as by hand", () => {
  const resource = (create: (stack: TerraformStack) => CloudRunV2Service) => {
    const stack = newStack();
    needsTerraform(stack, TERRAFORM_FEATURES.RESOURCES);
    create(stack).addOverride("dynamic.template", { for_each: "${var.x}", content: { revision: "a" } });
    return stack.toTerraform() as object;
  };
  const config = {
    name: "orders",
    location: "europe-west1",
    template: { containers: [{ image: "x", env: [{ name: "A" }] }] },
  };
  expect(resource((stack) => createResource(CloudRunV2Service, stack, "service", config))).toEqual(
    resource((stack) => new CloudRunV2Service(stack, "service", config)),
  );
});

function notYet(): string {
  throw new Error("not yet");
}

function messageOf(act: () => unknown): string {
  try {
    act();
    return "nothing was thrown";
  } catch (error) {
    return String(error);
  }
}
