import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { createPerson, requireNotFolded } from "../identity/index.ts";
import { householdsErrors } from "./errors.ts";
import { recordForBoth } from "./journal-both.ts";
import { readBirth } from "./read-births.ts";
import type { GuardianshipMeasure, RepresentationId, RepresentationKind } from "./representation.ts";
import { isMandateValid, mayBeParent } from "./rules.ts";
import { sealDetail } from "./sealed-detail.ts";
import { createRepresentationRow, listRepresentations, mayDeclare } from "./store/representations.ts";

export interface NewRepresentation {
  readonly representativeId: PersonId;
  readonly representedId: PersonId;
  readonly kind: RepresentationKind;
  /** For a guardianship; tutelle by default. */
  readonly measure?: GuardianshipMeasure;
  /** Services a mandate covers; absent: every usual act. */
  readonly scope?: readonly ServiceId[];
  /** Last civil day; required for a mandate, refused for parental authority. */
  readonly until?: string;
}

/**
 * Says that somebody may act for somebody. It counts at once only over a person the representative created,
 * and otherwise once an agent validates it. Declaring again what is live changes nothing (idempotent). Joins
 * the caller's transaction. Throws households.cannot_declare, households.mandate_dates, households.too_young,
 * access.capability_missing, identity.leads_elsewhere.
 */
export async function addRepresentation(
  tx: Tx,
  context: Context,
  input: NewRepresentation,
): Promise<RepresentationId> {
  if (input.kind === "mandate" && !isMandateValid(input.until, toCivilDate(context.now())))
    throw householdsErrors.error("households.mandate_dates");
  for (const personId of [input.representativeId, input.representedId])
    await requireNotFolded(tx, context, personId);
  const live = await findLive(tx, context, input);
  if (live) return live;
  await requireMayDeclare(tx, context, input);
  if (input.kind === "parental_authority") await requireOldEnough(context, input.representativeId);
  const id = context.newId<RepresentationId>();
  const inserted = await createRepresentationRow(tx, {
    authority_id: context.authorityId,
    id,
    representative_id: input.representativeId,
    represented_id: input.representedId,
    kind: input.kind,
    state: "declared",
    until: input.kind === "parental_authority" ? null : (input.until ?? null),
    detail_sealed: await sealDetail(
      tx,
      context,
      { id, representedId: input.representedId },
      buildRepresentationDetail(context, input),
    ),
    version: 1,
  });
  if (!inserted) return getLive(tx, context, input);
  await recordForBoth(tx, context, input, {
    action: "households.representation_declared",
    data: { kind: input.kind },
  });
  return id;
}

async function findLive(
  tx: Tx,
  context: Context,
  { representativeId, representedId, kind }: NewRepresentation,
): Promise<RepresentationId | undefined> {
  const between = { representativeId, representedId, live: true };
  const edges = await listRepresentations(tx, context.authorityId, between);
  const live = edges.find((edge) => edge.kind === kind);
  return live && parseId<"representation">(live.id);
}

/** Declared by the same form sent twice at once: the other one has just committed it. */
async function getLive(tx: Tx, context: Context, input: NewRepresentation): Promise<RepresentationId> {
  const live = await findLive(tx, context, input);
  if (!live) throw kernelErrors.error("request.changed_meanwhile");
  return live;
}

/** A new person declared by the one who acts (a child, an old parent), represented at once. Same errors. */
export async function createRepresentedPerson(
  tx: Tx,
  context: Context,
  input: Omit<NewRepresentation, "representedId">,
): Promise<{ personId: PersonId; representationId: RepresentationId }> {
  const personId = context.newId<PersonId>();
  await createPerson(tx, context, { id: personId, createdBy: input.representativeId });
  const representationId = await addRepresentation(tx, context, { ...input, representedId: personId });
  return { personId, representationId };
}

/** Throws households.too_young. */
export function requireOldEnough(context: Context, parentId: PersonId): Promise<void> {
  return context.read(async (tx) => {
    const { checked, said } = await readBirth(tx, context, parentId);
    if (!mayBeParent(checked ?? said, toCivilDate(context.now())))
      throw householdsErrors.error("households.too_young");
  });
}

/** The policy `declare` says the same to whoever would go round this. */
async function requireMayDeclare(tx: Tx, context: Context, input: NewRepresentation): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "person") return requireCapability(context, "person.enrol");
  if (actor.personId === input.representedId && input.kind === "mandate") return;
  if (actor.personId !== input.representativeId || !(await mayDeclare(tx, input.representedId)))
    throw householdsErrors.error("households.cannot_declare");
}

function buildRepresentationDetail(context: Context, { kind, measure, scope }: NewRepresentation) {
  return {
    declaredAt: context.now().toISOString(),
    ...(kind === "guardianship" ? { measure: measure ?? "tutelle" } : {}),
    ...(kind === "mandate" && scope ? { scope } : {}),
  } as const;
}
