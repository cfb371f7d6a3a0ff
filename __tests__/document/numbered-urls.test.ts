import { pathOf } from "../../lib/document/receivers";
import { Addresses } from "../../lib/document/urls";
import { known } from "../../lib/document/value";
import { at } from "../rules/findings";
import { shop } from "./documents";

const model = shop({
  data: { google_project: { here: {}, there: { project_id: "other-project" } } },
  variable: { number: {} },
  resource: {
    google_cloud_run_v2_service: {
      orders: at("shop/orders/Resource", {
        name: "orders-2",
        location: "global",
        multi_region_settings: { regions: ["us-east1", "us-west1"] },
      }),
      page: at("shop/page/Resource", { name: "page", location: "us-east1" }),
      twin: at("shop/twin/Resource", { name: "page", location: "us-east1", project: "other-project" }),
    },
    google_x: {
      url: {
        here: "https://orders-2-${data.google_project.here.number}.us-west1.run.app/v1",
        there: "https://page-${data.google_project.there.number}.us-east1.run.app",
        variable: "https://orders-2-${var.number}.us-east1.run.app",
        twin: "https://page-${var.number}.us-east1.run.app",
        unnamed: "https://${var.number}-123456789012.us-east1.run.app",
        host: '${trimprefix("https://orders-2-${data.google_project.here.number}.us-east1.run.app", "https://")}',
        two: "https://orders-2-1.us-east1.run.app,https://orders-2-1.us-west1.run.app",
      },
    },
  },
});

const [url] = model.resources.filter(({ type }) => type === "google_x");
const found = (argument: string) => model.addresses.in(url.value(argument)).map(pathOf);

test.each([
  ["here", ["shop/orders/us-west1"]],
  ["there", ["shop/twin"]],
  ["variable", ["shop/orders/us-east1"]],
  ["host", ["shop/orders/us-east1"]],
  ["two", ["shop/orders/us-east1", "shop/orders/us-west1"]],
])("finds the service of a URL with a project's number: %s", (argument, paths) => {
  expect(found(argument)).toEqual(paths);
});

test.each(["twin", "unnamed"])("finds none where the URL does not tell which: %s", (argument) => {
  expect(found(argument)).toEqual([]);
});

test.each([
  "https://orders-2-123.us-east1.run.app",
  "https://user:secret@orders-2-123.us-east1.run.app/v1?x=y",
  "orders-2-123.us-east1.run.app",
])("finds it in a known text: %s", (text) => {
  expect(new Addresses(model.receivers).in(known(text)).map(pathOf)).toEqual(["shop/orders/us-east1"]);
});

test.each([
  "https://orders-2-123.us-central1.run.app",
  "https://orders-2-abc.us-east1.run.app",
  "https://orders-2-us-east1.run.app",
  "https://orders-2.us-east1.run.app",
  ".run.app",
  "run.app",
])("finds none in another text: %s", (text) => {
  expect(new Addresses(model.receivers).in(known(text))).toEqual([]);
});
