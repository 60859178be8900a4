import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { currentText, type ElementPair, listElementsOf } from "../identity/index.ts";

/** Birth dates by person: the validated one, or else the declared one. A correction that waits does not count. */
export async function birthdatesOf(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const known = await listElementsOf(tx, context, personIds, ["birthdate"]);
  return new Map(
    [...known].flatMap(([id, elements]) => birthdateIn(elements).map((date) => [id, date] as const)),
  );
}

export async function birthdateOf(tx: Tx, context: Context, personId: PersonId): Promise<string | undefined> {
  return (await birthdatesOf(tx, context, [personId])).get(personId);
}

function birthdateIn(elements: readonly ElementPair[]): readonly string[] {
  return [currentText(elements, "birthdate") ?? []].flat();
}
