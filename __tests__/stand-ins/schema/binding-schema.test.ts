import { bindingSchema } from "../../../stand-ins/schema/binding-schema";
import type { Block } from "../../../stand-ins/schema/schema";

/** A schema as text: `*` marks required attributes, `=` those that only the provider sets, `=?` those that both may set. */
function outline({ attributes, blocks }: Block, indent = ""): string[] {
  return [
    ...attributes.map(({ name, type, required, optional, computed }) => {
      const mark = required ? "*" : computed ? (optional ? "=?" : "=") : "";
      return `${indent}${name}${mark} ${JSON.stringify(type).replaceAll('"', "")}`;
    }),
    ...blocks.flatMap(({ name, nesting, required, repeated, block }) => [
      `${indent}${name}${required ? "*" : ""} ${repeated ? "blocks" : "block"}, ${nesting}`,
      ...outline(block, `${indent}  `),
    ]),
  ];
}

// google/services/eventarc/resource_eventarc_trigger.go of hashicorp/terraform-provider-google v6.50.0
test("a resource has the attributes and blocks of the provider's source", () => {
  expect(outline(bindingSchema("google", "resource", "google_eventarc_trigger"))).toEqual([
    "channel string",
    "conditions= [map,string]",
    "create_time= string",
    "effective_labels= [map,string]",
    "etag= string",
    "event_data_content_type=? string",
    "id=? string",
    "labels [map,string]",
    "location* string",
    "name* string",
    "project=? string",
    "service_account string",
    "terraform_labels= [map,string]",
    "uid= string",
    "update_time= string",
    "destination* block, list",
    "  cloud_function= string",
    "  workflow string",
    "  cloud_run_service block, list",
    "    path string",
    "    region=? string",
    "    service* string",
    "  gke block, list",
    "    cluster* string",
    "    location* string",
    "    namespace* string",
    "    path string",
    "    service* string",
    "  http_endpoint block, list",
    "    uri* string",
    "  network_config block, list",
    "    network_attachment* string",
    "matching_criteria* blocks, set",
    "  attribute* string",
    "  operator string",
    "  value* string",
    "timeouts block, single",
    "  create string",
    "  delete string",
    "  update string",
    "transport block, list",
    "  pubsub block, list",
    "    subscription= string",
    "    topic string",
  ]);
});

test("a list of objects that only the provider sets is an attribute", () => {
  expect(outline(bindingSchema("google", "data source", "google_service_accounts"))).toEqual([
    "accounts= [list,[object,{account_id:string,disabled:bool,display_name:string,email:string,member:string," +
      "name:string,unique_id:string}]]",
    "id=? string",
    "prefix string",
    "project string",
    "regex string",
  ]);
});

test("a block can be a set even if there is only one", () => {
  const { blocks } = bindingSchema("google", "resource", "google_storage_bucket");
  const rules = blocks.filter(({ name }) => name === "lifecycle_rule").flatMap(({ block }) => block.blocks);
  expect(rules.map(({ name, nesting, repeated }) => [name, nesting, repeated])).toEqual([
    ["action", "set", false],
    ["condition", "set", false],
  ]);
});

test("the provider's settings can also have blocks", () => {
  const { blocks } = bindingSchema("google", "provider", "google");
  expect(outline({ attributes: [], blocks })).toEqual([
    "batching block, list",
    "  enable_batching bool",
    "  send_after string",
    "external_credentials block, list",
    "  audience* string",
    "  identity_token* string",
    "  service_account_email* string",
  ]);
});
