import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { isAdult, listRepresentedOfAll } from "../../../identity/households/index.ts";
import {
  findPersons,
  listPeopleHavingElement,
  listServiceElements,
} from "../../../identity/identity/index.ts";
import { listRestrictedPeople } from "../../../trust/restrictions/index.ts";
import { toValidatedValues } from "../known-person.ts";
import type { RefreshRow } from "../store/tables.ts";
import { listWhoAgreed, listWishRows } from "../store/wishes.ts";

const PAGE = 100;

export type RefreshAsking = Pick<RefreshRow, "asks" | "way">;

export interface FamiliesFound {
  /** Whose quotient counts, by who answers for the household. */
  readonly families: readonly PersonId[];
  /** Of those, whom this way of asking knows: by file, only who has a checked number. */
  readonly known: readonly PersonId[];
  /** Of those, who is asked about: they are here, restrict nothing, and agreed or do not object. */
  readonly asked: readonly PersonId[];
  /** From where to look on; undefined when nobody is left to look at. */
  readonly next: PersonId | undefined;
}

/** One page of families, in the order of people's ids. Runs as the system. */
export async function findFamilies(
  tx: Tx,
  system: Context,
  asking: RefreshAsking,
  after: PersonId | undefined,
): Promise<FamiliesFound> {
  const looked = await listPeopleHavingElement(tx, system, { name: "family_quotient", after, limit: PAGE });
  const families = await listFamilies(tx, system, looked);
  return { ...(await sortFamilies(tx, system, asking, families)), next: findNextPerson(looked) };
}

/**
 * The same, from who may be asked: who said yes, or by file who has a checked number. What nobody of these is
 * asked about is not opened. A child's quotient is found through who represents the child today.
 */
export async function findFamiliesToAsk(
  tx: Tx,
  system: Context,
  asking: RefreshAsking,
  after: PersonId | undefined,
): Promise<FamiliesFound> {
  const page = { after, limit: PAGE };
  const looked =
    asking.asks === "agreed"
      ? await listWhoAgreed(tx, system.authorityId, page)
      : await listPeopleHavingElement(tx, system, { name: "caf_number", ...page });
  const able = asking.way === "file" ? await listHolders(tx, system, "caf_number", looked) : looked;
  const children = await listRepresentedOfAll(tx, system, able);
  const counted = await listHolders(tx, system, "family_quotient", [...new Set([...able, ...children])]);
  const mayAsk = new Set(able);
  const families = (await listFamilies(tx, system, counted)).filter((id) => mayAsk.has(id));
  return { ...(await sortFamilies(tx, system, asking, families)), next: findNextPerson(looked) };
}

const findNextPerson = (looked: readonly PersonId[]): PersonId | undefined =>
  looked.length < PAGE ? undefined : looked.at(-1);

const listHolders = (
  tx: Tx,
  system: Context,
  name: "caf_number" | "family_quotient",
  among: readonly PersonId[],
): Promise<readonly PersonId[]> => listPeopleHavingElement(tx, system, { name, limit: among.length, among });

async function sortFamilies(tx: Tx, system: Context, asking: RefreshAsking, families: readonly PersonId[]) {
  const known = asking.way === "file" ? await selectNumberedFamilies(tx, system, families) : families;
  return { families, known, asked: await selectAskableFamilies(tx, system, asking, known) };
}

/** An adult's quotient is their own household's; a child's, that of the parent who said it. */
async function listFamilies(
  tx: Tx,
  system: Context,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const today = toCivilDate(system.now());
  const known = await listServiceElements(tx, system, personIds);
  const families = personIds.map((id) => {
    const elements = known.get(id)?.elements ?? [];
    const born = elements.find(({ name }) => name === "birthdate")?.validated?.value;
    const owner = elements.find(({ name }) => name === "family_quotient")?.validated?.provenance.declaredBy;
    const isChild = typeof born === "string" && !isAdult(born, today);
    return isChild ? owner : id;
  });
  return [...new Set(families.filter((id) => id !== undefined))];
}

/** A correspondent knows families by their number. */
async function selectNumberedFamilies(
  tx: Tx,
  system: Context,
  families: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const known = await listServiceElements(tx, system, families);
  return families.filter((id) => toValidatedValues(known.get(id)?.elements ?? []).caf_number);
}

async function selectAskableFamilies(
  tx: Tx,
  system: Context,
  { asks }: RefreshAsking,
  families: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const people = await findPersons(tx, system, families);
  const wishes = await listWishRows(tx, system.authorityId, families);
  const wish = new Map(wishes.map((row) => [row.person_id, row.yearly]));
  const restricted = await listRestrictedPeople(tx, families);
  return families.filter((id) => {
    if (restricted.has(id)) return false;
    if (people.get(id) === undefined || gone.has(people.get(id)?.status ?? "")) return false;
    return asks === "agreed" ? wish.get(id) === true : wish.get(id) !== false;
  });
}

const gone: ReadonlySet<string> = new Set(["deceased", "erased", "merged"]);
