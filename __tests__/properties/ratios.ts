/** Counts how often the props of each subject were accepted. */
export class Ratios {
  private readonly counts = new Map<string, { accepted: number; all: number }>();

  public count(subject: string, accepted: boolean): void {
    const counted = this.counts.get(subject) ?? { accepted: 0, all: 0 };
    this.counts.set(subject, counted);
    counted.all++;
    if (accepted) counted.accepted++;
  }

  /** Prints the ratios, if only the properties are run. */
  public print(): void {
    if (process.env.PROPERTY_RUNS === undefined) return;
    const lines = [...this.counts].map(([subject, { accepted, all }]) => {
      const percent = String(Math.round((100 * accepted) / all)).padStart(3);
      return `${subject.padEnd(42)} ${percent} % of the wild props were accepted`;
    });
    process.stderr.write(`${lines.join("\n")}\n`);
  }
}
