import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { apiReports } from "../../../scripts/api-report/api-report";

const ENTRY_POINTS = [
  { name: "index", file: "lib/index.ts", module: "shop" },
  { name: "extra", file: "lib/extra/index.ts", module: "shop/extra" },
];

const folder = mkdtempSync(join(tmpdir(), "api-report-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The reports of a package with these files. */
function reports(files: { [path: string]: string }): { [name: string]: string } {
  const root = mkdtempSync(join(folder, "package-"));
  const options = { target: "ES2022", declaration: true, stripInternal: true, noLib: true };
  const all = {
    "tsconfig.build.json": JSON.stringify({ compilerOptions: options, include: ["lib"] }),
    "lib/extra/index.ts": "export {};",
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return Object.fromEntries(apiReports(root, ENTRY_POINTS));
}

const ORDERS = `
  import { Construct } from "constructs";
  import { Base } from "./base";

  /** Orders of a shop. */
  export class Orders extends Base implements IOrders {
    public static readonly NONE = new Orders();
    private readonly count = 1;
    #secret = 2;
    private constructor() { super(); }
    protected pay(amount: number): void {}
    /** @internal */
    public _write(): void {}
    public get total(): number { return this.count + this.#secret; }
    public static of(scope: Construct): Orders { return Orders.NONE; }
    private forget(): void {}
    public add(name: string, price?: number): Orders { return this; }
  }

  export interface IOrders {
    readonly total: number;
    add(name: string): Orders;
  }

  export enum Size { SMALL = "s", LARGE = "l" }
`;

const FILES = {
  "lib/orders.ts": ORDERS,
  "lib/base.ts": "export abstract class Base { public name?: Name; } export type Name = string;",
  "lib/index.ts": 'export { Orders, Size, type IOrders } from "./orders";',
  "lib/extra/index.ts":
    'import type { IOrders } from "../orders"; export function count(orders: IOrders): number { return 1; }',
};

test("a report shows public members and the types that they use, sorted", () => {
  expect(reports(FILES).index).toBe(`import { Construct } from "constructs";

declare abstract class Base {
  name?: Name;
}

export interface IOrders {
  add(name: string): Orders;
  readonly total: number;
}

type Name = string;

export declare class Orders extends Base implements IOrders {
  private constructor();
  static readonly NONE: Orders;
  static of(scope: Construct): Orders;
  add(name: string, price?: number): Orders;
  protected pay(amount: number): void;
  get total(): number;
}

export declare enum Size {
  LARGE = "l",
  SMALL = "s"
}
`);
});

test("a report imports the exports of an earlier entry point", () => {
  expect(reports(FILES).extra).toBe(`import { IOrders } from "shop";

export declare function count(orders: IOrders): number;
`);
});

test("neither the order of the code nor its private members change a report", () => {
  const [, enumeration] = ORDERS.split(/(?=export enum)/);
  const moved = enumeration + ORDERS.replace(enumeration, "").replace("private forget(): void {}", "");
  expect(reports({ ...FILES, "lib/orders.ts": moved })).toEqual(reports(FILES));
});

test.each([
  ["a parameter", "price?: number", "price: number"],
  ["a type", "get total(): number", "get total(): string"],
  ["a member", "public add(", "public append("],
  ["a visibility", "protected pay", "private pay"],
  ["a word of an enumeration", '"l"', '"large"'],
])("a change of %s changes a report", (_, before, after) => {
  expect(reports({ ...FILES, "lib/orders.ts": ORDERS.replace(before, after) })).not.toEqual(reports(FILES));
});

test("a signature that names an internal type is refused", () => {
  const base = FILES["lib/base.ts"].replace("export abstract", "/** @internal */ export abstract");
  expect(() => reports({ ...FILES, "lib/base.ts": base })).toThrow(
    /^Base in .*orders\.ts is not declared by \.\/base; is it marked @internal\?$/,
  );
});

test("two declarations of one name are refused", () => {
  const base = `${FILES["lib/base.ts"]} export interface Size { readonly size: string }`.replace(
    "name?: Name",
    "size?: Size",
  );
  expect(() => reports({ ...FILES, "lib/base.ts": base })).toThrow(/ must lead to one Size, got /);
});
