/** A value of the Common Expression Language. undefined is an error, such as a missing attribute. */
export type CelValue =
  string | number | boolean | CelValue[] | { readonly [name: string]: CelValue } | undefined;

export interface Attributes {
  readonly [name: string]: CelValue;
}

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(&&|\|\||[=!<>]=|[-!<>()[\].,]))/y;

/** Evaluates an expression. Throws if it uses a part of the language that allow policies do not have. */
export function evaluate(expression: string, attributes: Attributes): CelValue {
  return new Evaluation(tokensOf(expression), attributes).result();
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(expression);
    if (!match) throw new Error(`no Common Expression Language: ${expression.slice(at)}`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

const METHODS: { readonly [name: string]: (self: string, argument: string) => CelValue } = {
  startsWith: (self, prefix) => self.startsWith(prefix),
  endsWith: (self, suffix) => self.endsWith(suffix),
  extract,
};

const COMPARISONS: {
  readonly [operator: string]: (one: string | number, other: string | number) => boolean;
} = {
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
};

/** Parses and evaluates in one pass. */
class Evaluation {
  private at = 0;

  constructor(
    private readonly tokens: string[],
    private readonly attributes: Attributes,
  ) {}

  public result(): CelValue {
    const value = this.either();
    if (this.at < this.tokens.length) throw new Error(`unexpected ${this.tokens[this.at]}`);
    return value;
  }

  // If one side decides the result, an error on the other side does not matter: https://github.com/google/cel-spec
  private either(): CelValue {
    let value = this.both();
    while (this.takes("||")) {
      const other = this.both();
      value =
        value === true || other === true ? true : value === false && other === false ? false : undefined;
    }
    return value;
  }

  private both(): CelValue {
    let value = this.relation();
    while (this.takes("&&")) {
      const other = this.relation();
      value =
        value === false || other === false ? false : value === true && other === true ? true : undefined;
    }
    return value;
  }

  private relation(): CelValue {
    const one = this.unary();
    const operator = this.tokens[this.at];
    if (!["==", "!=", "in", ...Object.keys(COMPARISONS)].includes(operator)) return one;
    this.at++;
    const other = this.unary();
    if (one === undefined || other === undefined) return undefined;
    if (operator === "==") return one === other;
    if (operator === "!=") return one !== other;
    if (operator === "in") return Array.isArray(other) ? other.includes(one) : undefined;
    return isComparable(one) && isComparable(other) ? COMPARISONS[operator](one, other) : undefined;
  }

  private unary(): CelValue {
    if (!this.takes("!")) return this.member();
    const value = this.unary();
    return typeof value === "boolean" ? !value : undefined;
  }

  private member(): CelValue {
    let value = this.primary();
    while (this.takes(".")) {
      const name = this.next();
      value = this.takes("(") ? call(name, value, this.list(")")) : attribute(value, name);
    }
    return value;
  }

  private primary(): CelValue {
    const token = this.next();
    if (/^["']/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, "$1");
    if (/^\d/.test(token)) return Number(token);
    if (token === "true" || token === "false") return token === "true";
    if (token === "[") return this.list("]");
    if (token === "(") return this.list(")")[0];
    if (!/^[A-Za-z_]/.test(token)) throw new Error(`unexpected ${token}`);
    // Times are compared as texts, because they all have the same format, in UTC.
    if (this.takes("(")) return token === "timestamp" ? this.list(")")[0] : unknown(token);
    return Object.hasOwn(this.attributes, token) ? this.attributes[token] : undefined;
  }

  private list(end: string): CelValue[] {
    const values: CelValue[] = [];
    while (!this.takes(end)) {
      values.push(this.either());
      if (this.tokens[this.at] !== end) this.expect(",");
    }
    return values;
  }

  private takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private expect(token: string): void {
    if (!this.takes(token)) throw new Error(`expected ${token}, got ${this.tokens[this.at] ?? "the end"}`);
  }

  private next(): string {
    const token = this.tokens.at(this.at++);
    if (token === undefined) throw new Error("unexpected end");
    return token;
  }
}

function isComparable(value: CelValue): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function call(name: string, self: CelValue, [argument]: CelValue[]): CelValue {
  if (!Object.hasOwn(METHODS, name)) return unknown(name);
  return typeof self === "string" && typeof argument === "string" ? METHODS[name](self, argument) : undefined;
}

function unknown(name: string): never {
  throw new Error(`unknown function ${name}`);
}

function attribute(value: CelValue, name: string): CelValue {
  if (typeof value !== "object" || Array.isArray(value) || !Object.hasOwn(value, name)) return undefined;
  return value[name];
}

/** https://cloud.google.com/iam/docs/conditions-attribute-reference#extract */
function extract(self: string, template: string): string {
  const [before, after = ""] = template.split(/\{[^{}]*\}/);
  const begin = self.indexOf(before);
  if (begin === -1) return "";
  const rest = self.slice(begin + before.length);
  if (after === "") return rest;
  const end = rest.indexOf(after);
  return end === -1 ? "" : rest.slice(0, end);
}
