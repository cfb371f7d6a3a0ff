import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { DeployedCode } from "./deployed-code";

/** How a language's functions framework is started. */
export interface Framework {
  readonly command: string;
  readonly args: string[];
}

const SECONDS_TO_START = 60;

/** Starts a function's code as Google does, and sends it a request, or an event if it takes events. Throws unless it answers. */
export async function requestAnswer(
  code: DeployedCode,
  { command, args }: Framework,
  environment: { [variable: string]: string },
): Promise<void> {
  const port = await freePort();
  const signature = code.takesEvents ? "cloudevent" : "http";
  const options = [`--target=${code.entryPoint}`, `--signature-type=${signature}`, `--port=${port}`];
  const server = spawn(command, [...args, ...options], {
    cwd: code.folder,
    env: { ...process.env, ...environment, HOME: code.folder, K_SERVICE: "function" },
  });
  const printed: Buffer[] = [];
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (data: Buffer) => printed.push(data));
  try {
    const status = await statusOf(`http://127.0.0.1:${port}/`, code, server);
    if (status >= 400) throw new Error(`it answers ${status}`);
  } catch (error) {
    throw new Error(`${code.name} must answer\n${Buffer.concat(printed).toString()}`, { cause: error });
  } finally {
    server.kill();
  }
}

async function statusOf(url: string, { takesEvents }: DeployedCode, server: ChildProcess): Promise<number> {
  const event = {
    ...{
      "ce-id": "1",
      "ce-source": "//example.com",
      "ce-specversion": "1.0",
      "ce-type": "com.example.event",
    },
    "Content-Type": "application/json",
  };
  for (let tries = 0; tries < SECONDS_TO_START * 5 && server.exitCode === null; tries++) {
    try {
      const { status } = await fetch(url, takesEvents ? { method: "POST", headers: event, body: "{}" } : {});
      return status;
    } catch {
      await sleep(200);
    }
  }
  throw new Error("it does not listen");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("this machine must have a free port");
  return address.port;
}
