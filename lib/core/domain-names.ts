/** The name of a domain, like `example.com`, as the source of a regular expression. */
export const DOMAIN_NAME = String.raw`([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])`;
