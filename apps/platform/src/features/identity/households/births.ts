import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type ElementPair, listElementsOf } from "../identity/index.ts";
import type { Birth } from "./rules.ts";

/** When each of them was born, as far as it is known. A correction that waits does not count. */
export async function birthsOf(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Birth>> {
  const known = await listElementsOf(tx, context, personIds, ["birthdate"]);
  return new Map([...known].map(([id, elements]) => [id, birthIn(elements)] as const));
}

export async function birthOf(tx: Tx, context: Context, personId: PersonId): Promise<Birth> {
  return (await birthsOf(tx, context, [personId])).get(personId) ?? {};
}

function birthIn(elements: readonly ElementPair[]): Birth {
  const pair = elements.find(({ name }) => name === "birthdate");
  const [checked, said] = [pair?.validated?.value, pair?.declared?.value];
  return {
    ...(typeof checked === "string" ? { checked } : {}),
    ...(typeof said === "string" ? { said } : {}),
  };
}
