const HOST = /^(https?|grpcs?):\/\/([\w.-]|[^\0-\x7f])+(:\d+)?([/?#]|$)/u;

/** Whether a text is a URL with a host, as the gateway reads it: with neither spaces nor control characters. */
export function isUrl(text: string): boolean {
  return HOST.test(text) && !/[\s\p{Cc}]/u.test(text);
}
