/**
 * Stands in for what cdktf records of each token: where it was made, which no test reads and which takes a third of the time.
 */
export function captureStackTrace(): string[] {
  return [];
}
