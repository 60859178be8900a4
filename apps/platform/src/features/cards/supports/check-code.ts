import {
  type KeyFinder,
  type Refusal,
  RefusedCode,
  ROTATING_PREFIX,
  readRotatingCode,
  readSignedCode,
  refusals,
} from "@ardeco/signed-qr";
import type { Context, Tx } from "../../../kernel/context.ts";
import { elevate } from "../../../kernel/elevate.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { getDesk } from "../../authorities/authorities/index.ts";
import { listOfferedServices } from "../../catalogue/catalogue/index.ts";
import { listLiveGrants } from "../../consent/consent/index.ts";
import { findKept, findPerson } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import type { Equipment, EquipmentId } from "../equipment/index.ts";
import { computeStepHolder, findCodeKey, findRoot, type StepUse } from "./code-keys.ts";
import { type CodeShowingPlace, isOpenedCard, readOpenedCard } from "./opened-card.ts";
import { isDenied, isStandingState } from "./rules.ts";
import { findSupportRow, reserveCodeStep, type SupportRow } from "./store.ts";
import type { SupportId, SupportKind, SupportState } from "./support.ts";

/** Beyond those of the code itself. */
const ofSupport = {
  unknown: {
    fr: "Ce support n’est connu d’aucune collectivité servie ici.",
    en: "This support is known to no authority served here.",
  },
  "not-in-hand": { fr: "Ce support n’a pas encore été remis.", en: "This support was not handed over yet." },
  suspended: { fr: "Ce support est suspendu.", en: "This support is suspended." },
  lost: { fr: "Ce support a été déclaré perdu.", en: "This support was declared lost." },
  revoked: { fr: "Ce support a été arrêté.", en: "This support was ended." },
  replaced: { fr: "Ce support a été remplacé par un autre.", en: "This support was replaced by another." },
  closed: { fr: "Ce support n’est plus à personne.", en: "This support is no longer anybody’s." },
} as const satisfies Record<string, Sentence>;

export type CheckRefusal = Refusal | keyof typeof ofSupport;
export const checkRefusals: Readonly<Record<CheckRefusal, Sentence>> = { ...refusals, ...ofSupport };

export type Checked =
  | { readonly accepted: false; readonly refusal: CheckRefusal }
  | {
      readonly accepted: true;
      readonly kind: SupportKind;
      /**
       * The person's name at the service of the terminal's desk, as its application knows it; null without an
       * agreement.
       */
      readonly subject: string | null;
      /**
       * An agent checked who this person is; false of somebody who only declared it, whom most services wait
       * to know.
       */
      readonly isChecked: boolean;
      /**
       * Whether anything else than the code shows that the holder is there: a paper is shown by whoever has
       * it.
       */
      readonly isCopyable: boolean;
    };

/**
 * Use case: a terminal, known by its secret, asks whether a code is good. It learns the person's name at the
 * service of its own desk, and no other: nor the support's number, nor its id. The person's journal tells it.
 * Whatever the code, it throws nothing.
 */
export async function checkCode(
  context: Context,
  { code, equipment }: { readonly code: string; readonly equipment: Equipment },
): Promise<Checked> {
  const system = elevate(context, {
    name: equipment.name,
    reason: "A terminal has no session: its secret was checked, and its name stands in the journal.",
  });
  return system.transaction(async (tx) => {
    const at = { purpose: "terminal", deskId: equipment.deskId } as const;
    const found = await findByCode(tx, system, code, at);
    if ("refusal" in found) return { accepted: false, refusal: found.refusal };
    const { row, personId, isChecked, refused } = found;
    const { kind } = row;
    const data = { kind, equipment: equipment.name, accepted: refused === undefined };
    await record(tx, system, { action: "supports.shown", personId, data });
    if (refused !== undefined) return { accepted: false, refusal: refused };
    const subject = await findSubjectAtService(tx, system, equipment, personId);
    return { accepted: true, kind, subject, isChecked, isCopyable: isCopyable(code) };
  });
}

/** A phone’s code changes, and a card was opened by its key: neither is shown by who has a picture of it. */
export const isCopyable = (code: string): boolean => !code.startsWith(ROTATING_PREFIX) && !isOpenedCard(code);

interface Found {
  readonly row: SupportRow;
  /** Who it is today: two numbers merged are one person. */
  readonly personId: PersonId;
  readonly isChecked: boolean;
  readonly refused?: CheckRefusal;
  /** The reader that opened it, of a card. */
  readonly readerId?: EquipmentId;
}

/**
 * Whose code it is, as the system. A support that is known and no longer stands is found, with the reason.
 * @param at where the code of a card that was opened may be shown; undefined: nowhere
 */
export async function findByCode(
  tx: Tx,
  system: Context,
  code: string,
  at?: CodeShowingPlace,
): Promise<Found | { readonly refusal: CheckRefusal }> {
  const read = await readCode(tx, system, code, at);
  if ("refusal" in read) return read;
  const found = await findCarried(tx, system, read.id);
  const { readerId } = read;
  return "row" in found && readerId !== undefined ? { ...found, readerId } : found;
}

/** Whose support it is. For the system. */
export async function findCarried(
  tx: Tx,
  system: Context,
  id: SupportId,
): Promise<Found | { readonly refusal: "unknown" | "closed" }> {
  const row = await findSupportRow(tx, system.authorityId, id);
  if (!row) return { refusal: "unknown" };
  const personId = await findKept(tx, system, parseId<"person">(row.person_id));
  const person = await findPerson(tx, system, personId);
  const isThere = person?.status === "declared" || person?.status === "enrolled";
  if (!isThere) return { refusal: "closed" };
  const refused = findStateRefusal(row.state);
  const isChecked = person.status === "enrolled";
  return { row, personId, isChecked, ...(refused === undefined ? {} : { refused }) };
}

/** Which support the code names, or why it is refused. */
async function readCode(
  tx: Tx,
  system: Context,
  code: string,
  at: CodeShowingPlace | undefined,
): Promise<{ readonly id: SupportId; readonly readerId?: EquipmentId } | { readonly refusal: Refusal }> {
  if (isOpenedCard(code)) return readOpenedCard(tx, system, { code, at });
  const id = await readId(tx, system, code);
  return typeof id === "string" ? { refusal: id } : { id: parseSupportId(id) };
}

/** The bytes that the code carries, or why it is refused. */
async function readId(tx: Tx, system: Context, code: string): Promise<Uint8Array | Refusal> {
  const now = system.now();
  const replays = buildReplayGuard(tx, system);
  try {
    if (!code.startsWith(ROTATING_PREFIX)) {
      const findKey: KeyFinder = (keyId, issuer) => findCodeKey(system, keyId, issuer);
      const signed = await readSignedCode(code, { findKey, now });
      return signed.id;
    }
    const rotating = { now, replays, findRoot: (generation: number) => findRoot(system, generation) };
    return (await readRotatingCode(code, rotating)).id;
  } catch (error) {
    if (error instanceof RefusedCode) return error.refusal;
    throw error;
  }
}

/** Each code of a phone once, wherever it is shown. */
export const buildReplayGuard = (tx: Tx, system: Context, use?: StepUse) => ({
  claim: (id: Uint8Array, step: number) =>
    reserveCodeStep(tx, system.authorityId, { holder: computeStepHolder(system, id, use), step }),
});

export function parseSupportId(bytes: Uint8Array) {
  const hex = Buffer.from(bytes).toString("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return parseId<"support">(parts.join("-"));
}

/** Why a support in this state opens nothing; undefined when it does. */
export function findStateRefusal(state: SupportState): CheckRefusal | undefined {
  if (isStandingState(state)) return undefined;
  return isDenied(state) || state === "expired" ? getEndedRefusal(state) : "not-in-hand";
}

const getEndedRefusal = (state: SupportState): CheckRefusal =>
  state === "suspended" || state === "lost" || state === "revoked" || state === "replaced"
    ? state
    : "expired";

/**
 * Only with an agreement that lives: without one, the service does not know this person, and a code does not
 * change that.
 */
async function findSubjectAtService(
  tx: Tx,
  system: Context,
  { deskId }: Equipment,
  personId: PersonId,
): Promise<string | null> {
  const { serviceSlug } = await getDesk(tx, system, deskId);
  if (serviceSlug === undefined) return null;
  const offered = await listOfferedServices(tx, [system.authorityId]);
  const service = offered.find(({ slug }) => slug === serviceSlug);
  if (!service) return null;
  const grants = await listLiveGrants(tx, system, personId, [service.id]);
  if (grants.every(({ isAwaited }) => isAwaited)) return null;
  return computePairwiseSubject(system, { providerId: system.authorityId, serviceId: service.id }, personId);
}
