import { type ElementName, parseElement } from "@ardeco/contracts";
import { selectLaterDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { updateCandidates } from "./candidates.ts";
import type { Element, Provenance } from "./element.ts";
import { identityErrors } from "./errors.ts";
import { computeValidityEnd, isSameValue } from "./rules.ts";
import { openRow, sealElementRow, sealProvenance } from "./sealed-element.ts";
import {
  createElementRow,
  type ElementRecord,
  listHistory,
  listLiveElementsLocked,
  updateState,
} from "./store/elements.ts";
import { listNumbers } from "./store/person-merges.ts";

export interface Validation {
  readonly personId: PersonId;
  readonly name: ElementName;
  readonly method: Exclude<Provenance["method"], "declared">;
  readonly evidence?: Provenance["evidence"];
  /** Replaces the declared value: a correction, which needs a reason. */
  readonly correctedValue?: unknown;
  readonly reason?: string;
  /** The register that answered, for `register_queried`. */
  readonly register?: Provenance["register"];
  /** Whose it is between representatives, when the value was never declared: whoever asked the register. */
  readonly declaredBy?: PersonId;
  /** Last civil day it counts; by default the registry's validity from today. */
  readonly validUntil?: string;
  /**
   * Last civil day that the value replaced counted, when it counted from its decision (a quotient, not where
   * somebody lived): decided that day, it counted that day, never until the day before.
   */
  readonly formerUntil?: string;
}

/**
 * The declared value (or its correction) becomes the validated one, with its provenance; the former validated
 * value is superseded; `identity.element_changed` is said. Of a register that says again, of the same month,
 * what counts by its word already, nothing is written nor told. Joins the caller's transaction. Throws
 * identity.nothing_to_decide, identity.value_not_valid.
 */
export async function validateElement(tx: Tx, context: Context, input: Validation): Promise<void> {
  const key = await getPersonKey(tx, context, input.personId);
  const live = await listLiveElementsLocked(tx, context.authorityId, input.personId, input.name);
  const declared = live.find((row) => row.state === "declared");
  const validated = live.find((row) => row.state === "validated");
  const row = declared ?? validated;
  const source = row && openRow(context, key, row);
  const value = input.correctedValue ?? source?.value;
  if (value === undefined) throw identityErrors.error("identity.nothing_to_decide");
  const today = toCivilDate(context.now());
  const parsed = parseElement(input.name, value, today);
  if (!parsed.ok) throw identityErrors.error("identity.value_not_valid");
  const until = input.validUntil ?? computeValidityEnd(input.name, today);
  const isSame = isSameValue(source?.value, parsed.value);
  if (source && isSame && !declared && source.validUntil === until && hasRepeatedStatement(source, input))
    return;
  for (const one of live) await updateSuperseded(tx, context, one, input.formerUntil);
  await createElementRow(
    tx,
    sealElementRow(context, key, {
      name: input.name,
      value: parsed.value,
      provenance: buildDecision(context, input, source?.provenance.declaredBy ?? input.declaredBy),
      validUntil: until,
    }),
  );
  await updateCandidates(tx, context, input.personId, input.name);
  const isConfirmed = input.register !== undefined && isSame;
  await record(tx, context, {
    // Without a former value, one that is brought corrects nothing: it is received; nor does a register that
    // says the same.
    action:
      input.correctedValue === undefined || source === undefined || isConfirmed
        ? "identity.element_validated"
        : "identity.element_corrected",
    personId: input.personId,
    data: {
      element: input.name,
      method: input.method,
      evidence: input.evidence?.kind ?? null,
      reason: input.reason ?? null,
      ...(input.register ? { register: input.register.name, isConfirmed } : {}),
    },
  });
  await publishElementChanged(tx, context, input);
}

function hasRepeatedStatement({ provenance }: Element, { register }: Validation): boolean {
  const { name, month } = provenance.register ?? {};
  return register !== undefined && name === register.name && month === register.month;
}

/**
 * The declared value is refused, with its reason; a former validated value stays. Throws
 * identity.nothing_to_decide.
 */
export async function rejectElement(
  tx: Tx,
  context: Context,
  input: { personId: PersonId; name: ElementName; reason: string },
): Promise<void> {
  const key = await getPersonKey(tx, context, input.personId);
  const live = await listLiveElementsLocked(tx, context.authorityId, input.personId, input.name);
  const declared = live.find((row) => row.state === "declared");
  if (!declared) throw identityErrors.error("identity.nothing_to_decide");
  const provenance: Provenance = { ...openRow(context, key, declared).provenance, reason: input.reason };
  await updateState(tx, context.authorityId, parseId<"element">(declared.id), {
    state: "refused",
    provenance_sealed: sealProvenance(key, declared, provenance),
    decided_on: toCivilDate(context.now()),
  });
  await updateCandidates(tx, context, input.personId, input.name);
  await record(tx, context, {
    action: "identity.element_refused",
    personId: input.personId,
    data: { element: input.name, reason: input.reason },
  });
}

/**
 * Says until which day the value counted that the validated one has replaced: a history with dates, not only
 * an order. Joins the caller's transaction. Idempotent; without a former value, nothing.
 */
export async function closeFormer(
  tx: Tx,
  context: Context,
  input: {
    readonly personId: PersonId;
    readonly name: ElementName;
    readonly until: string;
  },
): Promise<void> {
  const rows = await listHistory(tx, context.authorityId, input.personId);
  const [former] = rows
    .filter(
      ({ name, state, decided_on }) => name === input.name && state === "superseded" && decided_on !== null,
    )
    .toSorted((one, other) => (one.decided_on ?? "").localeCompare(other.decided_on ?? ""))
    .reverse();
  if (!former) return;
  await updateState(tx, context.authorityId, parseId<"element">(former.id), { valid_until: input.until });
}

/** Of every number of the person (ADR 0073): what one says may speak for the others. */
export async function publishElementChanged(
  tx: Tx,
  context: Context,
  change: { personId: PersonId; name: string },
): Promise<void> {
  const { authorityId, requestId } = context;
  for (const personId of await listNumbers(tx, authorityId, change.personId))
    await context.ports.events.emit(
      tx,
      "identity.element_changed",
      { authorityId, requestId, personId, element: change.name },
      { orderKey: personId },
    );
}

function updateSuperseded(
  tx: Tx,
  context: Context,
  row: ElementRecord,
  until: string | undefined,
): Promise<void> {
  const { decided_on } = row;
  return updateState(tx, context.authorityId, parseId<"element">(row.id), {
    state: "superseded",
    ...(until !== undefined && decided_on !== null
      ? { valid_until: selectLaterDate(until, decided_on) }
      : {}),
  });
}

/** The one who first said it stays known: what an agent checks, or corrects, is still theirs. */
function buildDecision(context: Context, input: Validation, declaredBy: PersonId | undefined): Provenance {
  return {
    method: input.method,
    by: toDecider(context, input),
    at: context.now().toISOString(),
    ...(declaredBy ? { declaredBy } : {}),
    ...(input.evidence ? { evidence: input.evidence } : {}),
    ...(input.register ? { register: input.register } : {}),
    ...(input.reason ? { reason: input.reason } : {}),
  };
}

function toDecider(
  { actor }: Context,
  { method, personId, register }: Validation,
): NonNullable<Provenance["by"]> {
  // Who read what was sent proved it; the job only writes it down.
  if (method === "code_sent") return { kind: "person", id: personId };
  if (method === "sealed_document") return { kind: "system", label: "Ardeco" };
  if (register) return { kind: "system", label: register.name };
  if (actor.kind === "staff") return { kind: "staff", id: actor.staffId, label: actor.label };
  return { kind: "system", ...(actor.kind === "system" ? { label: actor.name } : {}) };
}
