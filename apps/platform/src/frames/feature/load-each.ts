import type { Context, Tx } from "../../kernel/context.ts";

/**
 * For a read that takes one subject, in a slot whose pages are about one: `Data` of each, in one transaction.
 * Where pages are about many, the read takes them all.
 */
export const loadEach = <Subject extends string, Data>(
  context: Context,
  subjects: readonly Subject[],
  read: (tx: Tx, subject: Subject) => Promise<Data | undefined>,
): Promise<ReadonlyMap<Subject, Data>> =>
  context.transaction(async (tx) => {
    const found = new Map<Subject, Data>();
    for (const subject of subjects) {
      const data = await read(tx, subject);
      if (data !== undefined) found.set(subject, data);
    }
    return found;
  });
