import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { hasGain } from "../../identity/interests/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computeCounterDigest } from "../../trust/keys/index.ts";
import {
  applyHouseTransfer,
  type CounterAccountId,
  countersErrors,
  findAccountsBySubject,
  openAccountInTransaction,
} from "../counters/index.ts";
import { oldcardsErrors } from "./errors.ts";
import {
  computeCardDigest,
  getCardStanding,
  listCountersById,
  type OldCard,
  type OldCardId,
  type OldCardUseId,
  toOldCard,
  toOldcardsSystem,
} from "./old-card.ts";
import {
  computeMinute,
  MISS_MINUTES,
  MOST_MISSES,
  MOST_READS,
  MOST_STOPS,
  parseCardNumber,
} from "./rules.ts";
import { requireReasonText } from "./said.ts";
import {
  addMiss,
  countMisses,
  countStops,
  createUseRow,
  type FoundCard,
  findLockedCard,
  findUse,
  listByDigests,
  listCardCounters,
  lockCardHolder,
  setCardStopped,
  type UseRow,
} from "./store/cards.ts";
import { lockOldCardFiles } from "./store/files.ts";

/** Of all who take money at a desk. */
const MAY = "payment.take";

/**
 * Use case: an agent types, or scans, the number of a former card: what is left on it, for each counter that
 * has this number; used up and stopped ones too. Ten numbers that are of none stop this agent for a quarter
 * of an hour. Throws access.capability_missing, oldcards.unknown, oldcards.too_many_misses.
 */
export async function readOldCard(context: Context, typed: string): Promise<readonly OldCard[]> {
  requireCapability(context, MAY);
  const system = toOldcardsSystem(context);
  // A miss is kept whatever is answered; so is what was read, for whoever asks who looked.
  const found = await system.transaction(async (tx) => {
    const cards = await find(tx, system, context, typed);
    for (const { id, counter } of cards)
      await record(tx, context, { action: "oldcards.read", data: { card: id, counter: counter.name.fr } });
    return cards;
  });
  if (found.length === 0) throw oldcardsErrors.error("oldcards.unknown");
  return found;
}

async function find(tx: Tx, system: Context, context: Context, typed: string): Promise<readonly OldCard[]> {
  const [missing, reading] = [
    computeHolderDigest(context, "agent"),
    computeHolderDigest(context, "reads of agent"),
  ];
  await lockCardHolder(tx, missing);
  const { authorityId } = system;
  const minute = computeMinute(system.now());
  const since = minute - MISS_MINUTES;
  const misses = await countMisses(tx, authorityId, { holder: missing, since });
  // Numbers follow one another: whoever looks at all of them is stopped, though each is there.
  const reads = await countMisses(tx, authorityId, { holder: reading, since });
  if (misses >= MOST_MISSES || reads >= MOST_READS) throw oldcardsErrors.error("oldcards.too_many_misses");
  const counters = await listCountersById(tx, system);
  const number = parseCardNumber(typed);
  const found: OldCard[] = [];
  for (const counter_id of number === "" ? [] : await listCardCounters(tx, authorityId)) {
    const counter = counters.get(counter_id);
    if (!counter) continue;
    const digests = [computeCardDigest(system, counter.id, number)];
    const rows = await listByDigests(tx, authorityId, { counterId: counter.id, digests });
    found.push(...rows.map((row) => toOldCard(row, counters)));
  }
  await addMiss(tx, authorityId, { holder: found.length === 0 ? missing : reading, minute });
  return found;
}

function computeHolderDigest(context: Context, what: string): Buffer {
  const { actor } = context;
  const who = actor.kind === "staff" ? actor.staffId : actor.kind;
  return computeCounterDigest(context, "oldcards", `${what} ${who}`);
}

export interface UsingOldCard {
  readonly id: OldCardId;
  /** Of the form: sent twice, it is one use. */
  readonly useId: OldCardUseId;
  readonly units: number;
}

export interface UsedOldCard extends OldCard {
  /** The form was sent before: nothing was taken now. */
  readonly again: boolean;
}

/**
 * Use case: so many units are used, once. Throws access.capability_missing, oldcards.unknown,
 * oldcards.used_up, oldcards.stopped, oldcards.awaited, oldcards.recalled, oldcards.units_not_valid,
 * oldcards.use_differs.
 */
export async function debitOldCard(
  context: Context,
  { id, useId, units }: UsingOldCard,
): Promise<UsedOldCard> {
  requireCapability(context, MAY);
  if (!Number.isSafeInteger(units) || units < 1) throw oldcardsErrors.error("oldcards.units_not_valid");
  const system = toOldcardsSystem(context);
  return system.transaction(async (tx) => {
    const row = await getCard(tx, system, id);
    const counters = await listCountersById(tx, system);
    const known = await findUse(tx, system.authorityId, useId);
    if (known) {
      if (known.card_id !== id || known.units !== units || known.kind !== "use")
        throw oldcardsErrors.error("oldcards.use_differs");
      return { ...toOldCard(row, counters), again: true };
    }
    await debitCardUnits(tx, system, row, { id: useId, kind: "use", units });
    const card = toOldCard({ ...row, used: row.used + units }, counters);
    const { counter, left } = card;
    const data = { counter: counter.name.fr, units, left, unit: counter.unit, card: id, use: useId };
    await record(tx, context, { action: "oldcards.used", data });
    return { ...card, again: false };
  });
}

/** Use case: the same card as it is now. Throws access.capability_missing, oldcards.unknown. */
export async function getOldCard(context: Context, id: OldCardId): Promise<OldCard> {
  requireCapability(context, MAY);
  const system = toOldcardsSystem(context);
  return system.transaction(async (tx) =>
    toOldCard(await getCard(tx, system, id), await listCountersById(tx, system)),
  );
}

interface Attaching extends Pick<UsingOldCard, "id" | "useId"> {
  readonly personId: PersonId;
}

export interface AttachedOldCard {
  readonly card: OldCard;
  readonly moved: number;
  /** The form was sent before: nothing was moved now. */
  readonly again: boolean;
}

/**
 * Use case: somebody shows their card: what is left goes to their account of its counter, opened if need be,
 * and the paper is used up. Sent twice, it is moved once. Whoever would gain leaves it to a colleague. Throws
 * as debitOldCard, oldcards.own_interest, households.cannot_act_for, counters.counter_closed,
 * counters.kept_elsewhere, counters.over_ceiling.
 */
export async function convertOldCard(context: Context, attaching: Attaching): Promise<AttachedOldCard> {
  requireCapability(context, MAY);
  const { personId } = attaching;
  await context.transaction((tx) =>
    requireRepresentative(tx, context, { forPersonId: personId, act: "usual" }),
  );
  const system = toOldcardsSystem(context);
  return system.transaction(async (tx) => {
    await requireNoInterest(tx, context, personId);
    return convertCardBalance(tx, { context, system }, attaching);
  });
}

async function convertCardBalance(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { id, useId, personId }: Attaching,
): Promise<AttachedOldCard> {
  const row = await getCard(tx, system, id);
  const counters = await listCountersById(tx, system);
  const card = toOldCard(row, counters);
  const use = await findUse(tx, system.authorityId, useId);
  if (use) return getEarlierConversion(tx, system, { card, use, personId });
  requireUnits(row, Math.max(1, card.left));
  // Goes with what follows when it is refused: a card that gives nothing leaves no account behind.
  const accountId = await openAccountInTransaction(tx, context, { personId, counterId: card.counter.id });
  const moved = card.left;
  await debitCardUnits(tx, system, row, { id: useId, kind: "moved", units: moved });
  const { counter } = card;
  await creditCardBalance(tx, system, { counterId: counter.id, useId, accountId, units: moved });
  const data = { counter: counter.name.fr, units: moved, unit: counter.unit, card: id, use: useId };
  await record(tx, context, { action: "oldcards.moved", personId, data });
  return { card: toOldCard({ ...row, used: row.units }, counters), moved, again: false };
}

interface Credit {
  readonly counterId: OldCard["counter"]["id"];
  readonly useId: string;
  readonly accountId: CounterAccountId;
  readonly units: number;
}

const creditCardBalance = (tx: Tx, system: Context, { counterId, useId, accountId, units }: Credit) =>
  applyHouseTransfer(tx, system, {
    counterId,
    caller: "oldcards",
    key: useId,
    kind: "credit",
    other: "opening",
    accountId,
    amount: units,
    label: "Ancienne carte",
  });

/**
 * The same form again, whatever became of the counter since. It went to one account: sent for somebody else,
 * nothing is said to be theirs.
 */
async function getEarlierConversion(
  tx: Tx,
  system: Context,
  { card, use, personId }: { readonly card: OldCard; readonly use: UseRow; readonly personId: PersonId },
): Promise<AttachedOldCard> {
  if (use.card_id !== card.id || use.kind !== "moved") throw oldcardsErrors.error("oldcards.use_differs");
  for (const accountId of await findAccountsBySubject(tx, system, personId)) {
    const same = { counterId: card.counter.id, useId: use.id, accountId, units: use.units };
    if (await isSameCredit(tx, system, same)) return { card, moved: use.units, again: true };
  }
  throw oldcardsErrors.error("oldcards.use_differs");
}

/** The ledger has a line of this key: it answers whether it is this one. */
const isSameCredit = (tx: Tx, system: Context, asked: Credit): Promise<boolean> =>
  recoverRefusal(
    listCodes(countersErrors, "counters.key_reused"),
    async () => (await creditCardBalance(tx, system, asked)).again,
    () => false,
  );

async function requireNoInterest(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  const system = toOldcardsSystem(context);
  if (await hasGain(tx, system, personId, actor)) throw oldcardsErrors.error("oldcards.own_interest");
}

/**
 * Use case: its number serves no more, with the reason, which the journal keeps; no file brings it back, and
 * another administrator may (`resumeOldCard`). Ten a day by an agent who is none. Twice is once. Throws
 * access.capability_missing, oldcards.unknown, oldcards.reason_needed, oldcards.characters,
 * oldcards.too_many_stops.
 */
export async function suspendOldCard(
  context: Context,
  { id, reason }: { readonly id: OldCardId; readonly reason: string },
): Promise<OldCard> {
  requireCapability(context, MAY);
  const why = requireReasonText(reason);
  const system = toOldcardsSystem(context);
  return system.transaction(async (tx) => {
    // A file that is being taken may bear its number.
    await lockOldCardFiles(tx, system.authorityId);
    const row = await getCard(tx, system, id);
    const counters = await listCountersById(tx, system);
    if (row.stopped_on !== null) return toOldCard(row, counters);
    const on = toCivilDate(system.now());
    const by = context.actor.kind === "staff" ? context.actor.staffId : null;
    const isBound = by !== null && !hasCapability(context.actor, "counter.manage");
    if (isBound && (await countStops(tx, system.authorityId, { by, on })) >= MOST_STOPS)
      throw oldcardsErrors.error("oldcards.too_many_stops");
    await setCardStopped(tx, row, { on, by });
    const card = toOldCard({ ...row, stopped_on: on }, counters);
    const { counter, left } = card;
    const data = { counter: counter.name.fr, left, unit: counter.unit, reason: why, card: id };
    await record(tx, context, { action: "oldcards.stopped", data });
    return card;
  });
}

/** Held until the end: two uses of one card queue here. */
async function getCard(tx: Tx, system: Context, id: OldCardId): Promise<FoundCard> {
  const row = await findLockedCard(tx, system.authorityId, id);
  if (!row) throw oldcardsErrors.error("oldcards.unknown");
  return row;
}

/** Throws when the card gives not so many. */
function requireUnits(row: FoundCard, units: number): void {
  const standing = getCardStanding(row);
  if (standing !== "serves") throw oldcardsErrors.error(`oldcards.${standing}`);
  if (row.used + units > row.units) throw oldcardsErrors.error("oldcards.used_up");
}

async function debitCardUnits(
  tx: Tx,
  system: Context,
  row: FoundCard,
  use: { readonly id: OldCardUseId; readonly kind: "use" | "moved"; readonly units: number },
): Promise<void> {
  requireUnits(row, use.units);
  const isNew = await createUseRow(tx, {
    authority_id: system.authorityId,
    card_id: row.id,
    day: toCivilDate(system.now()),
    ...use,
  });
  // Two desks sent one form for two cards, at once: what this one took goes back with the transaction.
  if (!isNew) throw oldcardsErrors.error("oldcards.use_differs");
}
