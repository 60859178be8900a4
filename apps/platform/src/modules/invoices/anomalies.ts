import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { listElementsOf, nameElements, nameInUse } from "../identity/index.ts";
import type { Anomaly } from "./invoice.ts";

type WithoutName<One> = One extends Anomaly ? Omit<One, "name"> : never;
/** An anomaly before anybody is called by their name. */
export type Found = WithoutName<Anomaly>;

const PAGE = 500;

/** Each with whose it is, as they are called. By the system. */
export async function called(tx: Tx, system: Context, found: readonly Found[]): Promise<readonly Anomaly[]> {
  const people = [...new Set(found.flatMap(({ personId }) => personId ?? []))];
  const names = new Map<PersonId, string>();
  for (let from = 0; from < people.length; from += PAGE) {
    const known = await listElementsOf(tx, system, people.slice(from, from + PAGE), nameElements);
    for (const [id, elements] of known) names.set(id, nameInUse(elements));
  }
  return found.map((one) => ({
    ...one,
    name: one.personId === null ? "" : (names.get(one.personId) ?? ""),
  }));
}
