import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import type { PersonId, ServiceId } from "../../../../kernel/ids.ts";
import { buildReductionReader, type ReductionReader } from "../../../activities/couplings/index.ts";
import { listProviderAuthorities } from "../../../authorities/authorities/index.ts";
import { listOfferedServices } from "../../../catalogue/catalogue/index.ts";
import { type DatedReduction, listFactsByPerson } from "../../../catalogue/tariffs/index.ts";
import { findCurrentText, listPeopleElements } from "../../../identity/identity/index.ts";
import {
  type AccountHolder,
  type ConsumedLine,
  type CounterAccountId,
  listCounters,
  type TransferId,
} from "../../../ledger/counters/index.ts";
import type { InvoiceLine, InvoiceSeries } from "../invoice.ts";
import { buildPriceExplainer } from "../reading/build-price-explainer.ts";
import { computeSignedCents } from "../rules.ts";

type Odd = "price_differs" | "above_highest" | "twice";

interface Told {
  readonly lines: readonly InvoiceLine[];
  /** How many lines deserve a look, and why. */
  readonly odd: ReadonlyMap<Odd, number>;
}

type ServiceName = (line: ConsumedLine) => Sentence;

/** How services are called; a counter stands for one that is offered no more. */
async function buildServiceNamer(
  tx: Tx,
  system: Context,
  { counterIds }: InvoiceSeries,
): Promise<ServiceName> {
  const providers = await listProviderAuthorities(tx, system.authorityId);
  const services = await listOfferedServices(
    tx,
    providers.map(({ id }) => id),
  );
  const counters = (await listCounters(tx, system)).filter(({ id }) => counterIds.includes(id));
  return ({ serviceId, counterId }) =>
    services.find(({ id }) => id === serviceId)?.definition.title ??
    counters.find(({ id }) => id === counterId)?.name ?? { fr: "Service", en: "Service" };
}

/** Each line as the invoice says it: whose, how many at which price, and why. */
export async function buildLineWriter(
  tx: Tx,
  system: Context,
  {
    series,
    payers,
    holders,
    labels,
  }: {
    readonly series: InvoiceSeries;
    readonly payers: readonly PersonId[];
    readonly holders: ReadonlyMap<CounterAccountId, readonly AccountHolder[]>;
    readonly labels: ReadonlyMap<TransferId, string>;
  },
): Promise<(payerId: PersonId, own: readonly ConsumedLine[]) => Promise<Told>> {
  const said = await buildServiceNamer(tx, system, series);
  const names = await listMemberGivenNames(tx, system, [
    ...new Set([...holders.values()].flat().map(({ personId }) => personId)),
  ]);
  const explain = buildPriceExplainer(system);
  const known = await listFactsByPerson(tx, system, payers);
  const reductionsFor = buildReductionsCache(await buildReductionReader(tx, system));
  return async (payerId, own) => {
    const facts = known.get(payerId);
    if (!facts) throw new TypeError("the key of who pays is gone");
    const lines: InvoiceLine[] = [];
    const odd = new Map<Odd, number>();
    const more = (what: Odd, count: number) => {
      if (count > 0) odd.set(what, (odd.get(what) ?? 0) + count);
    };
    more("twice", countDoubleLines(own));
    for (const line of own) {
      const alone = findOnlyHolder(holders.get(line.accountId), line.day);
      const { problem, ...price } =
        line.backOf === null
          ? await explain(line, { ...facts, reductions: await reductionsFor(payerId, alone) })
          : { ...buildGivenBackPrice(line.amount), problem: null };
      if (problem !== null) more(problem, 1);
      lines.push({
        transferId: line.id,
        counterId: line.counterId,
        accountId: line.accountId,
        memberId: alone,
        member: alone === null ? "" : (names.get(alone) ?? ""),
        service: said(line),
        day: line.day,
        label: labels.get(line.id) ?? null,
        ...price,
        cents: computeSignedCents([line]),
      });
    }
    return { lines: lines.toSorted(compareInvoiceLines), odd };
  };
}

/** Who consumed, where the account was theirs alone that day. */
function findOnlyHolder(holders: readonly AccountHolder[] = [], day: CivilDate): PersonId | null {
  const [only, ...others] = holders.filter(({ left }) => left === null || day <= left);
  return only && others.length === 0 ? only.personId : null;
}

/**
 * What coupled offers take off for who consumed. Named to themselves alone: it tells which services they
 * hold.
 */
function buildReductionsCache(reductionsOf: ReductionReader) {
  const known = new Map<string, Promise<readonly DatedReduction[]>>();
  const unnamed = new Set<ServiceId>();
  return async (payerId: PersonId, memberId: PersonId | null): Promise<readonly DatedReduction[]> => {
    if (memberId === null) return [];
    const [who, reached] = payerId === memberId ? ["self", "all" as const] : ["other", unnamed];
    const key = `${who} ${memberId}`;
    const reading = known.get(key) ?? reductionsOf({ personId: memberId, reached });
    known.set(key, reading);
    return reading;
  };
}

const PAGE = 500;

async function listMemberGivenNames(
  tx: Tx,
  system: Context,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const names = new Map<PersonId, string>();
  for (let from = 0; from < people.length; from += PAGE) {
    const known = await listPeopleElements(tx, system, people.slice(from, from + PAGE), ["given_name"]);
    for (const [id, elements] of known) names.set(id, findCurrentText(elements, "given_name") ?? "");
  }
  return names;
}

/** Lines beyond the first of one account, service and day, less those that were given back. */
function countDoubleLines(own: readonly ConsumedLine[]): number {
  const back = new Set(own.flatMap(({ backOf }) => backOf ?? []));
  const taken = own.filter(({ id, backOf }) => backOf === null && !back.has(id));
  const days = new Set(taken.map(({ accountId, serviceId, day }) => `${accountId} ${serviceId} ${day}`));
  return taken.length - days.size;
}

const buildGivenBackPrice = (amount: number) => ({ quantity: 1, unitCents: -amount, why: null });

const compareInvoiceLines = (one: InvoiceLine, other: InvoiceLine): number =>
  one.member.localeCompare(other.member, "fr") ||
  (one.memberId ?? "").localeCompare(other.memberId ?? "") ||
  one.service.fr.localeCompare(other.service.fr, "fr") ||
  one.day.localeCompare(other.day);
