/** `first` comes before `second`, because of `reason`. */
export interface Constraint {
  readonly first: string;
  readonly second: string;
  readonly reason: string;
}

/**
 * The names in an order that keeps every constraint; of two that no constraint separates, the one listed
 * first comes first. A constraint that names an absent feature says nothing: an installation may run without
 * it.
 * @throws where constraints lead back to each other, with a sentence that says which
 */
export function sortByConstraints(
  names: readonly string[],
  constraints: readonly Constraint[],
): readonly string[] {
  const known = constraints.filter(({ first, second }) => names.includes(first) && names.includes(second));
  const ordered: string[] = [];
  const left = new Set(names);
  while (left.size > 0) {
    const next = [...left].find(
      (name) => !known.some(({ first, second }) => second === name && left.has(first)),
    );
    if (next === undefined)
      throw new Error(
        formatCircle(
          known.filter(({ second }) => left.has(second)),
          left,
        ),
      );
    ordered.push(next);
    left.delete(next);
  }
  return ordered;
}

/** Each of those left waits for another: going from one to the one that it waits for comes back. */
function formatCircle(constraints: readonly Constraint[], left: ReadonlySet<string>): string {
  const way: string[] = [];
  let [name] = left;
  while (name !== undefined && !way.includes(name)) {
    way.push(name);
    const waits: string = name;
    name = constraints.find(({ first, second }) => second === waits && left.has(first))?.first;
  }
  const circle = name === undefined ? way : [...way.slice(way.indexOf(name)), name];
  const names = circle.toReversed().join(", ");
  return `The features cannot be put in order, each comes before the next: ${names}.`;
}
