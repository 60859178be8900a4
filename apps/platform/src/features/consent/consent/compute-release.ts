import { type ElementRequest, isElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { GrantId, PersonId } from "../../../kernel/ids.ts";
import { computeBlindIndex } from "../../trust/keys/index.ts";
import type { ItemName, Release, ReleasedItem, SectorGrant } from "./grant.ts";
import {
  computeRequestedValue,
  type KnownElements,
  listSourceProvenances,
  readKnownElements,
} from "./known.ts";

/** What of a grant its service is told under. */
export type ToldGrant = Pick<SectorGrant, "id" | "sector" | "pairwiseSubject">;

/**
 * What these requests give today. With `computeKnownRelease`, the only place where a value is taken for a
 * service.
 * @param shownTo without the elements that this person may not read
 */
export async function computeRelease(
  tx: Tx,
  context: Context,
  grant: ToldGrant & { readonly personId: PersonId },
  requests: readonly ElementRequest[],
  shownTo?: PersonId,
): Promise<Release> {
  const known = await readKnownElements(tx, context, grant.personId, requests, shownTo);
  return computeKnownRelease(known, grant, requests, shownTo);
}

/** What these requests give today, from what is already read of the person. */
export function computeKnownRelease(
  known: KnownElements,
  grant: ToldGrant & { readonly personId: PersonId },
  requests: readonly ElementRequest[],
  shownTo?: PersonId,
): Release {
  const items: ReleasedItem[] = [];
  const missing: Release["missing"][number][] = [];
  for (const request of requests) {
    const { element: name, form, required } = request;
    const worked = computeRequestedValue(request, known);
    if (shownTo !== undefined && isElementName(name) && known.hidden.has(name)) continue;
    if (worked.outcome !== "known") missing.push({ name, required });
    else {
      const provenance = listSourceProvenances(known, worked.from);
      items.push({ name, form, required, value: worked.value, provenance });
    }
  }
  return {
    grantId: grant.id,
    sector: grant.sector,
    personId: grant.personId,
    pairwiseSubject: grant.pairwiseSubject,
    serviceId: grant.sector.serviceId,
    items,
    missing,
  };
}

/** HMAC of each value, by item: enough to see a change, not to read one. */
export function computeValueMarks(context: Context, release: Release): Readonly<Record<ItemName, string>> {
  return Object.fromEntries(
    release.items.map(({ name, value }) => [name, computeValueMark(context, release.grantId, name, value)]),
  );
}

function computeValueMark(context: Context, grantId: GrantId, name: ItemName, value: unknown): string {
  return computeBlindIndex(context, `told:${grantId}:${name}`, JSON.stringify(value)).toString("base64url");
}
