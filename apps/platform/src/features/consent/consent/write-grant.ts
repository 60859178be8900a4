import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type GrantId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { computePairwiseSubject, computeSectorSubject, type Sector } from "../../trust/keys/index.ts";
import { type OpenGrant, openGrant, type Payload, sealPayload } from "./payload.ts";
import { createGrantRow, type GrantRow, setGrantSubject, updateGrant } from "./store.ts";

/** A grant to come, as its sector will know it. */
export interface NamedGrant {
  readonly id: GrantId;
  readonly sector: Sector;
  readonly pairwiseSubject: string;
  readonly subject: Buffer;
}

export function computeGrantName(
  context: Context,
  { sector, personId }: { readonly sector: Sector; readonly personId: PersonId },
): NamedGrant {
  return {
    id: context.newId<GrantId>(),
    sector,
    pairwiseSubject: computePairwiseSubject(context, sector, personId),
    subject: computeSectorSubject(context, sector, personId),
  };
}

/** A new row in the service's sector. */
export async function createGrant(
  tx: Tx,
  context: Context,
  { id, sector, subject, pairwiseSubject: pairwise }: NamedGrant,
  facts: Omit<Payload, "pairwise">,
): Promise<OpenGrant> {
  const row: GrantRow = {
    provider_id: sector.providerId,
    service_id: sector.serviceId,
    id,
    holder_id: context.authorityId,
    subject,
    state: "live",
    given_on: toCivilDate(context.now()),
    withdrawn_on: null,
    sealed: sealPayload(context, sector, id, { ...facts, pairwise }),
    revision: 1,
  };
  await setGrantSubject(tx, row.subject);
  await createGrantRow(tx, row);
  return openGrant(context, row);
}

/**
 * Seals the payload again. Throws request.changed_meanwhile when somebody else changed the grant since it was
 * read.
 */
export async function saveGrantPayload(
  tx: Tx,
  context: Context,
  { row, grant }: Pick<OpenGrant, "row" | "grant">,
  payload: Payload,
): Promise<OpenGrant> {
  const withdrawn = payload.withdrawal
    ? { state: "withdrawn" as const, withdrawn_on: toCivilDate(new Date(payload.withdrawal.at)) }
    : {};
  const sealed = sealPayload(context, grant.sector, parseId<"grant">(row.id), payload);
  await setGrantSubject(tx, row.subject);
  if (!(await updateGrant(tx, row, { sealed, ...withdrawn })))
    throw kernelErrors.error("request.changed_meanwhile");
  return openGrant(context, { ...row, ...withdrawn, sealed, revision: row.revision + 1 });
}
