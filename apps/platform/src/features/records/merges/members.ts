import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { formatNameInUse, listPeopleElements, type Sides } from "../../identity/identity/index.ts";
import type { Member } from "./rules.ts";

export async function readMembers(
  tx: Tx,
  context: Context,
  { keptId, foldedId }: Sides,
): Promise<{ readonly kept: Member; readonly folded: Member }> {
  const found = await readPeople(tx, context, [keptId, foldedId]);
  const memberOf = (personId: PersonId): Member =>
    found.get(personId) ?? { personId, name: "", elements: [] };
  return { kept: memberOf(keptId), folded: memberOf(foldedId) };
}

export async function readPeople(
  tx: Tx,
  context: Context,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Member>> {
  const elements = await listPeopleElements(tx, context, ids);
  return new Map(
    ids.map((personId) => {
      const own = elements.get(personId) ?? [];
      return [personId, { personId, name: formatNameInUse(own), elements: own }];
    }),
  );
}
