import { join } from "node:path";
import { promisify } from "node:util";
import { loadPackageDefinition, Server, ServerCredentials, type ServiceDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import type { ProviderService } from "./provider-service";

type Rpc = (request: unknown) => object;
type Method = ServiceDefinition[string];

const { tfplugin6 } = loadPackageDefinition(
  loadSync(join(__dirname, "tfplugin6.proto"), { keepCase: true, longs: Number, defaults: true }),
) as unknown as { tfplugin6: { Provider: { service: ServiceDefinition } } };

/** Serves a provider on a Unix socket. terraform uses it instead of starting the real provider. */
export class ProviderServer {
  public static async start(service: ProviderService, socket: string): Promise<ProviderServer> {
    const server = new Server({
      "grpc.max_receive_message_length": -1,
      "grpc.max_send_message_length": -1,
      "grpc.enable_channelz": 0,
    });
    const { GetProviderSchema, ...others } = tfplugin6.Provider.service;
    const definition = { GetProviderSchema: serializedOnce(GetProviderSchema), ...others };
    const rpcs = Object.keys(definition) as (keyof ProviderService)[];
    server.addService(
      definition,
      Object.fromEntries(rpcs.map((rpc) => [rpc, unary((service[rpc] as Rpc).bind(service))])),
    );
    await promisify(server.bindAsync.bind(server))(`unix:${socket}`, ServerCredentials.createInsecure());
    return new ProviderServer(server, socket);
  }

  private constructor(
    private readonly server: Server,
    private readonly socket: string,
  ) {}

  /** The provider's entry in TF_REATTACH_PROVIDERS. With `Test`, terraform does not end this process when it exits. */
  public get reattach(): object {
    return {
      Protocol: "grpc",
      ProtocolVersion: 6,
      Pid: process.pid,
      Test: true,
      Addr: { Network: "unix", String: this.socket },
    };
  }

  public close(): void {
    this.server.forceShutdown();
  }
}

/** Every process of terraform asks for the schemas, which seldom change and are long. */
function serializedOnce(method: Method): Method {
  const known = new WeakMap<object, Buffer>();
  const responseSerialize = (response: object): Buffer => {
    const bytes = known.get(response) ?? method.responseSerialize(response);
    known.set(response, bytes);
    return bytes;
  };
  return { ...method, responseSerialize };
}

/** An rpc handler for gRPC. Errors become diagnostics, because terraform does not show the reasons of gRPC errors. */
function unary(rpc: Rpc) {
  return ({ request }: { request: unknown }, respond: (error: null, response: object) => void): void => {
    try {
      respond(null, rpc(request));
    } catch (error) {
      const [message, place] = (error as { stack: string }).stack.split("\n");
      const summary = `The stand-in provider failed: ${message}${place}`;
      respond(null, { diagnostics: [{ severity: "ERROR", summary }] });
    }
  };
}
