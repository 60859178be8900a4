import { acceptForeignError } from "../../../../kernel/faults.ts";
import type { PersonId } from "../../../../kernel/ids.ts";

const PAGE = 500;

/** A page of people at a time; a page of which somebody does not open, one by one. */
export async function readEach<Read>(
  people: readonly PersonId[],
  read: (some: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Read>>,
): Promise<{ readonly read: ReadonlyMap<PersonId, Read>; readonly closed: ReadonlySet<PersonId> }> {
  const found = new Map<PersonId, Read>();
  const closed = new Set<PersonId>();
  const keep = (some: ReadonlyMap<PersonId, Read>) => {
    for (const [id, one] of some) found.set(id, one);
  };
  for (let from = 0; from < people.length; from += PAGE) {
    const page = people.slice(from, from + PAGE);
    const whole = await read(page).catch(acceptForeignError);
    if (whole) keep(whole);
    else
      for (const id of page) {
        const alone = await read([id]).catch(acceptForeignError);
        if (alone) keep(alone);
        else closed.add(id);
      }
  }
  return { read: found, closed };
}
