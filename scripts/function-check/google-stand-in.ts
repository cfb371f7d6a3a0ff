import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What a running function finds on Google Cloud: a metadata server that gives ID tokens, and the API that the report calls. */
export interface GoogleStandIn {
  readonly environment: { [variable: string]: string };
  close(): void;
}

/** Starts it on a port of this machine. Its API answers only to a token for its own URL. */
export async function startGoogleStandIn(): Promise<GoogleStandIn> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    response.setHeader("Metadata-Flavor", "Google");
    if (url.pathname.startsWith("/computeMetadata/")) {
      response.end(
        url.pathname.endsWith("/identity") ? tokenFor(url.searchParams.get("audience")) : "default",
      );
      return;
    }
    const admitted = request.headers.authorization === `Bearer ${tokenFor(addressOf(server))}`;
    response.writeHead(admitted ? 200 : 401, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ orders: [] }));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = addressOf(server);
  return {
    environment: {
      GCE_METADATA_HOST: address.slice("http://".length),
      METADATA_SERVER_DETECTION: "assume-present",
      ORDERS_URL: address,
    },
    close: () => server.close(),
  };
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A token as libraries read it: three parts, with its end and its audience in the second one. */
function tokenFor(audience: string | null): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return [part({ alg: "none" }), part({ aud: audience, exp: 4_000_000_000 }), "c2lnbmF0dXJl"].join(".");
}
