import { Cursor, NotRead } from "./cursor";
import type { Expression, Path } from "./expression";
import { plainText } from "./plain-text";
import type { Step } from "./value";

// More than real code needs, and small enough for the call stack.
const MAX_DEPTH = 100;
const MAX_STEPS = 100;
const MAX_OPERANDS = 1_000;

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const POSITION = /\.\d+|\[\s*\d+\s*\]/y;
const OPERATOR = /==|!=|<=|>=|&&|\|\||[-+*/%<>]/y;
const WORDS = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Reads Terraform's templates and expressions, each character once. Throws `NotRead` for unsupported syntax. */
export class ExpressionReader {
  private readonly cursor: Cursor;
  private depth = 0;

  constructor(source: string) {
    this.cursor = new Cursor(source);
  }

  /** Reads a template up to the end of the text, or up to the closing quotation mark if it is quoted. */
  public template(quoted = false): Expression {
    const { cursor } = this;
    const parts: Expression[] = [];
    let piece = "";
    while (cursor.next !== undefined && !(quoted && cursor.next === '"')) {
      if (cursor.sees("${")) {
        if (piece !== "") parts.push({ is: "value", value: piece });
        piece = "";
        parts.push(this.interpolation());
      } else piece += plainText(cursor, quoted);
    }
    if (quoted) cursor.expect('"');
    if (piece !== "" || parts.length === 0) parts.push({ is: "value", value: piece });
    return parts.length === 1 ? parts[0] : { is: "template", parts };
  }

  private interpolation(): Expression {
    this.cursor.expect("${");
    const expression = this.expression();
    this.cursor.expect("}");
    return expression;
  }

  private expression(): Expression {
    return this.deeper(() => {
      const { cursor } = this;
      cursor.skipSpace();
      const start = cursor.at;
      const operands = [this.operand()];
      while (this.operator()) {
        operands.push(this.operand());
        if (operands.length > MAX_OPERANDS) throw new NotRead();
      }
      const first = operands.length > 1 ? this.opaque(start, operands) : operands[0];
      if (!cursor.skip("?")) return first;
      const yes = this.expression();
      cursor.expect(":");
      return { is: "choice", test: first, yes, no: this.expression() };
    });
  }

  private operator(): boolean {
    this.cursor.skipSpace();
    return this.cursor.match(OPERATOR) !== undefined;
  }

  private operand(): Expression {
    this.cursor.skipSpace();
    const start = this.cursor.at;
    const isMinus = this.cursor.skip("-");
    if (!isMinus && !this.cursor.skip("!")) return this.withSteps(this.term());
    return this.deeper(() => {
      const inner = this.operand();
      if (isMinus && inner.is === "value" && typeof inner.value === "number")
        return { is: "value", value: -inner.value };
      return this.opaque(start, [inner]);
    });
  }

  private term(): Expression {
    const { cursor } = this;
    if (cursor.skip('"')) return this.template(true);
    if (cursor.skip("(")) {
      const inner = this.expression();
      cursor.expect(")");
      return inner;
    }
    if (cursor.skip("[")) return { is: "list", items: this.listed("]") };
    if (cursor.skip("{")) return this.fields();
    const number = cursor.match(NUMBER)?.[0];
    return number === undefined ? this.named() : { is: "value", value: Number(number) };
  }

  private named(): Expression {
    const { cursor } = this;
    const name = cursor.match(NAME)?.[0];
    // `for` begins a loop.
    if (name === undefined || name === "for") throw new NotRead();
    if (cursor.next === "(") {
      cursor.at++;
      return { is: "call", name, args: this.listed(")") };
    }
    const word = WORDS.get(name);
    return word === undefined ? { is: "path", root: name, steps: [] } : { is: "value", value: word };
  }

  private listed(end: string): Expression[] {
    const items: Expression[] = [];
    while (!this.cursor.skip(end)) {
      items.push(this.expression());
      if (this.cursor.skip(",")) continue;
      this.cursor.expect(end);
      break;
    }
    return items;
  }

  private fields(): Expression {
    const { cursor } = this;
    const entries: [Expression, Expression][] = [];
    while (!cursor.skip("}")) {
      const key = this.expression();
      if (!cursor.skip(":")) cursor.expect("=");
      entries.push([isName(key) ? { is: "value", value: key.root } : key, this.expression()]);
      cursor.skip(",");
    }
    return { is: "fields", entries };
  }

  private withSteps(term: Expression): Expression {
    let expression = term;
    for (let count = 0; ; count++) {
      const key = this.step();
      if (key === undefined) return expression;
      if (count > MAX_STEPS) throw new NotRead();
      expression = typeof key === "object" ? { is: "index", of: expression, key } : stepped(expression, key);
    }
  }

  /** The next step: a name, a position, or an expression for one of them. */
  private step(): Step | Expression | undefined {
    const { cursor } = this;
    const position = cursor.match(POSITION);
    if (position) return Number(position[0].replace(/[^\d]/g, ""));
    if (cursor.sees(".")) {
      cursor.at++;
      const name = cursor.match(NAME)?.[0];
      // A splat expression (`*`) is not supported.
      if (name === undefined) throw new NotRead();
      return name;
    }
    if (!cursor.sees("[")) return undefined;
    cursor.at++;
    const key = this.expression();
    cursor.expect("]");
    return key.is === "value" && typeof key.value === "string" ? key.value : key;
  }

  private opaque(start: number, refersTo: Expression[]): Expression {
    return { is: "opaque", source: this.cursor.source.slice(start, this.cursor.at).trim(), refersTo };
  }

  private deeper(read: () => Expression): Expression {
    if (this.depth >= MAX_DEPTH) throw new NotRead();
    this.depth++;
    const expression = read();
    this.depth--;
    return expression;
  }
}

function isName(expression: Expression): expression is Path {
  return expression.is === "path" && expression.steps.length === 0;
}

function stepped(of: Expression, step: Step): Expression {
  if (of.is === "path") return { ...of, steps: [...of.steps, step] };
  return { is: "index", of, key: { is: "value", value: step } };
}
