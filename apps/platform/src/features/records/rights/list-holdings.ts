import type { LegalBasis, Text } from "@ardeco/contracts";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getServiceVersion } from "../../catalogue/catalogue/index.ts";
import { formatItemLabel, listGrants, listPlaceNames } from "../../consent/consent/index.ts";

/** One thing that a service receives, in the terms that were agreed to. */
export interface HeldItem {
  readonly code: string;
  readonly label: Text;
  readonly purpose: Text;
  readonly legalBasis: LegalBasis;
  readonly retentionDays: number;
}

/** A recipient (GDPR art. 15.1.c), what it has, why, and how long. */
export interface Holding {
  readonly title: Text;
  readonly providerName: string;
  readonly state: "live" | "withdrawn";
  readonly since: Date;
  readonly until?: Date;
  readonly items: readonly HeldItem[];
  /** Kept after the end because a law says so. */
  readonly kept: readonly { readonly code: string; readonly law: string; readonly until: CivilDate }[];
}

/** Every service that received something, live first: in the version that was agreed to. */
export function listHoldings(context: Context, personId: PersonId): Promise<readonly Holding[]> {
  return context.read(async (tx) => {
    const places = await listPlaceNames(tx, context.authorityId);
    const holdings: Holding[] = [];
    for (const { grant, providerName } of await listGrants(tx, context, personId)) {
      const { definition } = await getServiceVersion(tx, grant.sector.serviceId, grant.version);
      const granted: ReadonlySet<string> = new Set(grant.granted);
      holdings.push({
        title: definition.title,
        providerName,
        state: grant.state,
        since: grant.givenAt,
        ...(grant.withdrawal ? { until: grant.withdrawal.at } : {}),
        items: definition.requests
          .filter(({ element }) => granted.has(element))
          .map(({ element, purpose, legalBasis, retentionDays }) => ({
            code: element,
            label: formatItemLabel(element, places),
            purpose,
            legalBasis,
            retentionDays,
          })),
        kept: (grant.withdrawal?.kept ?? []).map(({ element, law, until }) => ({
          code: element,
          law,
          until,
        })),
      });
    }
    return holdings;
  });
}
