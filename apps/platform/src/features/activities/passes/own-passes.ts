import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { isEveryServiceReached, requireReachedServices } from "../../identity/households/index.ts";
import { toUse } from "./confirm-offer-use.ts";
import { toPassesSystem } from "./create-partner-agreement.ts";
import { listPasses } from "./define-pass.ts";
import { listUnmetConditions } from "./entitled.ts";
import { computeOfferLeft, findLiveGrant, listPersonMembers, type Member } from "./member.ts";
import type { Offer, Pass, Use } from "./pass.ts";
import { isAgreed, type Left } from "./rules.ts";
import { listPartnerRows } from "./store/partners.ts";
import { listMemberUses } from "./store/uses.ts";

export interface OfferPlace {
  readonly name: string;
  readonly place: string;
}

export interface OwnOffer {
  readonly offer: Offer;
  /** As it is now; the whole of it before the pass is open. */
  readonly left: Left;
  /** Where it serves today. */
  readonly places: readonly OfferPlace[];
}

export interface OwnUse {
  readonly use: Use;
  readonly offer: Offer;
  readonly partner: string;
}

/**
 * none: it may be asked for · unagreed: the agreement that carries it is missing, paused or withdrawn ·
 * unpaid: the fee comes next · open · over: its last day is past · not_entitled: they do not meet what it
 * asks, and nothing is offered.
 */
export type Standing = "none" | "unagreed" | "not_entitled" | "unpaid" | "open" | "over";

export interface OwnPass {
  readonly pass: Pass;
  readonly standing: Standing;
  /** What they do not meet, in words; none unless `not_entitled`. */
  readonly conditions: readonly Sentence[];
  readonly offers: readonly OwnOffer[];
  /** The newest first, cancelled ones among them. */
  readonly uses: readonly OwnUse[];
}

/**
 * Use case: the passes of the authority as they stand for somebody: for themselves, an agent, or who may act
 * for them: with a mandate bounded to some services, those that these services carry. Throws
 * households.cannot_act_for, access.capability_missing.
 */
export async function listOwnPasses(context: Context, personId: PersonId): Promise<readonly OwnPass[]> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = toPassesSystem(context);
  const all = await system.transaction((tx) => listPersonPasses(tx, system, personId));
  return all.filter(({ pass }) => isEveryServiceReached(reached, [pass.serviceId]));
}

/** For the system. */
export async function listPersonPasses(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly OwnPass[]> {
  const members = await listPersonMembers(tx, system, personId);
  const own: OwnPass[] = [];
  for (const pass of await listPasses(system)) {
    const member = members.find((one) => one.pass.id === pass.id);
    own.push(await buildOwnPass(tx, system, { pass, member, personId }));
  }
  return own;
}

interface Asked {
  readonly pass: Pass;
  readonly member: Member | undefined;
  readonly personId: PersonId;
}

async function buildOwnPass(tx: Tx, system: Context, { pass, member, personId }: Asked): Promise<OwnPass> {
  const { authorityId } = system;
  const today = toCivilDate(system.now());
  const partners = await listPartnerRows(tx, authorityId);
  const agreed = partners.filter((partner) => isAgreed(partner, today));
  const rows = member
    ? await listMemberUses(tx, authorityId, [parseId<"passMembership">(member.row.id)])
    : [];
  const isOpen = member !== undefined && member.row.active_on !== null;
  const offers: OwnOffer[] = [];
  for (const offer of pass.offers) {
    const whole = { uses: offer.uses, cents: offer.amountCents * offer.uses };
    const places = agreed.filter(({ offerIds }) => offerIds.includes(offer.id));
    offers.push({
      offer,
      left: isOpen ? await computeOfferLeft(tx, system, { member, offer, uses: rows }) : whole,
      places: places.map(({ name, place }) => ({ name, place })),
    });
  }
  const uses = rows.map(toUse).flatMap((use) => {
    const offer = pass.offers.find(({ id }) => id === use.offerId);
    const partner = partners.find(({ id }) => id === use.partnerId)?.name ?? "";
    return offer ? [{ use, offer, partner }] : [];
  });
  const standing = await getPassStanding(tx, system, { pass, member, personId });
  const conditions =
    !isOpen && (standing === "none" || standing === "unagreed")
      ? await listUnmetConditions(tx, system, { pass, personId })
      : [];
  return {
    pass,
    standing: conditions.length > 0 ? "not_entitled" : standing,
    conditions,
    offers,
    uses,
  };
}

async function getPassStanding(
  tx: Tx,
  system: Context,
  { pass, member, personId }: Asked,
): Promise<Standing> {
  const today = toCivilDate(system.now());
  if (pass.endsOn < today) return "over";
  const grant = await findLiveGrant(tx, system, { personId: member?.personId ?? personId, pass });
  if (!grant) return "unagreed";
  if (!member) return "none";
  if (member.row.active_on === null) return "unpaid";
  return "open";
}
