import { argumentOf } from "./computed";
import { grouped } from "./grouped";
import { RUN_SERVICE } from "./policy-kinds";
import type { Receiver } from "./receivers";
import { isTold, spellingOf } from "./spelling";
import type { Value } from "./value";

const TARGET = /^projects\/[^/]+\/locations\/([^/]+)\/services\/([^/]+)$/;
const HOST_END = ".run.app";

/**
 * The URLs of services with the number of the project, `https://NAME-NUMBER.REGION.run.app`.
 *
 * https://cloud.google.com/run/docs/triggering/https-request#deterministic
 */
export class NumberedUrls {
  private byPlace?: ReadonlyMap<string, readonly Receiver[]>;

  constructor(private readonly receivers: readonly Receiver[]) {}

  /** The receivers that have such a URL in a text. None where two projects have the same service, and the number does not tell which. */
  public in(value: Value): readonly Receiver[] {
    if (value.is !== "text" && value.is !== "known") return [];
    const spelling = spellingOf(value);
    if (!spelling.includes(HOST_END)) return [];
    const parts = spelling.split(HOST_END).slice(0, -1);
    return parts.flatMap((before) => this.receiverOf(hostIn(before), value) ?? []);
  }

  private receiverOf(host: Host | undefined, value: Value): Receiver | undefined {
    if (!host) return undefined;
    this.byPlace ??= grouped(
      this.receivers.filter(({ policy }) => policy === RUN_SERVICE),
      ({ target }) => (TARGET.exec(target) ?? []).slice(1).join("/"),
    );
    const project = projectOf(value, host.number);
    const found = (this.byPlace.get(`${host.region}/${host.name}`) ?? []).filter(
      ({ target }) => project === undefined || target.startsWith(`projects/${project}/`),
    );
    return found.length === 1 ? found[0] : undefined;
  }
}

interface Host {
  readonly name: string;
  readonly number: string;
  readonly region: string;
}

/** The last host in a text, without its end. Its number is digits, or what only Terraform knows. */
function hostIn(before: string): Host | undefined {
  const dot = before.lastIndexOf(".");
  const region = before.slice(dot + 1);
  const numbered = before.slice(0, Math.max(dot, 0));
  const isOpen = numbered.endsWith("\ue001");
  const start = isOpen ? numbered.lastIndexOf("\ue000") : numbered.lastIndexOf("-") + 1;
  const number = numbered.slice(start);
  if (numbered[start - 1] !== "-" || !(isOpen || /^\d+$/.test(number))) return undefined;
  const [name = ""] = numbered
    .slice(0, start - 1)
    .split(/[^a-z0-9-]/)
    .slice(-1);
  return { name, number, region };
}

/** The id of the project whose number a text holds; undefined where the document does not tell. */
function projectOf(value: Value, number: string): string | undefined {
  const parts = value.is === "text" ? value.parts : [];
  const part = parts.find((one) => spellingOf(one) === number);
  if (part?.is !== "attribute" || part.of.type !== "google_project") return undefined;
  const id = spellingOf(argumentOf(part.of, "project_id"));
  return isTold(id) ? id : undefined;
}
