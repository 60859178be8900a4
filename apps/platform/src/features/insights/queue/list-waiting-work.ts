import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import {
  mayHoldWaiting,
  noWaitingCounts,
  toKindPlace,
  type WaitingCounts,
  type WaitingFilter,
  type WaitingItem,
  type WaitingKind,
  type WaitingMoment,
  type WaitingOrder,
  type WaitingPlace,
  type WaitingRows,
} from "../../../kernel/waiting.ts";
import { findLocalNightStart } from "../../enrolment/enrolment/index.ts";
import { formatNameInUse, listPeopleElements, nameElements } from "../../identity/identity/index.ts";
import { findWaitingSearch } from "./find-waiting-search.ts";
import { listHealthyKinds } from "./list-healthy-kinds.ts";
import { mergeWaiting } from "./merge-waiting.ts";

/** As many as a screen shows twice. */
export const WAITING_A_PAGE = 25;

export interface WorkQuery extends Pick<WaitingFilter, "scope" | "assigned" | "deskId"> {
  /** Of one kind, by its name. */
  readonly kind?: string;
  readonly isLate?: boolean;
  readonly isFresh?: boolean;
  /** What an agent typed. */
  readonly search: string;
  readonly order: WaitingOrder;
  readonly isDescending: boolean;
  readonly after?: WaitingPlace;
}

export interface WaitingWork {
  readonly items: readonly WaitingItem[];
  readonly next?: WaitingPlace;
  /** By the name of the kind, for those that the agent may see. */
  readonly counts: ReadonlyMap<string, WaitingCounts>;
  /** Kinds that could not be read: the others are all here. */
  readonly silent: readonly WaitingKind[];
  /** Since when what nobody took is new: the last closing of the offices before today. */
  readonly arrivedFrom: Date;
}

export interface WorkReading {
  readonly kinds: readonly WaitingKind[];
  readonly query: WorkQuery;
  /** Told of a kind that could not be read, by its name. */
  readonly onFailure?: (error: unknown, kind: string) => void;
}

/**
 * Use case: a page of everything that waits for this agent, and how many of each kind. Each kind is read
 * under the agent's rights; names are opened for the rows shown only, and told to the journal by the kind
 * they are of.
 *
 * All of it is one transaction, which a query that fails ends: each kind is then tried alone, and the page is
 * read again without those that fail. A refusal is an answer, and is thrown.
 */
export async function listWaitingWork(
  context: Context,
  { kinds, query, onFailure = () => {} }: WorkReading,
): Promise<WaitingWork> {
  const seen = kinds.filter((kind) => kind.maySee(context.actor));
  try {
    return { ...(await readWork(context, seen, query)), silent: [] };
  } catch (error) {
    const tryAlone = (kind: WaitingKind) => readWork(context, [kind], query);
    const healthy = await listHealthyKinds(context, { kinds: seen, error, tryAlone, onFailure });
    const work = await readWork(context, healthy, query);
    return { ...work, silent: seen.filter((kind) => !healthy.includes(kind)) };
  }
}

async function readWork(
  context: Context,
  seen: readonly WaitingKind[],
  query: WorkQuery,
): Promise<Omit<WaitingWork, "silent">> {
  return context.transaction(async (tx) => {
    const arrivedFrom = await findLocalNightStart(tx, context);
    const { deskId } = query;
    const moment = {
      today: toCivilDate(context.now()),
      arrivedFrom,
      ...(deskId === undefined ? {} : { deskId }),
    };
    const counts = await countKinds(context, seen, moment);
    const search = await findWaitingSearch(tx, context, query.search);
    const filter = buildWaitingFilter(query, moment, search);
    const asked = seen.filter(({ name }) => query.kind === undefined || query.kind === name);
    const { shown, next } = await readPage(context, { kinds: asked, query, filter });
    return { items: await nameItems(tx, context, shown), ...(next ? { next } : {}), counts, arrivedFrom };
  });
}

/** A kind that is of no desk has none where one is chosen. */
export async function countKinds(
  context: Context,
  kinds: readonly WaitingKind[],
  moment: WaitingMoment,
): Promise<ReadonlyMap<string, WaitingCounts>> {
  const counted = kinds.map(async (kind) => {
    const isRead = moment.deskId === undefined || kind.isOfDesks === true;
    return [kind.name, isRead ? await kind.countWaiting(context, moment) : noWaitingCounts] as const;
  });
  return new Map(await Promise.all(counted));
}

function buildWaitingFilter(
  { scope, assigned, isLate, isFresh, deskId }: WorkQuery,
  { today, arrivedFrom }: WaitingMoment,
  search: WaitingFilter["search"],
): WaitingFilter {
  return {
    scope,
    ...(assigned === undefined ? {} : { assigned }),
    ...(isLate ? { dueBefore: today } : {}),
    ...(isFresh ? { arrivedFrom } : {}),
    ...(deskId === undefined ? {} : { deskId }),
    ...(search === undefined ? {} : { search }),
  };
}

interface PageReading {
  readonly kinds: readonly WaitingKind[];
  readonly query: WorkQuery;
  readonly filter: WaitingFilter;
}

async function readPage(
  context: Context,
  { kinds, query: { order, isDescending, after }, filter }: PageReading,
): Promise<{ readonly shown: readonly WaitingItem[]; readonly next?: WaitingPlace }> {
  const limit = WAITING_A_PAGE + 1;
  const read = await Promise.all(
    kinds
      .filter((kind) => mayHoldWaiting(kind, filter))
      .map(async (kind) => {
        const from = after ? { after: toKindPlace(after, kind.name) } : {};
        const rows = await kind.listWaiting(context, { ...filter, order, isDescending, limit, ...from });
        return { kind: kind.name, keys: rows.keys, rows };
      }),
  );
  const merged = mergeWaiting(read, { order, isDescending, limit });
  const places = merged.slice(0, WAITING_A_PAGE);
  const shown = await openPlaces(read, places);
  const last = places.at(-1);
  return { shown, ...(merged.length > places.length && last ? { next: last } : {}) };
}

async function openPlaces(
  read: readonly { readonly kind: string; readonly rows: WaitingRows }[],
  places: readonly WaitingPlace[],
): Promise<readonly WaitingItem[]> {
  const opened = await Promise.all(
    read.map(({ kind, rows }) => {
      const ids = places.filter((place) => place.kind === kind).map(({ id }) => id);
      return ids.length === 0 ? [] : rows.openItems(ids);
    }),
  );
  const items = new Map(opened.flat().map((item) => [`${item.kind} ${item.id}`, item]));
  return places.flatMap(({ kind, id }) => items.get(`${kind} ${id}`) ?? []);
}

/** Row-level security says whose names this agent may open: nothing stands for the others. */
async function nameItems(
  tx: Tx,
  context: Context,
  items: readonly WaitingItem[],
): Promise<readonly WaitingItem[]> {
  const ids = [...new Set(items.flatMap(({ subjectIds = [] }) => subjectIds))];
  if (ids.length === 0) return items;
  const people = await listPeopleElements(tx, context, ids, nameElements);
  const and = new Intl.ListFormat(context.language, { type: "conjunction" });
  return items.map((item) => {
    if (!item.subjectIds) return item;
    const names = item.subjectIds.map((id) => formatNameInUse(people.get(id) ?? [])).filter(Boolean);
    return { ...item, subject: and.format(names) };
  });
}
