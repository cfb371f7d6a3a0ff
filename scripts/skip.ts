/**
 * Says that a check leaves out a part, because something is missing on this machine.
 *
 * That is no failure for a person who has no Java. A release and the nightly workflow set `SKIPPED_CHECKS=fail`, and then it is one: a registry
 * that does not answer must not make a check green.
 */
export function skip(check: string, part: string, why: string): void {
  console.error(`${check}: SKIPPED: ${part}, because ${why}`);
  if (process.env.SKIPPED_CHECKS === "fail") process.exitCode = 1;
}
