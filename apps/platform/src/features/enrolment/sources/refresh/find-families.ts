import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { isAdult, listRepresentedOfAll } from "../../../identity/households/index.ts";
import { findPersons, listForServicesOf, listPersonsWith } from "../../../identity/identity/index.ts";
import { restrictedAmong } from "../../../trust/restrictions/index.ts";
import { validated } from "../known-person.ts";
import type { RefreshRow } from "../store/tables.ts";
import { listWhoAgreed, listWishRows } from "../store/wishes.ts";

const PAGE = 100;

export type Asking = Pick<RefreshRow, "asks" | "way">;

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
  asking: Asking,
  after: PersonId | undefined,
): Promise<FamiliesFound> {
  const looked = await listPersonsWith(tx, system, { name: "family_quotient", after, limit: PAGE });
  const families = await familiesOf(tx, system, looked);
  return { ...(await sorted(tx, system, asking, families)), next: nextAfter(looked) };
}

/**
 * The same, from who may be asked: who said yes, or by file who has a checked number. What nobody of these is
 * asked about is not opened. A child's quotient is found through who represents the child today.
 */
export async function findFamiliesToAsk(
  tx: Tx,
  system: Context,
  asking: Asking,
  after: PersonId | undefined,
): Promise<FamiliesFound> {
  const page = { after, limit: PAGE };
  const looked =
    asking.asks === "agreed"
      ? await listWhoAgreed(tx, system.authorityId, page)
      : await listPersonsWith(tx, system, { name: "caf_number", ...page });
  const able = asking.way === "file" ? await holdersAmong(tx, system, "caf_number", looked) : looked;
  const children = await listRepresentedOfAll(tx, system, able);
  const counted = await holdersAmong(tx, system, "family_quotient", [...new Set([...able, ...children])]);
  const mayAsk = new Set(able);
  const families = (await familiesOf(tx, system, counted)).filter((id) => mayAsk.has(id));
  return { ...(await sorted(tx, system, asking, families)), next: nextAfter(looked) };
}

const nextAfter = (looked: readonly PersonId[]): PersonId | undefined =>
  looked.length < PAGE ? undefined : looked.at(-1);

const holdersAmong = (
  tx: Tx,
  system: Context,
  name: "caf_number" | "family_quotient",
  among: readonly PersonId[],
): Promise<readonly PersonId[]> => listPersonsWith(tx, system, { name, limit: among.length, among });

async function sorted(tx: Tx, system: Context, asking: Asking, families: readonly PersonId[]) {
  const known = asking.way === "file" ? await withNumber(tx, system, families) : families;
  return { families, known, asked: await askable(tx, system, asking, known) };
}

/** An adult's quotient is their own household's; a child's, that of the parent who said it. */
async function familiesOf(
  tx: Tx,
  system: Context,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const today = toCivilDate(system.now());
  const known = await listForServicesOf(tx, system, personIds);
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
async function withNumber(
  tx: Tx,
  system: Context,
  families: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const known = await listForServicesOf(tx, system, families);
  return families.filter((id) => validated(known.get(id)?.elements ?? []).caf_number);
}

async function askable(
  tx: Tx,
  system: Context,
  { asks }: Asking,
  families: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const people = await findPersons(tx, system, families);
  const wishes = await listWishRows(tx, system.authorityId, families);
  const wish = new Map(wishes.map((row) => [row.person_id, row.yearly]));
  const restricted = await restrictedAmong(tx, families);
  return families.filter((id) => {
    if (restricted.has(id)) return false;
    if (people.get(id) === undefined || gone.has(people.get(id)?.status ?? "")) return false;
    return asks === "agreed" ? wish.get(id) === true : wish.get(id) !== false;
  });
}

const gone: ReadonlySet<string> = new Set(["deceased", "erased", "merged"]);
