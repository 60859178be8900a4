import { type ElementName, type ElementValues, elementDefinition, elementNames } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type ElementId, FIRST_ID, type PersonId, parseId } from "../../../kernel/ids.ts";
import {
  computeBlindIndex,
  findKeysOfFolded,
  findPersonKeys,
  getPersonKey,
  listSpreadIndexes,
} from "../../trust/keys/index.ts";
import type { Element, ElementPair } from "./element.ts";
import { selectSpeakingRows } from "./merged/speaking.ts";
import { toComparableValue } from "./rules.ts";
import { openRow } from "./sealed-element.ts";
import { listHistory, listHistoryRows } from "./store/elements.ts";
import { listPersonIdsPage, listPersonsByIndex } from "./store/indexed-elements.ts";
import { listShown, type ShownRow } from "./store/person-merges.ts";
import { isWithheld, removeElementValue, toReadingPerson } from "./withholding.ts";

/**
 * Everything known of a person, as the actor may read it, in the registry's order; elements without a value
 * are absent. What is withheld from a representative has no value (withholding.ts).
 */
export async function listElements(
  tx: Tx,
  context: Context,
  personId: PersonId,
  names?: readonly ElementName[],
): Promise<readonly ElementPair[]> {
  return (await listPeopleElements(tx, context, [personId], names)).get(personId) ?? [];
}

/** Use case: what is known of a person, as the actor may read it. */
export function readElements(
  context: Context,
  personId: PersonId,
  names?: readonly ElementName[],
): Promise<readonly ElementPair[]> {
  return context.read((tx) => listElements(tx, context, personId, names));
}

/**
 * What is known of several people, as listElements gives it of one, in two queries. `names`: only these,
 * which spares opening the others.
 */
export async function listPeopleElements(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
  names?: readonly ElementName[],
): Promise<ReadonlyMap<PersonId, readonly ElementPair[]>> {
  const opened = await openLive(tx, context, personIds, names);
  return new Map(
    [...opened].map(([id, elements]) => [id, toElementPairs(elements.map(toReaderElements(context, id)))]),
  );
}

/** Use case: what is known of several people, as readElements gives it of one. */
export function readPeopleElements(
  context: Context,
  personIds: readonly PersonId[],
  names?: readonly ElementName[],
): Promise<ReadonlyMap<PersonId, readonly ElementPair[]>> {
  return context.read((tx) => listPeopleElements(tx, context, personIds, names));
}

export interface ForServices {
  readonly elements: readonly ElementPair[];
  readonly hidden: ReadonlySet<ElementName>;
}

/**
 * Everything known, whoever asks: for what services receive and rules compute, never for a page. `hidden`
 * names the validated values that the reader, by default the actor, may not be shown.
 */
export async function listForServices(
  tx: Tx,
  context: Context,
  personId: PersonId,
  reader: PersonId | undefined = toReadingPerson(context.actor),
): Promise<ForServices> {
  const known = await listServiceElements(tx, context, [personId], reader);
  return known.get(personId) ?? { elements: [], hidden: new Set() };
}

/**
 * What services receive and rules compute of several people, in two queries: never for a page
 * (listForServices).
 */
export async function listServiceElements(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
  reader: PersonId | undefined = toReadingPerson(context.actor),
): Promise<ReadonlyMap<PersonId, ForServices>> {
  const opened = await openLive(tx, context, personIds);
  return new Map(
    [...opened].map(([owner, elements]) => {
      const counting = elements.filter(({ state }) => state === "validated");
      const hidden = counting.filter((element) => isWithheld(element, { reader, owner }));
      return [owner, { elements: toElementPairs(elements), hidden: new Set(hidden.map(({ name }) => name)) }];
    }),
  );
}

/**
 * Validated values only, by name, whoever asks: what services may receive and rules may use, never for a
 * page.
 */
export async function readValidated(tx: Tx, context: Context, personId: PersonId): Promise<ElementValues> {
  const { elements } = await listForServices(tx, context, personId);
  return Object.fromEntries(
    elements.flatMap(({ name, validated }) => (validated ? [[name, validated.value]] : [])),
  );
}

/** Use case: the validated values of a person, by name. */
export function readValidatedElements(
  context: Context,
  personId: PersonId,
): ReturnType<typeof readValidated> {
  return context.read((tx) => readValidated(tx, context, personId));
}

/** Elements of which this reader may not see every value they ever had, nor what agents wrote of them. */
export async function listWithheld(
  tx: Tx,
  context: Context,
  about: { readonly personId: PersonId; readonly readerId: PersonId },
): Promise<ReadonlySet<ElementName>> {
  const { personId: owner, readerId: reader } = about;
  const everything = await openHistory(tx, context, owner);
  const names = everything.filter((one) => isWithheld(one, { reader, owner })).map(({ name }) => name);
  return new Set(names);
}

/** Every value an element ever had, as the actor may read it. Unordered. */
export function listElementHistory(context: Context, personId: PersonId): Promise<readonly Element[]> {
  return context.read(async (tx) => {
    return (await openHistory(tx, context, personId)).map(toReaderElements(context, personId));
  });
}

/**
 * The same of several people and of these elements alone, in two queries; whose key is gone is not in it.
 * Throws keys.cannot_open when a row of one of them does not open.
 */
export async function listElementHistories(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
  names: readonly ElementName[],
): Promise<ReadonlyMap<PersonId, readonly Element[]>> {
  const keys = await findPersonKeys(tx, context, personIds);
  const rows = await listHistoryRows(tx, context.authorityId, personIds, names);
  const byPerson = Map.groupBy(rows, ({ person_id }) => parseId<"person">(person_id));
  return new Map(
    [...keys].map(([id, key]) => [
      id,
      (byPerson.get(id) ?? []).map((row) => openRow(context, key, row)).map(toReaderElements(context, id)),
    ]),
  );
}

/**
 * People with exactly this value (case, accents and hyphens aside). Only for elements that allow an equality
 * index.
 */
export async function findPersonsByValue(
  tx: Tx,
  context: Context,
  name: ElementName,
  value: unknown,
): Promise<readonly PersonId[]> {
  const { index } = elementDefinition(name);
  if (!index) return [];
  const [field, text] = [`element:${name}`, toComparableValue(value)];
  const indexes =
    index === "exact" ? [computeBlindIndex(context, field, text)] : listSpreadIndexes(context, field, text);
  return (await listPersonsByIndex(tx, context.authorityId, name, indexes)).map((id) =>
    parseId<"person">(id),
  );
}

/**
 * People with a validated value of this element, in the order of their ids, page after page; nothing is
 * opened.
 */
export async function listPeopleHavingElement(
  tx: Tx,
  context: Context,
  page: {
    readonly name: ElementName;
    readonly after?: PersonId | undefined;
    readonly limit: number;
    /** Only these. */
    readonly among?: readonly PersonId[];
  },
): Promise<readonly PersonId[]> {
  const after = page.after ?? FIRST_ID;
  const ids = await listPersonIdsPage(tx, context.authorityId, { ...page, after });
  return ids.map((id) => parseId<"person">(id));
}

async function openLive(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
  names?: readonly ElementName[],
): Promise<ReadonlyMap<PersonId, readonly Element[]>> {
  const [keys, rows] = await Promise.all([
    findPersonKeys(tx, context, personIds),
    listShown(tx, context.authorityId, personIds, names),
  ]);
  const shown = selectSpeakingRows(rows);
  const lent = shown.filter(({ person_id, shown_of }) => person_id !== shown_of);
  const owners = lent.map(({ person_id }) => parseId<"person">(person_id));
  const others = owners.length === 0 ? keys : await findKeysOfFolded(tx, context, owners);
  const open = (row: ShownRow): readonly Element[] => {
    const owner = parseId<"person">(row.person_id);
    const key = keys.get(owner) ?? others.get(owner);
    if (!key) return [];
    const element = openRow(context, key, row);
    if (row.person_id === row.shown_of) return [element];
    return [{ ...element, lent: { by: owner, over: row.over_id as ElementId | null } }];
  };
  const byPerson = Map.groupBy(shown, ({ shown_of }) => shown_of);
  return new Map(personIds.map((id) => [id, (byPerson.get(id) ?? []).flatMap(open)]));
}

async function openHistory(tx: Tx, context: Context, personId: PersonId): Promise<readonly Element[]> {
  const key = await getPersonKey(tx, context, personId);
  return (await listHistory(tx, context.authorityId, personId)).map((row) => openRow(context, key, row));
}

function toReaderElements({ actor }: Context, owner: PersonId): (element: Element) => Element {
  const about = { reader: toReadingPerson(actor), owner };
  return (element) => (isWithheld(element, about) ? removeElementValue(element) : element);
}

function toElementPairs(elements: readonly Element[]): readonly ElementPair[] {
  return elementNames.flatMap((name) => {
    const validated = elements.find((one) => one.name === name && one.state === "validated");
    const declared = elements.find((one) => one.name === name && one.state === "declared");
    if (!validated && !declared) return [];
    return [{ name, ...(validated ? { validated } : {}), ...(declared ? { declared } : {}) }];
  });
}
