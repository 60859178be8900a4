import type { ElementName } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { SystemContext } from "../../../kernel/elevate.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import { type ElementPair, listElements } from "../../identity/identity/index.ts";
import type { DocumentCheck } from "./finding.ts";
import { listFound } from "./list-checks.ts";
import { type DocumentPolicy, listAcceptedElements } from "./rules/policy.ts";
import { computeReliancePurge } from "./rules.ts";
import { updateReliance } from "./store.ts";
import { readPolicy } from "./update-document-policy.ts";

/** A document that validates an element without an agent. */
export interface SealedProof {
  readonly element: ElementName;
  readonly documentId: DocumentId;
  readonly issuer: string | null;
  readonly issuedOn: string;
}

/**
 * What these documents validate without an agent, by the authority's policy: nothing until the names they
 * bear are validated. For whoever decides, in the transaction that decides.
 */
export async function listProofs(
  tx: Tx,
  context: Context,
  { personId, documentIds }: { readonly personId: PersonId; readonly documentIds: readonly DocumentId[] },
): Promise<readonly SealedProof[]> {
  const found = await listFound(tx, context, personId);
  const checks = documentIds.flatMap((id) => found.get(id) ?? []);
  if (checks.length === 0 || !isNameValidated(await listElements(tx, context, personId))) return [];
  const today = toCivilDate(context.now());
  const policy = await readPolicy(context);
  return checks.flatMap((check) => listCheckProofs(policy, check, today));
}

function listCheckProofs(
  policy: readonly DocumentPolicy[],
  check: DocumentCheck,
  today: string,
): readonly SealedProof[] {
  const { seal, outcome, compared, replayed, documentId } = check;
  if (outcome !== "verified" || !seal || seal.datedOn === null) return [];
  const { type, datedOn, issuer } = seal;
  const same = new Set(compared.filter((one) => one.outcome === "same").map(({ part }) => part));
  const accepted = listAcceptedElements(policy, { type, datedOn, replayed, same }, today);
  return accepted.map((element) => ({ element, documentId, issuer, issuedOn: datedOn }));
}

/** Both names, and no other name that still waits. */
function isNameValidated(known: readonly ElementPair[]): boolean {
  const names = ["given_name", "middle_name", "family_name", "name_of_use"] as const;
  const pairs = known.filter(({ name }) => names.some((one) => one === name));
  const validated = (name: ElementName) => pairs.some((one) => one.name === name && one.validated);
  return validated("given_name") && validated("family_name") && !pairs.some(({ declared }) => declared);
}

/**
 * A decision relied on this check: it is kept as long as the decision, as it is. Joins the caller's
 * transaction.
 */
export async function recordCheckReliance(tx: Tx, context: Context, documentId: DocumentId): Promise<void> {
  const today = toCivilDate(context.now());
  await updateReliance(tx, context.authorityId, documentId, {
    relied_on: today,
    purge_on: computeReliancePurge(today),
  });
}

/**
 * Asks that documents be looked at, again when what they are compared with has changed. Joins the caller's
 * transaction.
 */
export async function requestDocumentChecks(
  tx: Tx,
  context: Context,
  documentIds: readonly DocumentId[],
): Promise<void> {
  const { authorityId, requestId, ports } = context;
  for (const documentId of documentIds)
    await ports.events.emit(
      tx,
      "checks.check_asked",
      { authorityId, requestId, documentId },
      { orderKey: documentId },
    );
}

/** Use case: a document is looked at again, since somebody waits for it. Runs as the system. */
export function retryDocumentChecks(system: SystemContext, documentId: DocumentId): Promise<void> {
  return system.transaction((tx) => requestDocumentChecks(tx, system, [documentId]));
}
