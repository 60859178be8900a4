import { type ElementName, type ElementValues, elementDefinition, elementNames } from "@ardeco/contracts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { blindIndex, findPersonKeys, getPersonKey } from "../keys/index.ts";
import type { Element, ElementPair } from "./element.ts";
import { comparable } from "./rules.ts";
import { openRow } from "./sealed-element.ts";
import { listHistory, listLive, listPersonsByIndex } from "./store.ts";

/** Everything known of a person, opened, in the registry's order; elements without a value are absent. */
export async function listElements(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly ElementPair[]> {
  return (await listElementsOf(tx, context, [personId])).get(personId) ?? [];
}

/** The same for several people, in two queries. */
export async function listElementsOf(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly ElementPair[]>> {
  const [keys, rows] = await Promise.all([
    findPersonKeys(tx, context, personIds),
    listLive(tx, context.authorityId, personIds),
  ]);
  return new Map(
    personIds.map((personId) => {
      const key = keys.get(personId);
      const own = key
        ? rows.filter((row) => row.person_id === personId).map((row) => openRow(context, key, row))
        : [];
      return [personId, pairs(own)];
    }),
  );
}

/** Validated values only, by name: what services may receive and rules may use. */
export async function readValidated(tx: Tx, context: Context, personId: PersonId): Promise<ElementValues> {
  const known = await listElements(tx, context, personId);
  return Object.fromEntries(
    known.flatMap(({ name, validated }) => (validated ? [[name, validated.value]] : [])),
  );
}

/** Every value an element ever had, for the person's own take-out. Unordered. */
export async function listElementHistory(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Element[]> {
  const key = await getPersonKey(tx, context, personId);
  return (await listHistory(tx, context.authorityId, personId)).map((row) => openRow(context, key, row));
}

/** People with exactly this value (case, accents and hyphens aside). Only for elements that allow an equality index. */
export async function findPersonsByValue(
  tx: Tx,
  context: Context,
  name: ElementName,
  value: unknown,
): Promise<readonly PersonId[]> {
  if (!elementDefinition(name).index) return [];
  const index = blindIndex(context, `element:${name}`, comparable(value));
  return (await listPersonsByIndex(tx, context.authorityId, name, index)).map((id) => asId<"person">(id));
}

function pairs(elements: readonly Element[]): readonly ElementPair[] {
  return elementNames.flatMap((name) => {
    const validated = elements.find((one) => one.name === name && one.state === "validated");
    const declared = elements.find((one) => one.name === name && one.state === "declared");
    if (!validated && !declared) return [];
    return [{ name, ...(validated ? { validated } : {}), ...(declared ? { declared } : {}) }];
  });
}
