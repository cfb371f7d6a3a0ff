import { at } from "./findings";

/** Two functions. The second one can have the URL of the first in its environment. */
export function twoFunctions({
  orders = {},
  report = {},
  environment = { ORDERS_URL: "${google_cloudfunctions2_function.orders.service_config[0].uri}" },
  more = {},
}: {
  readonly orders?: object;
  readonly report?: object;
  readonly environment?: object;
  readonly more?: object;
} = {}): object {
  const { service_config: ofOrders, ...restOfOrders } = orders as { service_config?: object };
  const { service_config: ofReport, ...restOfReport } = report as { service_config?: object };
  return {
    google_service_account: { report: { account_id: "report-run" } },
    google_cloudfunctions2_function: {
      orders: at("shop/orders-api/Resource", {
        name: "orders",
        service_config: { ingress_settings: "ALLOW_INTERNAL_ONLY", ...ofOrders },
        ...restOfOrders,
      }),
      report: at("shop/nightly-report/Resource", {
        name: "report",
        service_config: {
          service_account_email: "${google_service_account.report.email}",
          environment_variables: environment,
          ...ofReport,
        },
        ...restOfReport,
      }),
    },
    ...more,
  };
}
