import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { reserveFreeNumber } from "../../../kernel/free-number.ts";
import type { GrantId, PersonId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { listGrants } from "../../consent/consent/index.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import {
  formatNameInUse,
  getPerson,
  listElements,
  nameElements,
  requireNotFolded,
} from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { rightsErrors } from "./errors.ts";
import { scheduleRequestNotice, type Telling } from "./notify-request-concerned.ts";
import {
  type PersonRight,
  type RightsChannel,
  type RightsRequest,
  type RightsRequestId,
  type RightsWords,
  WORDS_LENGTH,
} from "./request.ts";
import { COOLING_DAYS, computeDueDay, MOST_AT_ONCE } from "./rules.ts";
import { decryptRequest, sealWords } from "./sealed-words.ts";
import { addRequestRow, countAsked, findRow, lockRightsApplicant, type RightsRow } from "./store/requests.ts";

export interface RightAsked {
  /** From the form: sent twice, it is one request. */
  readonly id: RightsRequestId;
  readonly personId: PersonId;
  readonly right: Exclude<PersonRight, "erasure" | "restriction">;
  readonly text: string;
  /** The agreement it bears on; of another person, it is not kept. */
  readonly grantId?: GrantId;
}

/**
 * Use case: by the person, or who acts for them. Acknowledged, and answered within a month.
 * Throws households.cannot_act_for, rights.unknown, rights.too_many.
 */
export async function submitRightRequest(context: Context, asked: RightAsked): Promise<RightsRequest> {
  const { actor } = context;
  if (actor.kind !== "person") throw rightsErrors.error("rights.unknown");
  return context.transaction(async (tx) => {
    await requireRepresentative(tx, context, { forPersonId: asked.personId, act: "usual" });
    return saveRightRequest(tx, context, { ...asked, channel: "web", askedBy: actor.personId });
  });
}

export interface RightNoted extends RightAsked {
  /** Who asks: the person, or who acts for them. The file that answers holds what they may read. */
  readonly askedBy: PersonId;
  readonly channel: Exclude<RightsChannel, "web">;
}

/**
 * Use case: an agent notes what somebody asks there, by letter or by telephone. Throws
 * access.capability_missing, households.cannot_act_for, rights.too_many.
 */
export async function recordRightRequest(context: Context, noted: RightNoted): Promise<RightsRequest> {
  requireCapability(context, "person.enrol");
  return context.transaction(async (tx) => {
    const { personId, askedBy } = noted;
    await getPerson(tx, context, personId);
    if (askedBy !== personId)
      await requireRepresentative(tx, context, { personId: askedBy, forPersonId: personId, act: "usual" });
    return saveRightRequest(tx, context, { ...noted, by: formatAgentName(context) });
  });
}

export interface Kept extends Omit<RightAsked, "right"> {
  readonly right: PersonRight;
  readonly channel: RightsChannel;
  readonly askedBy: PersonId;
  readonly restriction?: NonNullable<RightsWords["restriction"]>;
  /** What is told once it is kept; `received` when absent. */
  readonly telling?: Telling;
  readonly by?: string;
  readonly proof?: string;
  /** Nobody is told by message: another agent confirms it. */
  readonly needsColleague?: boolean;
}

/** The row, its journal line, and what is told: once, however many times the form is sent. */
export async function saveRightRequest(tx: Tx, context: Context, kept: Kept): Promise<RightsRequest> {
  const { id, personId, right } = kept;
  const today = toCivilDate(context.now());
  const key = await getPersonKey(tx, context, personId);
  await requireNotFolded(tx, context, personId);
  const isErasure = right === "erasure";
  const notedBy = context.actor.kind === "staff" ? context.actor.staffId : null;
  await requireSeldom(tx, context, { id, askedBy: kept.askedBy, isNoted: notedBy !== null });
  const row: Omit<RightsRow, "number"> = {
    authority_id: context.authorityId,
    id,
    person_id: personId,
    asked_by: kept.askedBy,
    asked_right: right,
    state: isErasure ? "scheduled" : "waiting",
    received_on: today,
    due_on: computeDueDay(today),
    acts_on: isErasure ? addDays(today, COOLING_DAYS) : null,
    answered_on: null,
    reminded: 0,
    version: 1,
    sealed: sealWords(key, id, await buildRequestWords(tx, context, kept)),
    noted_by: notedBy,
    confirmed_by: null,
    needs_colleague: kept.needsColleague ?? false,
    undone_words: null,
  };
  // Drawn from the id: who asks reads no other row to count them.
  const inserted = await reserveFreeNumber({ prefix: "DRO", day: today, id }, (number) =>
    addRequestRow(tx, { ...row, number }),
  );
  if (inserted?.row.person_id !== personId || inserted.row.asked_right !== right)
    throw rightsErrors.error(isErasure ? "rights.already_scheduled" : "rights.unknown");
  if (inserted.isNew) {
    const { number } = inserted.row;
    await record(tx, context, { action: "rights.asked", personId, data: { right, number } });
    await scheduleRequestNotice(tx, context, { id, what: kept.telling ?? "received" });
  }
  return decryptRequest(key, inserted.row);
}

/**
 * Sent twice, it is let through: it was there already. What the desk notes counts apart, so that a flood
 * online closes no desk.
 */
async function requireSeldom(
  tx: Tx,
  { authorityId, now }: Context,
  { id, ...who }: { readonly id: RightsRequestId; readonly askedBy: PersonId; readonly isNoted: boolean },
): Promise<void> {
  await lockRightsApplicant(tx, authorityId, who.askedBy);
  if (await findRow(tx, authorityId, id)) return;
  const { waiting, today } = await countAsked(tx, authorityId, { ...who, day: toCivilDate(now()) });
  if (Math.max(waiting, today) >= MOST_AT_ONCE) throw rightsErrors.error("rights.too_many");
}

async function buildRequestWords(tx: Tx, context: Context, kept: Kept): Promise<RightsWords> {
  const { personId, channel, by, proof, text, restriction } = kept;
  const known = await listElements(tx, context, personId, nameElements);
  const agreement = await findRequestGrant(tx, context, kept);
  return {
    name: formatNameInUse(known),
    channel,
    ...agreement,
    ...(restriction ? { restriction } : {}),
    ...(proof === undefined ? {} : { proof }),
    steps: [
      {
        at: context.now().toISOString(),
        what: "asked",
        text: text.trim().slice(0, WORDS_LENGTH),
        ...(by === undefined ? {} : { by }),
      },
    ],
  };
}

async function findRequestGrant(tx: Tx, context: Context, { personId, grantId }: Kept) {
  if (grantId === undefined) return {};
  const held = (await listGrants(tx, context, personId)).find(({ grant }) => grant.id === grantId);
  return held ? { grantId, service: held.service.definition.title.fr } : {};
}

/** An agent's professional name. */
export const formatAgentName = ({ actor }: Context): string => (actor.kind === "staff" ? actor.label : "");
