import { readFileSync } from "node:fs";
import { signatureFiles } from "../../scripts/signatures/signature-files";
import { signaturesIn } from "../../scripts/signatures/signatures";

test("lib/core/signatures/ is what api/ tells; if not, run 'npm run update:signatures'", () => {
  for (const [path, text] of signatureFiles()) expect(readFileSync(path, "utf8")).toBe(text);
});

const DECLARATIONS = `
export interface ShopProps extends BaseProps {
  readonly clerks: IClerk[];
  readonly opening?: Opening;
  readonly labels?: { [key: string]: string };
  readonly till: Foreign;
  readonly wordsOrNumber?: string | number;
  readonly closedReason?: string;
}
export interface BaseProps { readonly name: string | undefined; }
export interface IClerk { readonly badge: string; readonly desk?: string; }
export declare class Clerk implements IClerk { private constructor(); static hire(name: string): Clerk; static of(badge: string): Clerk; readonly badge: string; }
export declare class Shop extends Construct {
  constructor(scope: Construct, id: string, props: ShopProps);
  static of(scope: IConstruct): Shop;
  close(): void;
  open(hour: number, ...clerks: IClerk[]): void;
  private hidden(secret: string): void;
}
export declare abstract class Building { constructor(height: number); abstract enter(door: string): void; }
export declare enum Opening { DAILY = "daily", WEEKLY = "weekly" }
`;

test("reads the types of props, parameters, objects and enums", () => {
  const { structs, enums, objects, calls } = signaturesIn([DECLARATIONS]);
  expect(structs).toEqual({
    BaseProps: "name:string",
    ShopProps:
      "clerks:IClerk[], closedReason?:any, labels?:{string}, name:string, opening?:Opening, till:any, wordsOrNumber?:string|number",
  });
  expect(enums).toEqual({ Opening: "daily|weekly" });
  expect(objects).toMatchObject({
    IClerk: "badge; Clerk.of(…), Clerk.hire(…)",
    Clerk: "badge; Clerk.of(…), Clerk.hire(…)",
    Shop: "close open; Shop.of(…), new Shop(…)",
    Building: "enter; ",
  });
  expect(calls).toEqual({
    Clerk: ".hire(name:string); .of(badge:string)",
    Shop: "new(scope:Construct, id:string, props:ShopProps); .of(scope:Construct); #open(hour:number, ...clerks:IClerk[])",
  });
});

test("names the classes that have all members of another type, but with another method", () => {
  const { objects } = signaturesIn([
    `
export interface IDoor { open(key: string, hour: number): Room; }
export declare class Room { private constructor(); }
export declare class Hall extends Room { private constructor(); }
export declare class Gate implements IDoor { constructor(); open(key: string, hour: number): Room; }
export declare class Flap { open(key: string): Hall; }
export declare class Lid { open(key: string, hour: number, much: number): Room; }
export declare class Eye { open(light: number): Room; }
export declare class Jar { open(key: string): string; }
`,
  ]);
  expect(objects.IDoor).toBe("open; new Gate(…); Eye Jar Lid");
});
