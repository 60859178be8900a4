import { type ElementName, elementDefinition, parseElement } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey, type PersonKey } from "../../trust/keys/index.ts";
import { updateCandidates } from "./candidates.ts";
import type { Element, Provenance } from "./element.ts";
import { identityErrors } from "./errors.ts";
import { isSameValue } from "./rules.ts";
import { openRow, sealElementRow } from "./sealed-element.ts";
import {
  createElementRow,
  deleteElement,
  type ElementRecord,
  listLiveElementsLocked,
  updateState,
} from "./store/elements.ts";
import { isWithheld, toReadingPerson } from "./withholding.ts";

export interface Declaration {
  readonly personId: PersonId;
  readonly name: ElementName;
  readonly value: unknown;
  /**
   * Who says it, when an agent or the house writes it down for them. A person who acts says it themselves.
   */
  readonly saidBy?: PersonId;
}

/**
 * Keeps what is said of an element, beside its validated value if there is one. Saying again what is already
 * declared, or what is validated, changes nothing (idempotent). Joins the caller's transaction. Throws
 * identity.value_not_valid with the element's own code in `fields`, identity.declared_by_another.
 */
export async function createDeclaration(tx: Tx, context: Context, input: Declaration): Promise<void> {
  const parsed = parseElement(input.name, input.value, toCivilDate(context.now()));
  if (!parsed.ok) throw buildInvalidValue(input.name, parsed.code);
  const key = await getPersonKey(tx, context, input.personId);
  const live = await listLiveElementsLocked(tx, context.authorityId, input.personId, input.name);
  requireReadable(context, key, live);
  const provenance = sealStatement(context, input);
  const now = { name: input.name, value: parsed.value, provenance };
  const same = live.find((row) => hasSameStatement(openRow(context, key, row), now));
  const declared = live.find((row) => row.state === "declared");
  if (same?.state === "declared") return;
  if (declared) await expireDeclaration(tx, context, declared.id, same !== undefined);
  if (same) return declared && notifyWithdrawn(tx, context, input);
  await createElementRow(tx, sealElementRow(context, key, now));
  await updateCandidates(tx, context, input.personId, input.name);
  await record(tx, context, {
    action: "identity.element_declared",
    personId: input.personId,
    data: { element: input.name },
  });
}

/**
 * What is kept from other representatives, from nobody known, shows to no representative: the first who is
 * known to say it says it anew.
 */
function hasSameStatement(before: Element, now: Pick<Element, "name" | "value" | "provenance">): boolean {
  if (!isSameValue(before.value, now.value)) return false;
  const isNews = before.provenance.declaredBy === undefined && now.provenance.declaredBy !== undefined;
  return !(isNews && elementDefinition(now.name).keptFromOthers);
}

/**
 * Withdraws a declaration that is not decided yet (an answer emptied). Idempotent. Throws
 * identity.declared_by_another.
 */
export async function withdrawDeclaration(
  tx: Tx,
  context: Context,
  input: { personId: PersonId; name: ElementName },
): Promise<void> {
  const live = await listLiveElementsLocked(tx, context.authorityId, input.personId, input.name);
  const declared = live.find((row) => row.state === "declared");
  if (!declared) return;
  requireReadable(context, await getPersonKey(tx, context, input.personId), [declared]);
  await deleteElement(tx, context.authorityId, parseId<"element">(declared.id));
  await notifyWithdrawn(tx, context, input);
}

/** What was said is said no more: emptied, taken back, or the same as what is validated. */
async function notifyWithdrawn(
  tx: Tx,
  context: Context,
  { personId, name }: Pick<Declaration, "personId" | "name">,
): Promise<void> {
  await updateCandidates(tx, context, personId, name);
  await record(tx, context, {
    action: "identity.declaration_withdrawn",
    personId,
    data: { element: name },
  });
}

/** A declaration replaced before any decision leaves no trace but the journal's: nobody relied on it. */
async function expireDeclaration(
  tx: Tx,
  context: Context,
  id: string,
  becauseValidated: boolean,
): Promise<void> {
  if (becauseValidated) return deleteElement(tx, context.authorityId, parseId<"element">(id));
  await updateState(tx, context.authorityId, parseId<"element">(id), { state: "superseded" });
}

/**
 * Who may not read a value does not replace it nor take it away, and learns nothing by guessing it: an agent
 * hears both sides. Throws identity.declared_by_another, beside the field.
 */
function requireReadable(context: Context, key: PersonKey, rows: readonly ElementRecord[]): void {
  const about = { reader: toReadingPerson(context.actor), owner: key.personId };
  const hidden = rows.map((row) => openRow(context, key, row)).find((one) => isWithheld(one, about));
  if (!hidden) return;
  const code = "identity.declared_by_another";
  const { fr, en } = identityErrors.definitions[code];
  throw identityErrors.error(code, [{ field: hidden.name, code, fr, en }]);
}

function sealStatement(context: Context, { saidBy }: Declaration): Provenance {
  const { actor } = context;
  const at = context.now().toISOString();
  if (actor.kind === "person") {
    const { personId: id } = actor;
    return { method: "declared", at, by: { kind: "person", id }, declaredBy: id };
  }
  const first = saidBy === undefined ? {} : { declaredBy: saidBy };
  if (actor.kind === "staff") {
    const by = { kind: "staff", id: actor.staffId, label: actor.label } as const;
    return { method: "declared", at, by, ...first };
  }
  return { method: "declared", at, by: { kind: "system" }, ...first };
}

function buildInvalidValue(name: ElementName, code: string) {
  return identityErrors.error("identity.value_not_valid", [
    { field: name, code, fr: "Cette valeur n’est pas valable.", en: "This value is not valid." },
  ]);
}
