import { type DocumentKind, type ElementName, elementDefinition } from "@ardeco/contracts";
import { addDays, type CivilDate, computeDaysBetween } from "../../../kernel/civil-date.ts";
import type { Actor } from "../../../kernel/context.ts";
import type { DeskId } from "../../../kernel/ids.ts";
import type { ElementPair } from "../../identity/identity/index.ts";
import type { FileAct, FileAnswers, FileState } from "./file/file.ts";

interface Transition {
  readonly from: readonly FileState[];
  readonly to: FileState;
  readonly by: readonly ("person" | "staff" | "system")[];
}

const anybody = ["person", "staff", "system"] as const;
const agents = ["staff", "system"] as const;

/**
 * The life of a file. The database guards the same pairs (enrolment_file_guard), and a test compares both.
 */
export const transitions: Readonly<Record<FileAct, Transition>> = {
  submit: { from: ["draft"], to: "submitted", by: anybody },
  take: { from: ["submitted"], to: "in_review", by: agents },
  ask: { from: ["in_review"], to: "awaiting_person", by: agents },
  answer: { from: ["awaiting_person"], to: "in_review", by: anybody },
  resume: { from: ["awaiting_person"], to: "in_review", by: agents },
  decide: { from: ["in_review"], to: "decided", by: agents },
  close: { from: ["decided"], to: "closed", by: agents },
  withdraw: { from: ["draft", "submitted", "in_review", "awaiting_person"], to: "withdrawn", by: anybody },
  expire: { from: ["draft"], to: "expired", by: ["system"] },
};

/** State after the act, or undefined when the machine refuses it. */
export function resolveNextState(
  state: FileState,
  act: FileAct,
  actor: Actor["kind"],
): FileState | undefined {
  const { from, to, by } = transitions[act];
  return from.includes(state) && by.some((kind) => kind === actor) ? to : undefined;
}

/** A file that still waits for something: a person has one at most. */
export const liveStates: readonly FileState[] = ["draft", "submitted", "in_review", "awaiting_person"];

/**
 * The person writes before sending and when asked; an agent, with the person at the desk, until the decision.
 */
export function mayAnswer(state: FileState, actor: Actor["kind"]): boolean {
  if (state === "draft" || state === "awaiting_person") return true;
  return actor !== "person" && liveStates.includes(state);
}

/** Days the authority gives itself to answer, shorter than the two months of CRPA art. L231-1. */
export const DECISION_DAYS = 15;
/** Silence this long accepts (CRPA art. L231-1). */
export const SILENCE_MONTHS = 2;
/** Days without a change after which a draft is abandoned. */
export const DRAFT_DAYS = 30;
/** Months to appeal after a decision (CJA art. R421-1): the file stays open to it. */
export const APPEAL_MONTHS = 2;

/**
 * The delay is suspended while the person is waited for (CRPA art. L114-5): the due day moves on by as many
 * days.
 */
export function computeDueDay(dueOn: CivilDate, waitingSince: CivilDate, today: CivilDate): CivilDate {
  return addDays(dueOn, Math.max(0, computeDaysBetween(waitingSince, today)));
}

const alwaysRequired = ["given_name", "family_name", "birthdate", "address"] as const;

/** Element names, and "channel" when nothing says how to reach the person, still needed before sending. */
export function listMissingFields(input: {
  known: ReadonlySet<ElementName>;
  answers: FileAnswers;
  /** Somebody else is written to: a child needs no address of its own to be told. */
  reachedThroughAnother: boolean;
}): readonly (ElementName | "channel")[] {
  const elsewhere = input.reachedThroughAnother && input.answers.livesElsewhere === true;
  const needed = alwaysRequired.filter((name) => !(elsewhere && name === "address"));
  const missing = needed.filter((name) => !input.known.has(name));
  const reachable =
    input.reachedThroughAnother ||
    input.known.has("email") ||
    input.known.has("phone_number") ||
    input.answers.channel === "letter";
  return reachable ? missing : [...missing, "channel"];
}

/** What an agent decides: an e-mail or a phone number is proved by a code sent to it, not by paper. */
export function isDecidedOnEvidence(name: ElementName): boolean {
  return elementDefinition(name).provenBy.length > 0;
}

/** Sent and not decided: an agent has it in front of them, or waits for the person. */
export const isInHand = (state: FileState): boolean => isExamined(state) || state === "awaiting_person";

/** An agent has it to do. */
export const isExamined = (state: string): boolean => state === "submitted" || state === "in_review";

export function isProofKind(kind: DocumentKind, name: ElementName): boolean {
  return elementDefinition(name).provenBy.includes(kind);
}

const identityElements = ["given_name", "family_name", "birthdate"] as const;

/** The person is enrolled when an agent believes who they are; an address may still be refused. */
export function isEnrolled(validated: ReadonlySet<ElementName>): boolean {
  return identityElements.every((name) => validated.has(name));
}

/**
 * The identity was believed before that moment: what is sent then changes what is known, and enrols nobody.
 * What a national identity provider says alone enrols nobody either.
 */
export function isEnrolledEarlier(elements: readonly ElementPair[], moment: Date): boolean {
  return elements.some(
    ({ name, validated }) =>
      identityElements.some((one) => one === name) &&
      validated !== undefined &&
      validated.provenance.method !== "federated_login" &&
      new Date(validated.provenance.at) < moment,
  );
}

/** Same answer as ardeco_desks_served(): a service's validator serves named desks only. */
export function isDeskAgent(actor: Actor, deskId: DeskId): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "staff") return false;
  return actor.roles.some(({ role, deskId: bound, serviceId }) => {
    if (role !== "reception" && role !== "validator" && role !== "service_validator") return false;
    if (bound !== undefined) return bound === deskId;
    return role !== "service_validator" && serviceId === undefined;
  });
}

const PREFIX_LENGTH = 12;
/** Words that say nothing without the next one. */
const LINKING = new Set(["SUR", "SOUS", "EN", "DE", "DU", "DES", "D", "LE", "LA", "LES", "L", "ET", "AUX"]);

/**
 * Short name of the authority on its receipts, of whole words: "caen-la-mer" → "CAENLAMER",
 * "trouville-sur-mer" → "TROUVILLE".
 */
export function formatReceiptPrefix(slug: string): string {
  const [first = "", ...next] = slug
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  const words = [/^[A-Z]/.test(first) ? first : `A${first}`];
  for (const word of next) {
    if (words.join("").length + word.length > PREFIX_LENGTH) break;
    words.push(word);
  }
  const isCut = words.length <= next.length;
  while (isCut && words.length > 1 && LINKING.has(words.at(-1) ?? "")) words.pop();
  return words.join("").slice(0, PREFIX_LENGTH).padEnd(2, "X");
}
