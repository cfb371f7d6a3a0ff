import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { addressOf } from "../../lib/core/address";
import { newStack } from "../support/stack";

test("an address is plain text, and no reference", () => {
  const topic = new PubsubTopic(newStack(), "orders", { name: "orders" });
  expect(addressOf(topic)).toBe("google_pubsub_topic.orders");
  expect(topic.fqn).not.toBe(addressOf(topic));
});
