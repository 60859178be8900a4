import { findPersons, listFolded } from "../features/identity/identity/index.ts";
import type { Context, Tx } from "../kernel/context.ts";
import type { Contribution } from "../kernel/contributions.ts";
import type { PersonId } from "../kernel/ids.ts";

/**
 * Everything that every module holds about a person, by module (GDPR art. 15 and 20); and under the numbers
 * that lead to them.
 */
export const takeOut =
  (contributions: readonly Contribution[]) =>
  async (tx: Tx, context: Context, personId: PersonId): Promise<Readonly<Record<string, unknown>>> => {
    const parts = async (id: PersonId) => {
      const said: Record<string, unknown> = {};
      for (const { module, exportPerson } of contributions)
        said[module] = await exportPerson(tx, context, id);
      return said;
    };
    const own = await parts(personId);
    const others: unknown[] = [];
    const folded = await listFolded(tx, context, personId);
    // Who represents the person, named since, reaches what is under their own number alone.
    const reached = await findPersons(tx, context, folded);
    for (const id of folded.filter((one) => reached.has(one))) others.push(await parts(id));
    return others.length === 0 ? own : { ...own, autres_inscriptions: others };
  };
