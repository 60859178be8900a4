import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { formatNameInUse, listPeopleElements, nameElements } from "../../../identity/identity/index.ts";
import type { MonthAnomaly } from "../invoice.ts";
import { readEach } from "../reading/read-each.ts";

type WithoutName<One> = One extends MonthAnomaly ? Omit<One, "name"> : never;
/** An anomaly before anybody is called by their name. */
export type Found = WithoutName<MonthAnomaly>;

/** As they are called; somebody whose name does not open has none. By the system. */
export async function listNamesInUse(
  tx: Tx,
  system: Context,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const { read } = await readEach(people, (some) => listPeopleElements(tx, system, some, nameElements));
  return new Map([...read].map(([id, elements]) => [id, formatNameInUse(elements)]));
}

/** Each with whose it is, as they are called. By the system. */
export async function addAnomalyNames(
  tx: Tx,
  system: Context,
  found: readonly Found[],
): Promise<readonly MonthAnomaly[]> {
  const people = [...new Set(found.flatMap(({ personId }) => personId ?? []))];
  const names = await listNamesInUse(tx, system, people);
  return found.map((one) => ({
    ...one,
    name: one.personId === null ? "" : (names.get(one.personId) ?? ""),
  }));
}
