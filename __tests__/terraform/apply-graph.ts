/** What Terraform does with one resource in an apply: it creates or updates it, or it destroys it. */
export interface Step {
  readonly address: string;
  readonly destroys: boolean;
}

const EDGE = /^\s*"\[root\] (?<from>(?:[^"\\]|\\.)*)" -> "\[root\] (?<to>(?:[^"\\]|\\.)*)"/;
const NODE = /^\s*"\[root\] (?<node>(?:[^"\\]|\\.)*)" \[/;
const STEP = /^((?:module\.[\w-]+\.)?(?!data\.)[a-z]\w*\.[\w-]+)( \(destroy[^)]*\))?$/;

/**
 * The order in which Terraform applies a plan, as `terraform graph -type=apply -plan=…` prints it.
 *
 * Steps that do not wait for each other come in any order, and one that fails keeps back all that wait for it, and nothing else.
 */
export class ApplyGraph {
  public readonly steps: readonly Step[];
  private readonly nodes: ReadonlyMap<Step, string>;
  private readonly waitsFor = new Map<string, string[]>();
  private readonly found = new Map<string, ReadonlySet<string>>();

  public constructor(dot: string) {
    const nodes = new Set<string>();
    for (const line of dot.split("\n")) {
      const { from, to } = EDGE.exec(line)?.groups ?? {};
      if (from) this.waitsFor.set(from, [...(this.waitsFor.get(from) ?? []), to]);
      for (const node of [from, to, NODE.exec(line)?.groups?.node]) if (node) nodes.add(node);
    }
    const steps = [...nodes].flatMap((node): [Step, string][] => {
      const found = STEP.exec(node);
      return found ? [[{ address: found[1], destroys: found.at(2) !== undefined }, node]] : [];
    });
    this.nodes = new Map(steps);
    this.steps = [...this.nodes.keys()];
  }

  /** Whether Terraform never begins the second step before the first one is done. */
  public isOrdered(first: Step, second: Step): boolean {
    return this.before(this.nodes.get(second) ?? "").has(this.nodes.get(first) ?? "");
  }

  private before(node: string): ReadonlySet<string> {
    const known = this.found.get(node);
    if (known) return known;
    const all = new Set<string>();
    const left = [...(this.waitsFor.get(node) ?? [])];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (all.has(next)) continue;
      all.add(next);
      left.push(...(this.waitsFor.get(next) ?? []));
    }
    this.found.set(node, all);
    return all;
  }
}
