// As the provider has it; projects of before 2010 hold a domain, like `example.com:example-project`. Numbers pass, too.
const PROJECT_ID =
  /^(([-a-z0-9]{1,63}\.)*[a-z]([-a-z0-9]{0,61}[a-z0-9])?:)?[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a text can be the id of a project, or its number. */
export function isProjectId(text: string): boolean {
  return PROJECT_ID.test(text);
}
