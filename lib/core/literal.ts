/**
 * Text as data: Terraform will not read a template in it, while cdktf tokens inside it still resolve.
 *
 * Terraform takes `${` and `%{` in any JSON string for a template; doubled, they are plain characters.
 */
export function literal(text: string): string {
  return text.replace(/\$\{(?!TfToken\[)/g, "$${").replace(/%\{/g, "%%{");
}

/** Every value of a map as data; see `literal`. */
export function literals(values: { [key: string]: string }): { [key: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, literal(value)]));
}
