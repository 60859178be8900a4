import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  computeMajority,
  listHouseholds,
  listParentsOnce,
  type ParentOnce,
} from "../../../identity/households/index.ts";
import { findCurrentText, listMergesInForce, listPeopleElements } from "../../../identity/identity/index.ts";
import type { AccountHolder, CounterAccountId } from "../../../ledger/counters/index.ts";
import type { InvoiceSeriesId } from "../invoice.ts";
import { readEach } from "../reading/read-each.ts";
import { computeAccountAlias, openNaming } from "../sealed-content.ts";
import { listNamingRows } from "../store/payers.ts";
import {
  mayOwe,
  type PayableAccount,
  type PayerDecision,
  resolvePayer,
  type Tellers,
} from "./payer-rules.ts";

export type { PayerDecision } from "./payer-rules.ts";

export interface OwedLine {
  readonly accountId: CounterAccountId;
  readonly day: CivilDate;
}

/** `unreadable`: something that decides, known of this person, does not open. */
export type PayerFinder = (owed: OwedLine) => PayerDecision | { readonly unreadable: PersonId };

/**
 * Who pays each line of some accounts, everything that it depends on read at once, a page of people at a
 * time. By the system.
 */
export async function buildPayerFinder(
  tx: Tx,
  system: Context,
  {
    seriesId,
    holders,
    lines,
  }: {
    readonly seriesId: InvoiceSeriesId;
    readonly holders: ReadonlyMap<CounterAccountId, readonly AccountHolder[]>;
    readonly lines: readonly OwedLine[];
  },
): Promise<PayerFinder> {
  const { payables, closed } = await loadPayables(tx, system, { seriesId, holders });
  const days = Map.groupBy(lines, ({ accountId }) => accountId);
  const disputed = [...payables].flatMap(([accountId, payable]) => {
    const owed = new Set((days.get(accountId) ?? []).map(({ day }) => day));
    return [...owed].map((day) => mayOwe(payable, day)).filter((people) => people.length > 1);
  });
  const tellers = await loadTellers(tx, system, [...new Set(disputed.flat())]);
  return ({ accountId, day }) => {
    const unread = closed.get(accountId);
    if (unread !== undefined) return { unreadable: unread };
    const payable = payables.get(accountId);
    if (!payable) return { problem: "nobody" };
    const people = mayOwe(payable, day);
    const untold = people.length > 1 ? people.find((id) => tellers.closed.has(id)) : undefined;
    return untold === undefined ? resolvePayer(payable, day, tellers) : { unreadable: untold };
  };
}

const PAGE = 500;

interface Payables {
  readonly payables: ReadonlyMap<CounterAccountId, PayableAccount>;
  /** The accounts of somebody of whom what decides does not open, with whom: they keep back nobody else. */
  readonly closed: ReadonlyMap<CounterAccountId, PersonId>;
}

/** What says who pays, for each of these accounts. By the system. */
export async function loadPayables(
  tx: Tx,
  system: Context,
  {
    seriesId,
    holders,
  }: {
    readonly seriesId: InvoiceSeriesId;
    readonly holders: ReadonlyMap<CounterAccountId, readonly AccountHolder[]>;
  },
): Promise<Payables> {
  const people = [...new Set([...holders.values()].flat().map(({ personId }) => personId))];
  const { read: known, closed } = await readEach(people, (some) => loadHolderFacts(tx, system, some));
  const named = await loadNamings(tx, system, { seriesId, accountIds: [...holders.keys()] });
  const involved = [...known.values()].flatMap(({ personId, parents }) => [
    personId,
    ...parents.map(({ parentId }) => parentId),
  ]);
  const kept = await buildKeptResolver(tx, system, [...new Set([...involved, ...listNamedPeople(named)])]);
  const payables = new Map(
    [...holders].map(([accountId, own]) => {
      const holdersOf = Map.groupBy(
        own.flatMap(({ personId, left }) => {
          const one = known.get(personId);
          return one ? [{ ...one, left }] : [];
        }),
        ({ personId }) => kept(personId),
      );
      return [
        accountId,
        {
          holders: [...holdersOf].map(([personId, [first, ...others]]) => ({
            personId,
            adultFrom: first?.adultFrom ?? null,
            left: computeLastLeft([first, ...others].flatMap((one) => one ?? [])),
            parents: [first, ...others]
              .flatMap((one) => one?.parents ?? [])
              .map(({ parentId, until }) => ({ parentId: kept(parentId), until })),
          })),
          named: (named.get(accountId) ?? []).map((one) => ({ ...one, payerId: kept(one.payerId) })),
        },
      ] as const;
    }),
  );
  const unread = [...holders].flatMap(([accountId, own]) => {
    const one = own.find(({ personId }) => closed.has(personId));
    return one === undefined ? [] : [[accountId, one.personId] as const];
  });
  return { payables, closed: new Map(unread) };
}

/** Of two records of one person, each with its account: they hold it as long as one does. */
function computeLastLeft(records: readonly Pick<AccountHolder, "left">[]): CivilDate | null {
  const days = records.map(({ left }) => left);
  return days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
}

interface Known {
  readonly personId: PersonId;
  readonly adultFrom: CivilDate | null;
  readonly parents: readonly ParentOnce[];
}

async function loadHolderFacts(
  tx: Tx,
  system: Context,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Known>> {
  const parents = await listParentsOnce(tx, system, people);
  const elements = await listPeopleElements(tx, system, people, ["birthdate"]);
  return new Map(
    people.map((personId) => {
      const birthdate = findCurrentText(elements.get(personId) ?? [], "birthdate");
      const adultFrom = birthdate === undefined ? null : computeMajority(birthdate);
      return [personId, { personId, adultFrom, parents: parents.get(personId) ?? [] }];
    }),
  );
}

/** What agents said of each of these accounts, the last said first. Of somebody erased nothing is left. */
async function loadNamings(
  tx: Tx,
  system: Context,
  {
    seriesId,
    accountIds,
  }: { readonly seriesId: InvoiceSeriesId; readonly accountIds: readonly CounterAccountId[] },
) {
  const aliases = new Map(
    accountIds.map((id) => [computeAccountAlias(system, seriesId, id).toString("hex"), id] as const),
  );
  const rows = await listNamingRows(tx, system.authorityId, { seriesId });
  const said = rows.flatMap((row) => {
    const accountId = aliases.get(row.account.toString("hex"));
    if (accountId === undefined) return [];
    const naming = openNaming(system, { seriesId, id: row.id }, row.content);
    return naming ? [{ accountId, payerId: naming.payerId, from: row.from_on, on: row.named_on }] : [];
  });
  return Map.groupBy(said, ({ accountId }) => accountId);
}

const listNamedPeople = (named: ReadonlyMap<CounterAccountId, readonly { readonly payerId: PersonId }[]>) =>
  [...named.values()].flat().map(({ payerId }) => payerId);

/** Two records of one person: the one that is kept. */
async function buildKeptResolver(
  tx: Tx,
  system: Context,
  people: readonly PersonId[],
): Promise<(id: PersonId) => PersonId> {
  const kept = new Map<PersonId, PersonId>();
  for (let from = 0; from < people.length; from += PAGE)
    for (const { sides } of await listMergesInForce(tx, system, people.slice(from, from + PAGE)))
      kept.set(sides.foldedId, sides.keptId);
  return (id) => kept.get(id) ?? id;
}

/** Only of those between whom something is to be decided. */
async function loadTellers(
  tx: Tx,
  system: Context,
  people: readonly PersonId[],
): Promise<Tellers & { readonly closed: ReadonlySet<PersonId> }> {
  const homes = new Map<PersonId, ReadonlySet<PersonId>>();
  for (const id of people) {
    const households = await listHouseholds(tx, system, id);
    homes.set(id, new Set(households.flatMap(({ members }) => members.map(({ personId }) => personId))));
  }
  const { read: quotients, closed } = await readEach(people, (some) =>
    listPeopleElements(tx, system, some, ["family_quotient"]),
  );
  return {
    closed,
    liveTogether: ([first, ...others]) =>
      first !== undefined && others.every((other) => homes.get(first)?.has(other) === true),
    hasQuotient: (id) => quotients.get(id)?.some(({ validated }) => validated !== undefined) === true,
  };
}
