import type { Context, Tx } from "../../../kernel/context.ts";
import type { AuthorityId, DeskId } from "../../../kernel/ids.ts";
import type { Authority, Desk } from "./authority.ts";
import { authoritiesErrors } from "./errors.ts";
import { findById, findBySlug, isEmpty, listByIds, listGroups, listMembers } from "./store/authorities.ts";
import { listDesks } from "./store/desks.ts";

export const findAuthorityBySlug: (tx: Tx, slug: string) => Promise<Authority | undefined> = findBySlug;
/** Those of these ids that are on the platform, by address. */
export const listAuthoritiesOf: (tx: Tx, ids: readonly AuthorityId[]) => Promise<readonly Authority[]> =
  listByIds;
/** True on a platform where nobody has opened anything yet. */
export const isWithoutAuthority: (tx: Tx) => Promise<boolean> = isEmpty;

/** Throws authorities.unknown. */
export async function getAuthority(tx: Tx, id: AuthorityId): Promise<Authority> {
  const authority = await findById(tx, id);
  if (!authority) throw authoritiesErrors.error("authorities.unknown");
  return authority;
}

/** This authority and those in which it lies: whose published services its people may use. */
export async function listProviderAuthorities(tx: Tx, id: AuthorityId): Promise<readonly Authority[]> {
  return [await getAuthority(tx, id), ...(await listGroups(tx, id))];
}

/** Communes of an EPCI, EPCI of a département: whose people this authority's services may serve. */
export async function listMemberAuthorities(tx: Tx, id: AuthorityId): Promise<readonly Authority[]> {
  return listMembers(tx, id);
}

/** Those that receive. */
export async function listOpenDesks(tx: Tx, context: Context): Promise<readonly Desk[]> {
  return (await listDesks(tx, context.authorityId)).filter(({ closedOn }) => closedOn === undefined);
}

/** One that receives. Throws authorities.unknown_desk. */
export async function getOpenDesk(tx: Tx, context: Context, id: DeskId): Promise<Desk> {
  const desk = await getDesk(tx, context, id);
  if (desk.closedOn !== undefined) throw authoritiesErrors.error("authorities.unknown_desk");
  return desk;
}

/** One that closed too: the files decided there still say where. Throws authorities.unknown_desk. */
export async function getDesk(tx: Tx, context: Context, id: DeskId): Promise<Desk> {
  const desk = (await listDesks(tx, context.authorityId)).find((one) => one.id === id);
  if (!desk) throw authoritiesErrors.error("authorities.unknown_desk");
  return desk;
}

/** Where what nothing else routes arrives. */
export function getDefaultDesk(context: Context): Promise<Desk> {
  return context.read(async (tx) => {
    const desk = (await listDesks(tx, context.authorityId)).find((one) => one.isDefault);
    if (!desk) throw authoritiesErrors.error("authorities.unknown_desk");
    return desk;
  });
}
