import {
  type Authority,
  type AuthorityKind,
  type Commune,
  listCompetentAuthorities,
  type OfficialCode,
} from "../../../features/authorities/authorities/index.ts";
import { readPublishedServices } from "../../../features/catalogue/catalogue/index.ts";
import type { Context } from "../../../kernel/context.ts";
import { buildOffer, type Offered } from "../offer.ts";

export interface Competent {
  readonly authority: Authority;
  readonly services: readonly Offered[];
}

/**
 * All that applies in a commune, whichever authority is competent; with those that are not on the platform.
 */
export interface CommuneServices {
  readonly competent: readonly Competent[];
  /**
   * Private offers that the commune shows and this site does not: said, so that the count surprises nobody.
   */
  readonly hiddenHere: { readonly count: number; readonly commune: Authority } | undefined;
  readonly absent: readonly Exclude<AuthorityKind, "syndicat_mixte" | "sandbox">[];
}

export async function readWhatApplies(context: Context, commune: Commune): Promise<CommuneServices> {
  const codes = listCommuneCodes(commune);
  const authorities = await listCompetentAuthorities(context, codes);
  // A private offer is shown only where both this site and the commune of the address show such offers.
  const town = authorities.find(({ kind }) => kind === "commune");
  const ids = authorities.map(({ id }) => id);
  const shownHere = await readPublishedServices(context, ids);
  const shownThere = await readPublishedServices(context, ids, {
    peopleOf: town?.id ?? context.authorityId,
  });
  const published = shownHere.filter(({ id }) => shownThere.some((one) => one.id === id));
  const competent = authorities.map((authority) => ({
    authority,
    services: buildOffer(authority, [authority], published, context.language).map((offered) =>
      town ? toOpenSiteOffer(offered, town) : offered,
    ),
  }));
  const absent = codes
    .filter((code) => !authorities.some(({ kind }) => kind === code.kind))
    .map(({ kind }) => kind)
    .filter((kind) => kind !== "syndicat_mixte" && kind !== "sandbox");
  const count = shownThere.length - published.length;
  return { competent, absent, hiddenHere: town && count > 0 ? { count, commune: town } : undefined };
}

/**
 * Each service on its own authority's site, whichever this one is; a private offer on the site of the commune
 * of the address, which shows such offers where its authority may not.
 */
function toOpenSiteOffer(offered: Offered, town: Authority): Offered {
  const { service, provider } = offered;
  if (service.definition.presentation?.partner === undefined) return offered;
  return { ...offered, href: `/${town.slug}/services/${service.slug}?de=${provider.slug}` };
}

function listCommuneCodes({ code, epci, departement, region }: Commune): readonly OfficialCode[] {
  return [
    { kind: "commune", officialCode: code },
    ...(epci ? [{ kind: "epci" as const, officialCode: epci }] : []),
    ...(departement ? [{ kind: "departement" as const, officialCode: departement }] : []),
    ...(region ? [{ kind: "region" as const, officialCode: region }] : []),
  ];
}
