import { addMonths, type CivilDate } from "../../../kernel/civil-date.ts";
import type { LossDoor, SupportKind, SupportState } from "./support.ts";

/**
 * Where a support may go from each state; nothing leads back from what never serves again. The trigger of the
 * table says the same.
 */
const moves: Readonly<Record<SupportState, readonly SupportState[]>> = {
  ordered: ["personalised", "revoked", "expired"],
  personalised: ["issued", "lost", "revoked", "expired"],
  issued: ["active", "lost", "revoked", "expired", "replaced"],
  active: ["suspended", "lost", "revoked", "expired", "replaced"],
  suspended: ["active", "lost", "revoked", "expired", "replaced"],
  lost: ["replaced", "revoked"],
  revoked: [],
  expired: [],
  replaced: [],
};

export const canMove = (from: SupportState, to: SupportState): boolean => moves[from].includes(to);

/** The only state in which it opens anything. */
export const isStandingState = (state: SupportState): boolean => state === "active";

/** What a terminal that is offline must refuse before its last day. */
export const isDenied = (state: SupportState): boolean =>
  state === "suspended" || state === "lost" || state === "revoked" || state === "replaced";

/** It serves, or will. */
export const isLive = (state: SupportState): boolean => canMove(state, "expired");

/** Somebody may have it in hand: it can be lost. */
export const canBeLost = (state: SupportState): boolean => canMove(state, "lost");

/** A lost one waits for the next; one in hand goes on until the next is there. */
export const canBeReplaced = (state: SupportState): boolean => canMove(state, "replaced");

/**
 * A card or a printed card may be held for years; a phone is bound again each year, so that its root key may
 * be replaced.
 */
const MONTHS: Readonly<Record<SupportKind, number>> = { card: 60, printed: 12, phone: 12, nfc_phone: 12 };

export const computeSupportExpiry = (kind: SupportKind, today: CivilDate): CivilDate =>
  addMonths(today, MONTHS[kind]);

/** More than anybody carries: beyond, one is mistaken, or tries something. */
export const MOST_LIVE = 10;

/** In twelve months, lost and ended ones too: the deny list of every terminal grows with each. */
export const MOST_A_YEAR = 20;

/**
 * How long a terminal without a connection may go on with the list it has; said to the person who lost
 * something.
 */
export const OFFLINE_HOURS = 4;

/** Ended supports are kept that long, to answer for them. */
export const KEPT_MONTHS = 12;

/**
 * What a loss makes of a support. A voice on the phone that nobody recognised stops it all the same, since a
 * thief gains nothing by that; but it is undone at the desk, since whoever only wants to harm would gain by
 * the rest.
 */
export const getStateAfterLoss = (door: LossDoor, isRecognised: boolean): "lost" | "suspended" =>
  door === "phone" && !isRecognised ? "suspended" : "lost";

/** Of what one person holds, what serves until that day at most, without another of its kind that goes on. */
export function selectEnding<Held extends HeldSupport>(
  held: readonly Held[],
  { today, until }: { readonly today: CivilDate; readonly until: CivilDate },
): readonly Held[] {
  const goesOn = new Set(held.filter(({ expiresOn }) => expiresOn > until).map(({ kind }) => kind));
  return held.filter(
    ({ state, kind, expiresOn }) =>
      isStandingState(state) && expiresOn >= today && expiresOn <= until && !goesOn.has(kind),
  );
}

interface HeldSupport {
  readonly kind: SupportKind;
  readonly state: SupportState;
  readonly expiresOn: CivilDate;
}
