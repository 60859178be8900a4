import { parseReceiptNumber } from "@ardeco/contracts";
import { Type } from "typebox";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import {
  checkRefusals,
  findPresented,
  formatSupportKind,
  type PresenceProof,
} from "../../cards/supports/index.ts";
import { findCurrentText, listElements } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import {
  buildIdShape,
  buildJsonReader,
  buildKeyShape,
  type Opened,
  openFromBrowser,
  sealForBrowser,
} from "../../trust/keys/index.ts";
import { requireAgreed, toPassesSystem } from "./create-partner-agreement.ts";
import { passesErrors } from "./errors.ts";
import { readCode, readShortCode } from "./issue-short-code.ts";
import { computeOfferLeft, findLiveGrant, listPersonMembers, type Member } from "./member.ts";
import type { Offer, Partner, UseId } from "./pass.ts";
import { type PassRefusal, passRefusalWords } from "./pass-refusal-words.ts";
import {
  computeMinute,
  findOfferRefusal,
  formatShownName,
  isDayCovered,
  type Left,
  MISS_MINUTES,
  MOST_DATES_A_PARTNER,
  MOST_MISSES,
  TICKET_MINUTES,
} from "./rules.ts";
import { addMiss, addPartnerMiss, countMisses, countPartnerMisses } from "./store/misses.ts";
import { ensureReaderEstablishment, findLockedPartner } from "./store/partners.ts";
import { listMemberUses } from "./store/uses.ts";
import { readBirthdate, verifyNumberBirthdate } from "./verify-number-birthdate.ts";

/** What a partner sees before confirming: enough to compare with a face, and what they accept. */
export interface OfferRead {
  readonly offer: Offer;
  readonly left: Left;
  /**
   * The numbers of its uses by this person here today, that nobody took back: whoever scans twice is told.
   */
  readonly usedToday: readonly number[];
  /** Why it opens nothing today; absent when it does. */
  readonly refusal?: "passes.other_period" | "passes.used_up";
}

export type PassRead =
  | {
      readonly accepted: false;
      readonly why: Sentence;
      /** Set where the date of birth is what is missing: nothing was tried. */
      readonly needsBirthdate?: true;
    }
  | {
      readonly accepted: true;
      /** Sealed: who it is stays with the platform. Another each time, good for five minutes and one use. */
      readonly ticket: string;
      /** First name, and the initial of the family name. */
      readonly who: string;
      readonly support: Sentence;
      readonly shownBy: PresenceProof;
      readonly offers: readonly OfferRead[];
    };

const Ticket = Type.Object({
  useId: buildIdShape<"passUse">(),
  partnerId: buildIdShape<"passPartner">(),
  personId: buildIdShape<"person">(),
  until: Type.Integer(),
  support: Type.Object({ fr: Type.String(), en: Type.String() }),
  shownBy: buildKeyShape({ live: "", paper: "", number: "" }),
});
const readTicket = buildJsonReader("pass_ticket", Ticket);
const FIELD = "passes:ticket";

export interface Typed {
  /** A QR code as it was read, a short code, or the number printed on a card. */
  readonly code: string;
  /** With a number, which proves nothing: the date of birth that the person says, “05/09/2004”. */
  readonly born?: string;
}

/**
 * Use case: a partner scans, and sees who it is and what is left before anything is taken. The code of a
 * phone is spent by it, whatever follows; one that is read out, by confirming. The person's journal tells it.
 * Refusals are answers: throws only passes.not_a_partner, passes.agreement_ended, and, of what can be
 * guessed, passes.too_many_misses, passes.too_many_dates.
 */
export async function readPass(context: Context, typed: Typed): Promise<PassRead> {
  const partner = await requireAgreed(context);
  const system = toPassesSystem(context);
  // The tills of a partner wait for each other here, and not while what is left is read.
  const found = await system.transaction(async (tx) => {
    const guessable = parseGuessable(typed.code.trim());
    if (guessable === undefined) return findHolderByCode(tx, system, { partner, code: typed.code.trim() });
    await requireFewMisses(tx, system, partner);
    const isNumber = "number" in guessable;
    if (isNumber) await requireFewDates(tx, system, partner);
    const one = await findHolderByGuess(tx, system, { partner, guessable, born: typed.born });
    if ("why" in one && one.isMiss === true) await createMiss(tx, system, { partner, isNumber });
    return one;
  });
  if ("why" in found)
    return {
      accepted: false,
      why: found.why,
      ...(found.why === passRefusalWords.born_needed ? { needsBirthdate: true } : {}),
    };
  const useId = found.useId ?? system.newId<UseId>();
  const until = system.now().getTime() + TICKET_MINUTES * 60_000;
  return system.transaction(async (tx) => {
    const { personId, support, shownBy } = found;
    const ticket = { personId, support, shownBy, useId, partnerId: partner.id, until };
    const read = await buildPassRead(tx, system, ticket, partner);
    if (!read.accepted) return read;
    const data = { partner: partner.name };
    await record(tx, system, { action: "passes.shown", personId: found.personId, data });
    // Who at the till: for the authority, and in nobody's own journal.
    await record(tx, context, { action: "passes.read_at_till", data });
    return read;
  });
}

/**
 * Use case: what was scanned, once more, as it is now: for the page of a confirmation that was refused.
 * Nothing is spent. Throws passes.not_a_partner, passes.agreement_ended, passes.ticket_over.
 */
export async function retryPassRead(context: Context, carried: string): Promise<PassRead> {
  const partner = await requireAgreed(context);
  const system = toPassesSystem(context);
  const ticket = openTicket(system, partner, carried);
  if (system.now().getTime() > ticket.until) throw passesErrors.error("passes.ticket_over");
  return system.transaction((tx) => buildPassRead(tx, system, ticket, partner));
}

/**
 * Use case: how many typed codes may still open nothing before this partner waits. Throws
 * passes.not_a_partner, passes.agreement_ended.
 */
export async function readTriesLeft(context: Context): Promise<number> {
  const partner = await requireAgreed(context);
  const system = toPassesSystem(context);
  return system.transaction((tx) => computeTriesLeft(tx, system, partner));
}

async function computeTriesLeft(tx: Tx, system: Context, { id: partnerId }: Partner): Promise<number> {
  const since = computeMinute(system.now()) - MISS_MINUTES;
  return Math.max(0, MOST_MISSES - (await countMisses(tx, system.authorityId, { partnerId, since })));
}

/** Who guesses with ten at once queues here too. */
async function requireFewMisses(tx: Tx, system: Context, partner: Partner): Promise<void> {
  await findLockedPartner(tx, system.authorityId, partner.id);
  if ((await computeTriesLeft(tx, system, partner)) === 0) throw passesErrors.error("passes.too_many_misses");
}

/** Throws passes.too_many_dates. */
async function requireFewDates(tx: Tx, system: Context, { id: partnerId }: Partner): Promise<void> {
  const on = { partnerId, day: toCivilDate(system.now()) };
  if ((await countPartnerMisses(tx, system.authorityId, on)) >= MOST_DATES_A_PARTNER)
    throw passesErrors.error("passes.too_many_dates");
}

async function createMiss(
  tx: Tx,
  system: Context,
  { partner: { id: partnerId }, isNumber }: { readonly partner: Partner; readonly isNumber: boolean },
): Promise<void> {
  const now = system.now();
  await addMiss(tx, system.authorityId, { partnerId, minute: computeMinute(now) });
  if (isNumber) await addPartnerMiss(tx, system.authorityId, { partnerId, day: toCivilDate(now) });
}

interface Found {
  readonly personId: PersonId;
  readonly support: Sentence;
  readonly shownBy: PresenceProof;
  /** Of a code read out: it makes one use. */
  readonly useId?: UseId;
}

interface Refused {
  readonly why: Sentence;
  /** It may have been a guess. */
  readonly isMiss?: boolean;
}

/**
 * The figures of a code read out, or the number of a card: short enough to be tried one after another. All
 * else is signed.
 */
type Guessable = { readonly figures: string } | { readonly number: string };

/** As it is read aloud and typed: spaces, or nothing at all, where the card has hyphens. */
const formatHyphenedCode = (code: string): string =>
  code.replace(/[\s-]+/g, "-").replace(/^([A-Z][A-Z0-9]{1,11})(\d{4})(\d{6})([A-Z0-9]{2})$/i, "$1-$2-$3-$4");

function parseGuessable(code: string): Guessable | undefined {
  const figures = readShortCode(code);
  if (figures !== undefined) return { figures };
  const number = parseReceiptNumber(formatHyphenedCode(code));
  return number.ok ? { number: number.text } : undefined;
}

/** A card that was opened at a till or a kiosk opens nothing here. */
const AT = { purpose: "partner" } as const;

/** What is signed, or what can be neither: whoever sends it guesses nothing. */
async function findHolderByCode(
  tx: Tx,
  system: Context,
  { partner, code }: { readonly partner: Partner; readonly code: string },
): Promise<Found | Refused> {
  if (/^[\d\s]+$/.test(code)) return { why: passRefusalWords.not_eight };
  if (/^[A-Z][A-Z0-9]{1,11}-\d{4}-/i.test(formatHyphenedCode(code)))
    return { why: passRefusalWords.number_mistyped };
  const read = await findPresented(tx, system, { typed: code, readBy: partner.name, at: AT });
  if (!read.accepted) return { why: checkRefusals[read.refusal] };
  const { readerId } = read;
  // What one partner opened, another would use in silence.
  if (readerId !== undefined) {
    const siret = await ensureReaderEstablishment(tx, system.authorityId, {
      readerId,
      partnerId: partner.id,
    });
    // The same shop, whichever agreement of theirs: one ends each year.
    if (siret !== partner.siret) return { why: passRefusalWords.reader_of_another };
  }
  return { personId: read.personId, support: formatSupportKind(read.kind), shownBy: read.shownBy };
}

interface Guessed {
  readonly partner: Partner;
  readonly guessable: Guessable;
  readonly born: string | undefined;
}

async function findHolderByGuess(
  tx: Tx,
  system: Context,
  { partner, guessable, born }: Guessed,
): Promise<Found | Refused> {
  if ("figures" in guessable) return findHolderByFigures(tx, system, guessable.figures);
  const { number } = guessable;
  if (readBirthdate(born) === undefined) return { why: passRefusalWords.born_needed };
  const read = await findPresented(tx, system, { typed: number, readBy: partner.name, at: AT });
  // One answer for all that is wrong with a number: whoever tries them learns nothing, neither who has one,
  // nor what became of it.
  if (!(await verifyNumberBirthdate(tx, system, { number, read, born })) || !read.accepted)
    return { why: passRefusalWords.number_wrong, isMiss: true };
  return { personId: read.personId, support: formatSupportKind(read.kind), shownBy: read.shownBy };
}

const SHORT: Sentence = { fr: "Code dicté", en: "Code read out" };

async function findHolderByFigures(tx: Tx, system: Context, figures: string): Promise<Found | Refused> {
  const read = await readCode(tx, system, figures);
  return "refusal" in read
    ? { why: passRefusalWords[read.refusal], isMiss: read.refusal === "code_unknown" }
    : { ...read, support: SHORT, shownBy: "live" };
}

async function buildPassRead(
  tx: Tx,
  system: Context,
  ticket: OpenTicket,
  partner: Partner,
): Promise<PassRead> {
  const { personId, support, shownBy } = ticket;
  const members = await listPersonMembers(tx, system, personId);
  const why = await findPassRefusal(tx, system, members);
  if (why !== undefined) return { accepted: false, why: passRefusalWords[why] };
  const offers: OfferRead[] = [];
  for (const member of members) offers.push(...(await listAcceptedOffers(tx, system, { member, partner })));
  if (offers.length === 0) return { accepted: false, why: passRefusalWords.elsewhere };
  const sealed = sealForBrowser(system, FIELD, JSON.stringify(ticket));
  return {
    accepted: true,
    ticket: sealed,
    who: await formatHolderName(tx, system, members),
    support,
    shownBy,
    offers,
  };
}

/** Why no pass of theirs opens anything; undefined when one does. */
async function findPassRefusal(
  tx: Tx,
  system: Context,
  members: readonly Member[],
): Promise<PassRefusal | undefined> {
  if (members.length === 0) return "no_pass";
  const open = members.filter(({ row }) => row.active_on !== null);
  if (open.length === 0) return "not_open";
  const today = toCivilDate(system.now());
  const current = open.filter(({ pass }) => isDayCovered(pass, today));
  if (current.length === 0) return "other_period";
  for (const { pass, personId } of current)
    if (await findLiveGrant(tx, system, { pass, personId })) return undefined;
  return "no_pass";
}

async function listAcceptedOffers(
  tx: Tx,
  system: Context,
  { member, partner }: { readonly member: Member; readonly partner: Partner },
): Promise<readonly OfferRead[]> {
  const today = toCivilDate(system.now());
  const { pass, row, personId } = member;
  if (row.active_on === null || !isDayCovered(pass, today)) return [];
  if (!(await findLiveGrant(tx, system, { pass, personId }))) return [];
  const uses = await listMemberUses(tx, system.authorityId, [parseId<"passMembership">(row.id)]);
  const read: OfferRead[] = [];
  for (const offer of pass.offers.filter(({ id }) => partner.offerIds.includes(id))) {
    const left = await computeOfferLeft(tx, system, { member, offer, uses });
    const refusal = findOfferRefusal(offer, left, today);
    const usedToday = uses
      .filter((use) => use.offer_id === offer.id && use.partner_id === partner.id && use.day === today)
      .flatMap(({ number, cancelled_on }) => (cancelled_on === null ? [number] : []));
    read.push({ offer, left, usedToday, ...(refusal === undefined ? {} : { refusal }) });
  }
  return read;
}

/** What they agreed to say to the pass, and no more. */
async function formatHolderName(tx: Tx, system: Context, members: readonly Member[]): Promise<string> {
  for (const { pass, personId } of members) {
    const grant = await findLiveGrant(tx, system, { pass, personId });
    if (!grant) continue;
    const names = (["given_name", "family_name"] as const).filter((name) => grant.granted.includes(name));
    const known = await listElements(tx, system, personId, names);
    const text = (name: "given_name" | "family_name") =>
      names.includes(name) ? (findCurrentText(known, name) ?? "") : "";
    return formatShownName(text("given_name").split(" ")[0] ?? "", text("family_name"));
  }
  return "";
}

export type OpenTicket = Opened<typeof Ticket>;

/** Throws passes.ticket_over: past its time, another partner's, or none. */
export function openTicket(system: Context, partner: Partner, carried: string): OpenTicket {
  try {
    const ticket = readTicket(openFromBrowser(system, FIELD, carried));
    if (ticket.partnerId === partner.id) return ticket;
  } catch {
    // A ticket that does not open is no ticket.
  }
  throw passesErrors.error("passes.ticket_over");
}
