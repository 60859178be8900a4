import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import type { OfferedService } from "./service.ts";

/**
 * To whom a service is shown: the people of one authority, which decides whether private partners are; or
 * those who agreed already, whose grants go on until withdrawn whatever their authority decides later.
 */
export type OfferAudience = { readonly peopleOf: AuthorityId } | "who_agreed";

/**
 * Off by default: one authority refuses to mix public and private (Honfleur), another wants it (Trouville).
 */
export async function filterPrivateOffers(
  tx: Tx,
  services: readonly OfferedService[],
  to: OfferAudience,
): Promise<readonly OfferedService[]> {
  if (to === "who_agreed" || !services.some(isPrivate)) return services;
  const { showsPrivateOffers } = await getAuthority(tx, to.peopleOf);
  return showsPrivateOffers === true ? services : services.filter((service) => !isPrivate(service));
}

const isPrivate = ({ definition }: OfferedService): boolean => definition.presentation?.partner !== undefined;
