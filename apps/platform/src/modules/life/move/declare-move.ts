import { parseElement } from "@ardeco/contracts";
import { addMonths, type CivilDate, civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { record } from "../../audit/index.ts";
import { type Attachment, type Declared, putChange } from "../../enrolment/index.ts";
import { canActFor, listRepresented, requireActFor } from "../../households/index.ts";
import { identityErrors, listElementsOf } from "../../identity/index.ts";
import { lifeErrors } from "../errors.ts";
import { moveDateHolds } from "../rules.ts";
import { putMove } from "../store.ts";
import { type MoveDetail, sealMove } from "./move.ts";

export interface NewMove {
  readonly personId: PersonId;
  readonly address: unknown;
  /** Civil day since when they live there. */
  readonly since: CivilDate;
  /** Children who move along: some of `listCompanions`. */
  readonly companions: readonly PersonId[];
  /** Deposited already: what should prove the address. */
  readonly documents?: readonly Attachment[];
}

/** A child who may move along, or whose address is another parent's to say. */
export interface Companion {
  readonly personId: PersonId;
  /** Their address was given by another representative: neither shown nor changed here (ADR 0020). */
  readonly isKept: boolean;
}

/** Children whom this person represents today. Throws households.cannot_act_for. */
export async function listCompanions(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Companion[]> {
  await requireActFor(tx, context, { forPersonId: personId, act: "prepare" });
  const children: PersonId[] = [];
  for (const { kind, representedId } of await listRepresented(tx, context, personId)) {
    const acting = { personId, forPersonId: representedId };
    if (kind === "parental_authority" && (await canActFor(tx, context, acting))) children.push(representedId);
  }
  const known = await listElementsOf(tx, context, children, ["address"]);
  return children.map((id) => {
    const [pair] = known.get(id) ?? [];
    const said = [pair?.validated, pair?.declared].filter((one) => one !== undefined);
    return { personId: id, isKept: said.some((one) => isAnothers(one, personId, id)) };
  });
}

/** Withheld from the one who acts; for an agent, said by somebody else than the one who moves. */
function isAnothers(
  {
    withheld,
    provenance,
  }: { readonly withheld?: boolean; readonly provenance: { readonly declaredBy?: PersonId } },
  mover: PersonId,
  child: PersonId,
): boolean {
  const { declaredBy } = provenance;
  return withheld === true || (declaredBy !== undefined && declaredBy !== mover && declaredBy !== child);
}

/**
 * Use case: puts the new address before an agent, in the person's file, and keeps who moves where until it is checked there; all of
 * it or nothing. Another move that waits is replaced. For the person or an agent at the desk; sent twice, it is the same file.
 * Throws identity.value_not_valid, life.move_date, life.not_a_companion, and what declareChange throws.
 */
export function declareMove(context: Context, input: NewMove): Promise<Declared> {
  return context.transaction(async (tx) => {
    const { address, companions } = await requireMove(tx, context, input);
    const { personId, since, documents } = input;
    const change = { personId, elements: { address }, ...(documents ? { documents } : {}) };
    const declared = await putChange(tx, context, change);
    const { fileId } = declared;
    await keepMove(tx, context, personId, { address, since, companions, fileId });
    return declared;
  });
}

async function requireMove(
  tx: Tx,
  context: Context,
  input: NewMove,
): Promise<Pick<MoveDetail, "address" | "companions">> {
  const { personId, since } = input;
  await requireActFor(tx, context, { forPersonId: personId, act: "usual" });
  const today = civilDate(context.now());
  const parsed = parseElement("address", input.address, today);
  if (!parsed.ok) throw identityErrors.error("identity.value_not_valid");
  if (!moveDateHolds(since, today)) throw lifeErrors.error("life.move_date");
  const may = await listCompanions(tx, context, personId);
  const companions = [...new Set(input.companions)];
  if (!companions.every((id) => may.some((one) => one.personId === id && !one.isKept)))
    throw lifeErrors.error("life.not_a_companion");
  return { address: parsed.value, companions };
}

async function keepMove(
  tx: Tx,
  context: Context,
  personId: PersonId,
  move: Omit<MoveDetail, "at">,
): Promise<void> {
  await putMove(tx, {
    authority_id: context.authorityId,
    person_id: personId,
    sent_on: civilDate(context.now()),
    sealed: await sealMove(tx, context, personId, { ...move, at: context.now().toISOString() }),
  });
  await record(tx, context, {
    action: "life.move_declared",
    personId,
    data: { companions: move.companions.length },
  });
}

/** A move outlives no file; one said before its file was kept is forgotten a year later. */
export const movesBefore = (today: CivilDate): CivilDate => addMonths(today, -12);
