/** The CPU time that a function takes, in milliseconds. It does not depend on how busy the machine is. */
export function cpuTime(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
