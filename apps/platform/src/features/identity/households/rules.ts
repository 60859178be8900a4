import { ageOn, type DocumentKind } from "@ardeco/contracts";
import { addMonths, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import type { Act, EndCause, Representation, RepresentationKind } from "./representation.ts";

const MAJORITY_YEARS = 18;

/** A colleague is found while the person waits. */
export const COLLEAGUE_WINDOW_MS = 60 * 60_000;

/**
 * Parental authority ends at eighteen (Code civil art. 371-1 and 388), by civil date; born on 29 February: on
 * 1 March.
 */
export function isAdult(birthdate: CivilDate, today: CivilDate): boolean {
  return computeMajority(birthdate) <= today;
}

/** To be compared as text, so that 29 February of a common year falls between 28 February and 1 March. */
export function computeMajority(birthdate: CivilDate): CivilDate {
  const year = String(Number(birthdate.slice(0, 4)) + MAJORITY_YEARS).padStart(4, "0");
  return year + birthdate.slice(4);
}

/** From this age on a person decides for themselves (GDPR art. 8; law of 6 January 1978, art. 45). */
const DECIDES_YEARS = 15;

/**
 * Without a birth date, nothing says that they are a child. Born on 29 February: on 1 March of a common year.
 */
export function mayDecideAlone(birthdate: CivilDate | undefined, today: CivilDate): boolean {
  const age = birthdate === undefined ? undefined : ageOn(birthdate, today);
  return age === undefined || age >= DECIDES_YEARS;
}

/**
 * A mother of sixteen has parental authority: the Code civil (art. 371-1) sets no age. Below this one, it is
 * a mistake.
 */
export const youngestParentYears = 15;

export function mayBeParent(birthdate: CivilDate | undefined, today: CivilDate): boolean {
  const age = birthdate === undefined ? undefined : ageOn(birthdate, today);
  return age === undefined || age >= youngestParentYears;
}

/** What is known of when somebody was born: what was checked, and what was said and waits. */
export interface Birth {
  readonly checked?: CivilDate;
  readonly said?: CivilDate;
}

const ENDED_IN_TIME: ReadonlySet<EndCause> = new Set(["court_decision", "coming_of_age", "expired", "death"]);

/**
 * Whether this link of a parent counts for the days on which it stood: seen by an agent, or said by whoever
 * made the child's account with a date of a child's. One that was refused, taken back before it was seen, or
 * an error, never stood.
 */
export function isBelieved(edge: Representation, { checked, said, createdBy }: Represented): boolean {
  if (edge.ended !== undefined && !ENDED_IN_TIME.has(edge.ended.cause)) return false;
  if (edge.state === "ended" && edge.ended === undefined) return false;
  if (edge.state === "validated" || edge.decided !== undefined) return true;
  return createdBy === edge.representativeId && (checked ?? said) !== undefined;
}

/**
 * What ends a parent's right. By a date that was checked: one that a parent types would shut the other out.
 */
export function isKnownAdult({ checked }: Birth, today: CivilDate): boolean {
  return checked !== undefined && isAdult(checked, today);
}

export function isEndedByMajority({ kind, measure }: Pick<Representation, "kind" | "measure">): boolean {
  return kind === "parental_authority" || measure === "tutelle_mineur";
}

/**
 * Whether this link let its representative into the account until majority. One tied to an adult, never
 * decided, or ended before (by a court, as an error) hands no account over.
 */
export function isAccountHolder(
  edge: Representation,
  { birthdate, createdBy }: { readonly birthdate: CivilDate; readonly createdBy: PersonId | undefined },
): boolean {
  return (
    isEndedByMajority(edge) &&
    (edge.ended === undefined || edge.ended.cause === "coming_of_age") &&
    (edge.decided !== undefined || edge.representativeId === createdBy) &&
    !isAdult(birthdate, toCivilDate(new Date(edge.declaredAt)))
  );
}

/**
 * Whether the address that opens an account was given for a child, not by them: nobody holds an account by
 * themselves before fifteen, whatever became since of the address by which a parent enters their own.
 */
export function isGivenForChild(
  confirmedOn: CivilDate | undefined,
  { birthdate }: { readonly birthdate: CivilDate },
): boolean {
  return confirmedOn !== undefined && !mayDecideAlone(birthdate, confirmedOn);
}

/** What is known of the represented person on the day of the act. */
export interface Represented extends Birth {
  readonly createdBy?: PersonId;
}

export interface RepresentationAsked {
  readonly act: Act;
  readonly serviceId?: ServiceId;
  readonly today: CivilDate;
}

/** Does this edge let its representative do this today? */
export function isActAllowed(
  edge: Representation,
  represented: Represented,
  asked: RepresentationAsked,
): boolean {
  return isLive(edge, represented, asked.today) && isActCovered(edge, represented, asked);
}

/** Validated, or declared by whoever created the person; not past its last day; not past majority. */
function isLive(edge: Representation, represented: Represented, today: CivilDate): boolean {
  if (edge.state === "ended") return false;
  if (edge.state === "declared" && represented.createdBy !== edge.representativeId) return false;
  if (edge.until !== undefined && edge.until < today) return false;
  return !(isEndedByMajority(edge) && isKnownAdult(represented, today));
}

function isActCovered(
  edge: Representation,
  { checked, said }: Represented,
  { act, serviceId }: RepresentationAsked,
): boolean {
  if (act === "unusual") return false;
  if (act === "prepare") return serviceId === undefined || isScopeCovered(edge, serviceId);
  if (edge.measure === "curatelle") return false;
  // Who is believed on their word alone must say a date of a child's. A link that an agent saw holds whatever
  // becomes of the date: taken back, refused or run out, it would shut both parents out, as an adult's would.
  if (isEndedByMajority(edge) && edge.state === "declared" && (checked ?? said) === undefined) return false;
  return isScopeCovered(edge, serviceId);
}

/**
 * A scope bounds acts on services; what bears on the person itself stays open to a mandate without scope
 * only.
 */
function isScopeCovered({ scope }: Representation, serviceId: ServiceId | undefined): boolean {
  return scope === undefined || (serviceId !== undefined && scope.includes(serviceId));
}

const provenBy: Readonly<Record<RepresentationKind, readonly DocumentKind[]>> = {
  parental_authority: ["family_record_book", "birth_certificate", "court_decision"],
  guardianship: ["court_decision"],
  mandate: ["mandate"],
};

/** Kinds of document that prove a representation. */
export function listEdgeEvidence(kind: RepresentationKind): readonly DocumentKind[] {
  return provenBy[kind];
}

const endedBy: Readonly<Record<RepresentationKind, readonly EndCause[]>> = {
  parental_authority: ["court_decision", "error"],
  guardianship: ["court_decision", "expired", "error"],
  mandate: ["revoked", "renounced", "expired", "court_decision", "error"],
};

/**
 * Why an agent may end it. Parental authority is neither given back nor withdrawn (Code civil art. 376): a
 * court decides.
 */
export function listEndCauses(kind: RepresentationKind): readonly EndCause[] {
  return endedBy[kind];
}

/** Longest mandate accepted, so that a forgotten one dies. */
export const longestMandateMonths = 36;

export function isMandateValid(until: CivilDate | undefined, today: CivilDate): boolean {
  return until !== undefined && until >= today && until <= addMonths(today, longestMandateMonths);
}

/** Ends a party may pronounce by itself; the others are an agent's, or follow from the calendar. */
export function findPartyEndCause(edge: Representation, party: PersonId): EndCause | undefined {
  if (edge.state === "declared") return party === edge.representedId ? "revoked" : "renounced";
  if (edge.kind !== "mandate") return undefined;
  return party === edge.representedId ? "revoked" : "renounced";
}
