import type { ElementRequest } from "@ardeco/contracts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { GrantId, PersonId } from "../../kernel/ids.ts";
import { blindIndex } from "../keys/index.ts";
import type { ItemName, Release, ReleasedItem, SectorGrant } from "./grant.ts";
import { provenanceOf, readKnown, workOut } from "./known.ts";

/** What these requests give today. The only place where a value is taken for a service. */
export async function computeRelease(
  tx: Tx,
  context: Context,
  grant: SectorGrant & { readonly personId: PersonId },
  requests: readonly ElementRequest[],
): Promise<Release> {
  const known = await readKnown(tx, context, grant.personId, requests);
  const items: ReleasedItem[] = [];
  const missing: Release["missing"][number][] = [];
  for (const request of requests) {
    const { element: name, form, required } = request;
    const worked = workOut(request, known);
    if (worked.outcome !== "known") missing.push({ name, required });
    else {
      const provenance = provenanceOf(known, worked.from);
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
export function markValues(context: Context, release: Release): Readonly<Record<ItemName, string>> {
  return Object.fromEntries(
    release.items.map(({ name, value }) => [name, mark(context, release.grantId, name, value)]),
  );
}

function mark(context: Context, grantId: GrantId, name: ItemName, value: unknown): string {
  return blindIndex(context, `told:${grantId}:${name}`, JSON.stringify(value)).toString("base64url");
}
