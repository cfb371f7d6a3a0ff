import { ATTRIBUTES } from "./attributes";
import { block, type Document, type Element, type Values } from "./document";
import { type GoogleResource, projectOfAccount, serviceAccount } from "./google-resources";
import { Graph } from "./graph";
import { listed, pieces } from "./template";
import { numberOf, type World } from "./world";

const REFERENCE = /^((?:data\.)?[a-z]\w*\.[A-Za-z_][\w-]*)\.([\w.[\]*-]+)$/;
const QUOTED = /^"(?:[^"\\]|\\.)*"$/;
const CALL = /^([a-z0-9]+)\((.*)\)$/s;

/** A document and the world in which it is deployed. Resolves the references in texts, as far as possible before an apply. */
export class Deployment {
  public readonly graph: Graph;
  private readonly projects = new Map<string, string>();

  constructor(
    public readonly document: Document,
    public readonly world: World = {},
  ) {
    this.graph = new Graph(document);
    [...Object.keys(world.numbers ?? {}), document.default("project") ?? ""].forEach((id) => this.number(id));
  }

  public number(project: string): string {
    const number = numberOf(project, this.world);
    this.projects.set(number, project);
    return number;
  }

  /** A service account, with its project. */
  public account(email: string): GoogleResource {
    const project = projectOfAccount(email);
    return serviceAccount(email, project === undefined ? undefined : this.projectId(project));
  }

  public projectOf({ values }: Element): string {
    return this.either(values.project, this.document.default("project"));
  }

  public locationOf({ values }: Element): string {
    return this.either(values.location, values.region, this.document.default("region"));
  }

  private either(...values: unknown[]): string {
    return values.map((value) => this.text(value)).find((text) => text !== "") ?? "-";
  }

  /** The full name of a resource, from its short or full name. */
  public fullName(element: Element, collection: string, name: unknown): string {
    const text = this.text(name);
    if (text.startsWith("projects/")) return text;
    return `projects/${this.projectOf(element)}/locations/${this.locationOf(element)}/${collection}/${text}`;
  }

  /** A resolved text. Expressions that cannot be resolved stay as they are, so that equal expressions give equal texts. */
  public text(value: unknown): string {
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    if (typeof value !== "string") return "";
    return pieces(value)
      .map(({ text, expression }) => text ?? this.valueOf(expression ?? ""))
      .join("");
  }

  /** Whether a number belongs to a project that the document or the world names. */
  public isKnownNumber(number: string): boolean {
    return this.projects.has(number);
  }

  /** The id of a project, from its id or number. */
  public projectId(idOrNumber: string): string {
    return this.projects.get(idOrNumber) ?? idOrNumber;
  }

  private valueOf(expression: string): string {
    if (QUOTED.test(expression)) return this.text(JSON.parse(expression));
    const call = CALL.exec(expression);
    if (call) return this.called(expression, call[1], listed(call[2]));
    const [root, name] = expression.split(".");
    const unknown = `\${${expression}}`;
    if (root === "local") return this.text(this.document.locals[name]);
    if (root === "var") return this.text(this.document.variableDefault(name) ?? "$" + unknown);
    const reference = REFERENCE.exec(expression);
    const element = reference && this.document.find(reference[1]);
    if (!element) return unknown;
    return this.attribute(element, reference[2].replace(/\[[0*]\]/g, "")) ?? unknown;
  }

  private called(expression: string, name: string, args: string[]): string {
    const [first, second] = args.map((argument) => this.valueOf(argument));
    if (name === "lower") return first.toLowerCase();
    if (name === "trimprefix") return first.startsWith(second) ? first.slice(second.length) : first;
    if (name === "trimsuffix") return first.endsWith(second) ? first.slice(0, -second.length) : first;
    return `\${${expression}}`;
  }

  private attribute(element: Element, path: string): string | undefined {
    const computed = Object.hasOwn(ATTRIBUTES, element.type) ? ATTRIBUTES[element.type] : {};
    if (Object.hasOwn(computed, path)) {
      return computed[path]({
        element,
        project: this.projectOf(element),
        location: this.locationOf(element),
        argument: (name) => this.text(element.values[name]),
        number: (project) => this.number(project),
      });
    }
    const names = path.split(".");
    const last = names.pop() ?? "";
    const holder = names.reduce<Values | undefined>((values, name) => block(values, name), element.values);
    const value = holder?.[last];
    return value === undefined || typeof value === "object" ? undefined : this.text(value);
  }
}
