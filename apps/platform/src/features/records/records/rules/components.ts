/** A merge in force: a source with another, or with a person of the platform. */
export type Edge = { readonly left: string } & ({ readonly right: string } | { readonly person: string });

/** Whose record a source is part of. */
export interface Place {
  /** The first of its ids: nothing else is remembered, so that what is undone leaves no trace. */
  readonly record: string;
  readonly person: string | null;
}

/** Where each source stands: a function of the merges in force, whatever came and went before. */
export function computeSourcePlaces(
  sources: readonly string[],
  edges: readonly Edge[],
): ReadonlyMap<string, Place> {
  const leader = new Map(sources.map((id) => [id, id]));
  const find = (id: string): string => {
    const up = leader.get(id) ?? id;
    if (up === id) return id;
    const top = find(up);
    leader.set(id, top);
    return top;
  };
  const join = (one: string, other: string) => {
    const [first, second] = [find(one), find(other)].toSorted();
    if (first !== undefined && second !== undefined) leader.set(second, first);
  };
  const firstOf = new Map<string, string>();
  for (const edge of edges) {
    if ("right" in edge) {
      join(edge.left, edge.right);
      continue;
    }
    // Two records of one person are one record.
    const known = firstOf.get(edge.person);
    if (known !== undefined) join(known, edge.left);
    firstOf.set(edge.person, edge.left);
  }
  const persons = new Map([...firstOf].map(([person, source]) => [find(source), person]));
  return new Map(
    sources.map((id) => {
      const record = find(id);
      return [id, { record, person: persons.get(record) ?? null }];
    }),
  );
}
