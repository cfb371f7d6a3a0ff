import { isToken } from "./tokens";

/**
 * Text as data: Terraform will not read a template in it, while cdktf tokens inside it still resolve.
 *
 * Terraform takes `${` and `%{` in any JSON string for a template; doubled, they are plain characters.
 */
export function literal(text: string): string {
  return text.replace(/\$(?=\{(?!TfToken\[))|%(?=\{)/g, (sign) => sign + sign);
}

/** Every key and value of a map as data; see `literal`. */
export function literals(values: { [key: string]: string }): { [key: string]: string } {
  if (isToken(values)) return values;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [literal(key), literal(value)]));
}
