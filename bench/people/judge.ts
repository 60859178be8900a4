/** How well groups of rows tell people apart. */
export interface Judged {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** @param personOf for each row, whose it is */
export function judge(clusters: readonly (readonly number[])[], personOf: readonly number[]): Judged {
  const twos = (count: number): number => (count * (count - 1)) / 2;
  const sizes = (people: Iterable<number>) => {
    const counts = new Map<number, number>();
    for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + twos(count), 0);
  };
  const all = sizes(personOf);
  const said = clusters.reduce((sum, { length }) => sum + twos(length), 0);
  const right = clusters.reduce((sum, rows) => sum + sizes(rows.map((row) => personOf[row] ?? -1)), 0);
  return { precision: right / said, recall: right / all, f1: (2 * right) / (said + all) };
}
