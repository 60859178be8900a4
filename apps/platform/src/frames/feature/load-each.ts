/**
 * For a read that takes one subject, in a slot whose pages are about one: `Data` of each, one after the
 * other. Where pages are about many, the read takes them all.
 */
export async function loadEach<Subject extends string, Data>(
  subjects: readonly Subject[],
  read: (subject: Subject) => Promise<Data | undefined>,
): Promise<ReadonlyMap<Subject, Data>> {
  const found = new Map<Subject, Data>();
  for (const subject of subjects) {
    const data = await read(subject);
    if (data !== undefined) found.set(subject, data);
  }
  return found;
}
