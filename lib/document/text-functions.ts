import { jsonOf, parsed, valueOf } from "./json";
import { text, textOf } from "./text";
import { known, list, type Value } from "./value";
import { itemsOf } from "./within";

/** A Terraform function; it returns undefined if a value that it needs is unknown. */
export type TerraformFunction = (args: readonly Value[]) => Value | undefined;

/** Functions that make or read text: https://developer.hashicorp.com/terraform/language/functions */
export const TEXT_FUNCTIONS: { readonly [name: string]: TerraformFunction } = {
  base64decode: ofTexts((encoded) => Buffer.from(encoded, "base64").toString("utf8")),
  base64encode: ofTexts((plain) => Buffer.from(plain, "utf8").toString("base64")),
  chomp: ofTexts((given) => given.replace(/(?<![\r\n])[\r\n]+$/, "")),
  lower: ofTexts((given) => given.toLowerCase()),
  upper: ofTexts((given) => given.toUpperCase()),
  trimspace: ofTexts((given) => given.trim()),
  trimprefix: ([given, prefix]) => {
    const parts = given.is === "text" ? given.parts : [given];
    const [begin, start] = [textOf(parts[0]), textOf(prefix)];
    if (begin === undefined || start === undefined) return undefined;
    if (begin.length < start.length && parts.length > 1) return undefined;
    return begin.startsWith(start) ? text([known(begin.slice(start.length)), ...parts.slice(1)]) : given;
  },
  trimsuffix: ofTexts((given, suffix) =>
    suffix !== "" && given.endsWith(suffix) ? given.slice(0, -suffix.length) : given,
  ),
  strrev: ofTexts((given) => Array.from(given).reverse().join("")),
  // A text between slashes is a regular expression, in another syntax than that of JavaScript.
  replace: ofTexts((given, old, by) => (/^\/.+\/$/.test(old) ? undefined : given.replaceAll(old, () => by))),
  substr: ofTexts((given, offset, length) => {
    const [from, count] = [Number(offset), Number(length)];
    if (!(from >= 0)) return undefined;
    return Array.from(given)
      .slice(from, count < 0 ? undefined : from + count)
      .join("");
  }),
  tostring: ([value]) => (value.is === "known" && value.value !== null ? known(String(value.value)) : value),
  jsonencode: ([value]) => {
    const json = jsonOf(value);
    return json === undefined ? undefined : known(JSON.stringify(json));
  },
  jsondecode: ([value]) => {
    const json = parsed(textOf(value) ?? "");
    return json === undefined ? undefined : valueOf(json);
  },
  split: ([separator, given]) => {
    const [by, whole] = [textOf(separator), textOf(given)];
    return by === undefined || whole === undefined ? undefined : list(whole.split(by).map(known));
  },
  join: ([separator, ...lists]) => {
    const items = lists.map(itemsOf);
    if (items.some((one) => one === undefined)) return undefined;
    return text(
      items.flatMap((one) => one ?? []).flatMap((one, index) => (index ? [separator, one] : [one])),
    );
  },
  format: ([pattern, ...values]) => {
    const written = textOf(pattern);
    return written === undefined ? undefined : formatted(written, values);
  },
};

function ofTexts(make: (...texts: string[]) => string | undefined): TerraformFunction {
  return (args) => {
    const texts = args.map(textOf);
    if (texts.length < make.length || texts.includes(undefined)) return undefined;
    const made = make(...(texts as string[]));
    return made === undefined ? undefined : known(made);
  };
}

function formatted(pattern: string, values: readonly Value[]): Value | undefined {
  const pieces = pattern.split(/(%[%sdv])/);
  if (pieces.some((piece, index) => index % 2 === 0 && piece.includes("%"))) return undefined;
  const rest = [...values];
  return text(
    pieces.map((piece, index) => {
      if (index % 2 === 0) return known(piece);
      return piece === "%%" ? known("%") : (rest.shift() ?? known(""));
    }),
  );
}
