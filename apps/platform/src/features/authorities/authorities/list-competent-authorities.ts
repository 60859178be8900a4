import type { Context } from "../../../kernel/context.ts";
import type { Authority, AuthorityKind } from "./authority.ts";
import { listByCodes, listGroups } from "./store/authorities.ts";

export interface OfficialCode {
  readonly kind: AuthorityKind;
  readonly officialCode: string;
}

const NEAREST: readonly AuthorityKind[] = ["commune", "epci", "syndicat_mixte", "departement", "region"];

/**
 * Of the authorities of a place, named by their official codes, those on the platform, the nearest first;
 * with the joint authorities in which its commune lies, which have no code of their own.
 */
export function listCompetentAuthorities(
  context: Context,
  codes: readonly OfficialCode[],
): Promise<readonly Authority[]> {
  return context.read(async (tx) => {
    const named = await listByCodes(tx, codes);
    const commune = named.find(({ kind }) => kind === "commune");
    const joined = commune ? await listGroups(tx, commune.id) : [];
    const all = new Map([...named, ...joined].map((one) => [one.id, one]));
    return [...all.values()].sort((left, right) => NEAREST.indexOf(left.kind) - NEAREST.indexOf(right.kind));
  });
}
