import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { CounterAccountId } from "../counters/index.ts";
import { listHouseholds, listParentsOnce, majorityOf, type ParentOnce } from "../households/index.ts";
import { currentText, listElementsOf, listMergesInForce } from "../identity/index.ts";
import type { InvoiceSeriesId } from "./invoice.ts";
import { mayOwe, type Payable, type Payer, payerOn, type Tellers } from "./payer-rules.ts";
import { accountAlias, openNaming } from "./sealed-content.ts";
import { listNamingRows } from "./store/payers.ts";

export type { Payer } from "./payer-rules.ts";

export interface Owed {
  readonly accountId: CounterAccountId;
  readonly day: CivilDate;
}

export type PayerOf = (owed: Owed) => Payer;

/** Who pays each line of some accounts, everything that it depends on read at once, a page of people at a time. By the system. */
export async function payersOf(
  tx: Tx,
  system: Context,
  {
    seriesId,
    holders,
    lines,
  }: {
    readonly seriesId: InvoiceSeriesId;
    readonly holders: ReadonlyMap<CounterAccountId, readonly PersonId[]>;
    readonly lines: readonly Owed[];
  },
): Promise<PayerOf> {
  const payables = await payablesOf(tx, system, { seriesId, holders });
  const days = Map.groupBy(lines, ({ accountId }) => accountId);
  const disputed = [...payables].flatMap(([accountId, payable]) => {
    const owed = new Set((days.get(accountId) ?? []).map(({ day }) => day));
    return [...owed].map((day) => mayOwe(payable, day)).filter((people) => people.length > 1);
  });
  const tellers = await tellersOf(tx, system, [...new Set(disputed.flat())]);
  return ({ accountId, day }) => {
    const payable = payables.get(accountId);
    return payable ? payerOn(payable, day, tellers) : { problem: "nobody" };
  };
}

const PAGE = 500;

/** What says who pays, for each of these accounts. By the system. */
export async function payablesOf(
  tx: Tx,
  system: Context,
  {
    seriesId,
    holders,
  }: {
    readonly seriesId: InvoiceSeriesId;
    readonly holders: ReadonlyMap<CounterAccountId, readonly PersonId[]>;
  },
): Promise<ReadonlyMap<CounterAccountId, Payable>> {
  const people = [...new Set([...holders.values()].flat())];
  const known = new Map<PersonId, Known>();
  for (let from = 0; from < people.length; from += PAGE)
    for (const one of await knownOf(tx, system, people.slice(from, from + PAGE)))
      known.set(one.personId, one);
  const named = await namingsOf(tx, system, { seriesId, accountIds: [...holders.keys()] });
  const involved = [...known.values()].flatMap(({ personId, parents }) => [
    personId,
    ...parents.map(({ parentId }) => parentId),
  ]);
  const kept = await keptOf(tx, system, [...new Set([...involved, ...namedIn(named)])]);
  return new Map(
    [...holders].map(([accountId, own]) => {
      const holdersOf = Map.groupBy(
        own.flatMap((id) => known.get(id) ?? []),
        ({ personId }) => kept(personId),
      );
      return [
        accountId,
        {
          holders: [...holdersOf].map(([personId, [first, ...others]]) => ({
            personId,
            adultFrom: first?.adultFrom ?? null,
            parents: [first, ...others]
              .flatMap((one) => one?.parents ?? [])
              .map(({ parentId, until }) => ({ parentId: kept(parentId), until })),
          })),
          named: (named.get(accountId) ?? []).map((one) => ({ ...one, payerId: kept(one.payerId) })),
        },
      ] as const;
    }),
  );
}

interface Known {
  readonly personId: PersonId;
  readonly adultFrom: CivilDate | null;
  readonly parents: readonly ParentOnce[];
}

async function knownOf(tx: Tx, system: Context, people: readonly PersonId[]): Promise<readonly Known[]> {
  const parents = await listParentsOnce(tx, system, people);
  const elements = await listElementsOf(tx, system, people, ["birthdate"]);
  return people.map((personId) => {
    const birthdate = currentText(elements.get(personId) ?? [], "birthdate");
    return {
      personId,
      adultFrom: birthdate === undefined ? null : majorityOf(birthdate),
      parents: parents.get(personId) ?? [],
    };
  });
}

/** What agents said of each of these accounts, the last said first. Of somebody erased nothing is left. */
async function namingsOf(
  tx: Tx,
  system: Context,
  {
    seriesId,
    accountIds,
  }: { readonly seriesId: InvoiceSeriesId; readonly accountIds: readonly CounterAccountId[] },
) {
  const aliases = new Map(
    accountIds.map((id) => [accountAlias(system, seriesId, id).toString("hex"), id] as const),
  );
  const rows = await listNamingRows(tx, system.authorityId, { seriesId });
  const said = rows.flatMap((row) => {
    const accountId = aliases.get(row.account.toString("hex"));
    if (accountId === undefined) return [];
    const naming = openNaming(system, { seriesId, id: row.id }, row.content);
    return naming ? [{ accountId, payerId: naming.payerId, from: row.from_on }] : [];
  });
  return Map.groupBy(said, ({ accountId }) => accountId);
}

const namedIn = (named: ReadonlyMap<CounterAccountId, readonly { readonly payerId: PersonId }[]>) =>
  [...named.values()].flat().map(({ payerId }) => payerId);

/** Two records of one person: the one that is kept. */
async function keptOf(
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
async function tellersOf(tx: Tx, system: Context, people: readonly PersonId[]): Promise<Tellers> {
  const homes = new Map<PersonId, ReadonlySet<PersonId>>();
  for (const id of people) {
    const households = await listHouseholds(tx, system, id);
    homes.set(id, new Set(households.flatMap(({ members }) => members.map(({ personId }) => personId))));
  }
  const quotients = await listElementsOf(tx, system, people, ["family_quotient"]);
  return {
    liveTogether: ([first, ...others]) =>
      first !== undefined && others.every((other) => homes.get(first)?.has(other) === true),
    hasQuotient: (id) => quotients.get(id)?.some(({ validated }) => validated !== undefined) === true,
  };
}
