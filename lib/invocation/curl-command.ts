/** A shell command that calls a URL with the ID token of the person who runs it. */
export function curlCommandFor(url: string): string {
  return `curl -H "Authorization: Bearer $(gcloud auth print-identity-token)" ${url}`;
}
