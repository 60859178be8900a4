import type { Context, Tx } from "../kernel/context.ts";
import type { Contribution } from "../kernel/contributions.ts";
import type { PersonId } from "../kernel/ids.ts";
import { listFolded } from "../modules/identity/index.ts";

/** Everything that every module holds about a person, by module (GDPR art. 15 and 20); and under the numbers that lead to them. */
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
    for (const folded of await listFolded(tx, context, personId)) others.push(await parts(folded));
    return others.length === 0 ? own : { ...own, autres_inscriptions: others };
  };
