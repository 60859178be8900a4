import type { ServicePresentation } from "@ardeco/contracts";

/** Where a service leads outside, by the word of our own address: what a visitor sends never names a site. */
export const outsidePlaces = ["demarche", "formulaire", "fiche", "partenaire"] as const;
export type OutsidePlace = (typeof outsidePlaces)[number];

export const isOutsidePlace = (word: string): word is OutsidePlace =>
  outsidePlaces.some((place) => place === word);

/**
 * Number of the State's sheets for individuals: the address is stable (service-public.gouv.fr, "vos droits").
 */
const formatSheetAddress = (sheet: string) =>
  `https://www.service-public.gouv.fr/particuliers/vosdroits/${sheet}`;

/** The address that the catalogue published; undefined when this service leads nowhere of the kind. */
export function findOutsideAddress(
  { address, form, sheet, partner }: ServicePresentation,
  place: OutsidePlace,
): string | undefined {
  const published = {
    demarche: address,
    formulaire: form,
    fiche: sheet && formatSheetAddress(sheet),
    partenaire: partner?.site,
  };
  return published[place];
}

/** Reserved names: `.gouv.fr` to the State (circular of 2023-07-07), and the State's own portal. */
export const isOfState = (host: string): boolean => /(^|\.)(gouv\.fr|service-public\.fr)$/.test(host);

/** The page that tells where one goes, under the service's own address. */
export function formatLeaveHref(serviceHref: string, place: OutsidePlace): string {
  const [path = "", query] = serviceHref.split("?");
  return `${path}/partir/${place}${query ? `?${query}` : ""}`;
}
