import { isElementName, type ProvenElement } from "@ardeco/contracts";
import type { Context, Tx } from "../../kernel/context.ts";
import { computeRelease } from "./compute-release.ts";
import type { ServiceNamed } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import type { Release } from "./grant.ts";
import { getForGrant } from "./offered.ts";
import { findLive, readList } from "./person-list.ts";
import { requireReach } from "./reach.ts";
import { releasable } from "./rules.ts";

/**
 * Exactly what the service may be told now: granted ∩ published, validated, not expired. Throws consent.no_live_grant.
 * In the holder authority, as the system when an application asks; follow with `recordRelease` when it leaves.
 */
export async function readRelease(tx: Tx, context: Context, input: ServiceNamed): Promise<Release> {
  await requireReach(tx, context, { ...input, act: "prepare" });
  const list = await readList(tx, context, input.personId);
  const live = await findLive(tx, context, input.personId, list, input.serviceId);
  if (!live) throw consentErrors.error("consent.no_live_grant");
  const { definition } = await getForGrant(tx, live.grant);
  return computeRelease(tx, context, live.grant, releasable(live.payload.agreed, definition.requests));
}

/** The raw elements of a release as `toVerifiedClaims` takes them; answers and exceptions are left out. */
export function provenElements({ items }: Release): readonly ProvenElement[] {
  return items.flatMap(({ name, value, provenance: [source] }) => {
    if (!isElementName(name) || !source || source.method === "exception") return [];
    const { method, checkedAt, checkedBy, assurance, document } = source;
    const provenance = {
      method,
      checkedAt,
      checkedBy,
      assuranceLevel: assurance,
      ...(document ? { document: { kind: document } } : {}),
    };
    return [{ name, value, provenance }];
  });
}
