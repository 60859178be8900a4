import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type ElementPair, listPeopleElements } from "../identity/index.ts";
import type { Birth } from "./rules.ts";

/** When each of them was born, as far as it is known. A correction that waits does not count. */
export async function readBirths(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Birth>> {
  const known = await listPeopleElements(tx, context, personIds, ["birthdate"]);
  return new Map([...known].map(([id, elements]) => [id, toBirth(elements)] as const));
}

export async function readBirth(tx: Tx, context: Context, personId: PersonId): Promise<Birth> {
  return (await readBirths(tx, context, [personId])).get(personId) ?? {};
}

function toBirth(elements: readonly ElementPair[]): Birth {
  const pair = elements.find(({ name }) => name === "birthdate");
  const [checked, said] = [pair?.validated?.value, pair?.declared?.value];
  return {
    ...(typeof checked === "string" ? { checked } : {}),
    ...(typeof said === "string" ? { said } : {}),
  };
}
