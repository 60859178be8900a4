import { addDays, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId, type StaffId } from "../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import type { PresenceProof } from "../../cards/supports/index.ts";
import { notifyTold } from "../../identity/households/index.ts";
import {
  countersErrors,
  debitAccountInTransaction,
  refundDebitInTransaction,
} from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import {
  requireActingStaff,
  requireInForce,
  requirePartner,
  toPassesSystem,
} from "./create-partner-agreement.ts";
import { listOffersById } from "./define-pass.ts";
import { passesErrors } from "./errors.ts";
import {
  buildPassCaller,
  buildPassSector,
  computeOfferLeft,
  findLiveGrant,
  listPersonMembers,
  type Member,
} from "./member.ts";
import { isCancelReason, type Offer, type OfferId, type Partner, type Use, type UseId } from "./pass.ts";
import { openTicket } from "./read-pass.ts";
import { computePaidAmount, findFreeRank, findOfferRefusal, isDayCovered } from "./rules.ts";
import { findLockedMembership } from "./store/members.ts";
import type { MembershipRow, UseRow } from "./store/tables.ts";
import { cancel, createUseRow, findLockedUse, listMemberUses, lockPassUse } from "./store/uses.ts";

export interface Confirmation {
  /** As `readPass` gave it: it serves once, whatever is sent again. */
  readonly ticket: string;
  readonly offerId: OfferId;
  /** Of what is bought, in cents. */
  readonly priceCents?: number | undefined;
}

export interface Used {
  readonly use: Use;
  readonly offer: Offer;
  /** Sent before, alike: nothing was taken this time. */
  readonly again: boolean;
}

/**
 * Use case: the partner confirms one use: one line of the ledger and one row, in one transaction. Sent again
 * alike, it is the same use. Throws passes.not_a_partner, passes.agreement_ended, passes.ticket_over,
 * passes.not_accepted_here, passes.used_up, passes.other_period, passes.price_needed,
 * passes.confirmed_already, passes.code_used, passes.not_a_member.
 */
export async function confirmOfferUse(context: Context, input: Confirmation): Promise<Used> {
  const partner = await requirePartner(context);
  const system = toPassesSystem(context);
  const staffId = requireActingStaff(context);
  const { useId, personId, until, shownBy } = openTicket(system, partner, input.ticket);
  return system.transaction(async (tx) => {
    await lockPassUse(tx, useId);
    // First: it was taken, whatever ended since.
    const known = await findLockedUse(tx, system.authorityId, useId);
    if (known) {
      const offer = (await listOffersById(system)).get(input.offerId)?.offer;
      return requireSameUse(known, { offer, partner }, input);
    }
    requireInForce(partner, toCivilDate(system.now()));
    const members = await listPersonMembers(tx, system, personId);
    const found = await getOffered(tx, system, { partner, offerId: input.offerId, members });
    const row = await findLockedMember(tx, system, { members, found });
    if (system.now().getTime() > until) throw passesErrors.error("passes.ticket_over");
    if (!row || row.active_on === null) throw passesErrors.error("passes.not_a_member");
    const used = await createOfferUse(tx, system, {
      ...found,
      ...{ members, partner, useId, staffId, shownBy, priceCents: input.priceCents },
    });
    const data = { partner: partner.name, number: used.use.number };
    await record(tx, context, { action: "passes.used_at_till", data });
    return used;
  });
}

interface Offered {
  readonly member: Member;
  readonly offer: Offer;
}

/** Throws passes.not_accepted_here, passes.other_period, passes.not_a_member. */
async function getOffered(
  tx: Tx,
  system: Context,
  {
    partner,
    offerId,
    members,
  }: { readonly partner: Partner; readonly offerId: OfferId; readonly members: readonly Member[] },
): Promise<Offered> {
  if (!partner.offerIds.includes(offerId)) throw passesErrors.error("passes.not_accepted_here");
  for (const member of members) {
    const offer = member.pass.offers.find(({ id }) => id === offerId);
    if (!offer) continue;
    if (!isDayCovered(member.pass, toCivilDate(system.now())))
      throw passesErrors.error("passes.other_period");
    // Of two memberships of one pass, of two numbers that are one person, the one that was agreed to serves.
    if (!(await findLiveGrant(tx, system, member))) continue;
    return { member, offer };
  }
  throw passesErrors.error("passes.not_a_member");
}

/** Two uses of one person wait for each other here, whoever scans and by whichever pass. */
async function findLockedMember(
  tx: Tx,
  { authorityId }: Context,
  { members, found }: { readonly members: readonly Member[]; readonly found: Offered },
): Promise<MembershipRow | undefined> {
  let theirs: MembershipRow | undefined;
  // In one order for everybody, as an erasure has it.
  for (const id of members.map(({ row }) => row.id).toSorted()) {
    const row = await findLockedMembership(tx, authorityId, parseId<"passMembership">(id));
    if (id === found.member.row.id) theirs = row;
  }
  return theirs;
}

interface Writing extends Offered {
  /** Of the person: what is told looks at all that they used. */
  readonly members: readonly Member[];
  readonly partner: Partner;
  readonly useId: UseId;
  /** Who confirms. */
  readonly staffId: StaffId;
  readonly shownBy: PresenceProof;
  readonly priceCents: number | undefined;
}

async function createOfferUse(tx: Tx, system: Context, writing: Writing): Promise<Used> {
  const { member, offer, partner, useId, staffId, shownBy, priceCents } = writing;
  const { pass, personId } = member;
  const membershipId = parseId<"passMembership">(member.row.id);
  const day = toCivilDate(system.now());
  const every = await listMemberUses(
    tx,
    system.authorityId,
    writing.members.map(({ row }) => parseId<"passMembership">(row.id)),
  );
  const uses = every.filter((use) => use.membership_id === membershipId);
  const left = await computeOfferLeft(tx, system, { member, offer, uses });
  const refusal = findOfferRefusal(offer, left, day);
  if (refusal !== undefined) throw passesErrors.error(refusal);
  const rank = findFreeRank(offer.uses, listHeldRanks(uses, offer));
  if (rank === undefined) throw passesErrors.error("passes.used_up");
  const cents = computePaidAmount(offer, priceCents, left.cents);
  if (cents === undefined) throw passesErrors.error("passes.price_needed");
  const moved = await runLedgerWork(() =>
    debitAccountInTransaction(tx, system, buildPassCaller(pass), {
      counterId: offer.counterId,
      key: useId,
      label: partner.name,
      subject: computePairwiseSubject(system, buildPassSector(pass), personId),
      amount: offer.amountCents > 0 ? cents : 1,
    }),
  );
  const row = await createUseRow(tx, {
    authority_id: system.authorityId,
    id: useId,
    pass_id: pass.id,
    offer_id: offer.id,
    partner_id: partner.id,
    membership_id: membershipId,
    rank,
    amount_cents: cents,
    day,
    transfer_id: moved.id,
    shown: shownBy,
    staff_id: staffId,
  });
  const data = { partner: partner.name, offer: offer.name.fr, cents };
  await record(tx, system, { action: "passes.used", personId, data });
  if (shownBy !== "live" || !isExpected(every, { partner, day }))
    await notifyOfferUse(tx, system, { personId, shownBy, partner, offer, cents, number: row.number });
  return { use: toUse(row), offer, again: false };
}

/**
 * A shop is told of passes, and never of counters: what the ledger refuses is an offer that is not theirs any
 * more.
 */
const runLedgerWork = <Done>(work: () => Promise<Done>): Promise<Done> =>
  recoverRefusal(listCodes(countersErrors), work, () => {
    throw passesErrors.error("passes.not_a_member");
  });

/** A card found in a bag is emptied a use a day: one at most is silent in as many days. */
const SILENT_DAYS = 7;

/**
 * A card that lies on a reader, or that a reader finds in a bag, gives codes as long as it is there, to one
 * partner or to several: what goes without a word is the first use of seven days, over all of them, where
 * something that stands was used on an earlier day. What a partner took and cancelled makes nobody its
 * customer, and counts among those seven days.
 */
const isExpected = (
  uses: readonly UseRow[],
  { partner, day }: { readonly partner: Partner; readonly day: CivilDate },
): boolean =>
  uses.some((use) => use.partner_id === partner.id && use.day < day && use.cancelled_on === null) &&
  !uses.some((use) => use.shown === "live" && use.day > addDays(day, -SILENT_DAYS));

/**
 * A paper whose copy is as good, a number and a date of birth, or a card that serves where it never did or
 * once more this week, are all that it took: the person hears of it, wherever they are.
 */
async function notifyOfferUse(
  tx: Tx,
  system: Context,
  told: {
    readonly personId: PersonId;
    readonly shownBy: PresenceProof;
    readonly partner: Partner;
    readonly offer: Offer;
    readonly cents: number;
    readonly number: number;
  },
): Promise<void> {
  const { personId, shownBy, partner, offer, cents, number } = told;
  const data = { shownBy, partner: partner.name, offer: offer.name, cents, number };
  await notifyTold(tx, system, { personId, template: "pass_used", data });
}

const listHeldRanks = (uses: readonly UseRow[], offer: Offer): readonly number[] =>
  uses.flatMap(({ offer_id, cancelled_on, rank }) =>
    offer_id === offer.id && cancelled_on === null ? [rank] : [],
  );

/**
 * The same offer for the same amount; anything else is refused, and told where to look. So is a code read out
 * that another partner confirmed: its use is theirs.
 */
function requireSameUse(
  known: UseRow,
  { offer, partner }: { readonly offer: Offer | undefined; readonly partner: Partner },
  { priceCents }: Confirmation,
): Used {
  const cents = offer && computePaidAmount(offer, priceCents, offer.amountCents);
  if (known.partner_id !== partner.id) throw passesErrors.error("passes.code_used");
  if (!offer || known.offer_id !== offer.id || cents !== known.amount_cents || known.cancelled_on !== null)
    throw passesErrors.error("passes.confirmed_already");
  return { use: toUse(known), offer, again: true };
}

export interface UseCancellation {
  readonly id: UseId;
  readonly reason: string;
}

/**
 * Use case: the partner takes back a use of today, with its reason: it is given back to the person. Twice is
 * once. An agreement that ended since changes nothing of it. Throws passes.not_a_partner, passes.unknown_use
 * (another partner's too), passes.cancel_today_only, passes.reason_needed.
 */
export async function cancelUse(context: Context, { id, reason }: UseCancellation): Promise<void> {
  const partner = await requirePartner(context);
  if (!isCancelReason(reason)) throw passesErrors.error("passes.reason_needed");
  const system = toPassesSystem(context);
  await system.transaction(async (tx) => {
    const row = await findLockedUse(tx, system.authorityId, id);
    if (!row || row.partner_id !== partner.id) throw passesErrors.error("passes.unknown_use");
    if (row.cancelled_on !== null) return;
    const on: CivilDate = toCivilDate(system.now());
    if (row.day !== on || row.statement_id !== null) throw passesErrors.error("passes.cancel_today_only");
    const known = (await listOffersById(system)).get(parseId<"passOffer">(row.offer_id));
    if (!known) throw passesErrors.error("passes.unknown_use");
    const moved = await refundDebitInTransaction(tx, system, buildPassCaller(known.pass), {
      counterId: known.offer.counterId,
      key: `${id} cancelled`,
      label: partner.name,
      about: parseId<"counterTransfer">(row.transfer_id),
    });
    const staffId = requireActingStaff(context);
    await cancel(tx, system.authorityId, { id, on, reason, transferId: moved.id, staffId });
    const data = { partner: partner.name, offer: known.offer.name.fr, use: id };
    await record(tx, context, { action: "passes.use_cancelled", data });
  });
}

export const toUse = (row: UseRow): Use => ({
  id: parseId<"passUse">(row.id),
  partnerId: parseId<"passPartner">(row.partner_id),
  offerId: parseId<"passOffer">(row.offer_id),
  number: row.number,
  day: row.day,
  amountCents: row.amount_cents,
  transferId: parseId<"counterTransfer">(row.transfer_id),
  shown: row.shown,
  cancelled:
    row.cancelled_on === null || row.cancel_reason === null
      ? null
      : { on: row.cancelled_on, reason: row.cancel_reason },
  statementId: row.statement_id === null ? null : parseId<"passStatement">(row.statement_id),
});
