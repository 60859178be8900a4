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

/** Use case: those of these ids that are on the platform, by address. */
export function readAuthorities(
  context: Context,
  ids: readonly AuthorityId[],
): Promise<readonly Authority[]> {
  return context.read((tx) => listAuthoritiesOf(tx, ids));
}

/** True on a platform where nobody has opened anything yet. */
export const isWithoutAuthority: (tx: Tx) => Promise<boolean> = isEmpty;

/** Throws authorities.unknown. */
export async function getAuthority(tx: Tx, id: AuthorityId): Promise<Authority> {
  const authority = await findById(tx, id);
  if (!authority) throw authoritiesErrors.error("authorities.unknown");
  return authority;
}

/** Use case: one authority of the platform. Throws authorities.unknown. */
export function readAuthority(context: Context, id: AuthorityId): Promise<Authority> {
  return context.read((tx) => getAuthority(tx, id));
}

/** This authority and those in which it lies: whose published services its people may use. */
export async function listProviderAuthorities(tx: Tx, id: AuthorityId): Promise<readonly Authority[]> {
  return [await getAuthority(tx, id), ...(await listGroups(tx, id))];
}

/** Use case: the authority of the request and those in which it lies, whose services its people may use. */
export function readProviders(context: Context): Promise<readonly Authority[]> {
  return context.read((tx) => listProviderAuthorities(tx, context.authorityId));
}

/** Communes of an EPCI, EPCI of a département: whose people this authority's services may serve. */
export async function listMemberAuthorities(tx: Tx, id: AuthorityId): Promise<readonly Authority[]> {
  return listMembers(tx, id);
}

/** Use case: the authorities that lie in this one. */
export function readMemberAuthorities(context: Context, id: AuthorityId): Promise<readonly Authority[]> {
  return context.read((tx) => listMemberAuthorities(tx, id));
}

/** Those that receive. */
export async function listOpenDesks(tx: Tx, context: Context): Promise<readonly Desk[]> {
  return (await listDesks(tx, context.authorityId)).filter(({ closedOn }) => closedOn === undefined);
}

/** Use case: the desks that receive. */
export function readOpenDesks(context: Context): Promise<readonly Desk[]> {
  return context.read((tx) => listOpenDesks(tx, context));
}

/** One that receives. Throws authorities.unknown_desk. */
export function getOpenDesk(context: Context, id: DeskId): Promise<Desk> {
  return context.read(async (tx) => {
    const desk = await getDesk(tx, context, id);
    if (desk.closedOn !== undefined) throw authoritiesErrors.error("authorities.unknown_desk");
    return desk;
  });
}

/** One that closed too: the files decided there still say where. Throws authorities.unknown_desk. */
export async function getDesk(tx: Tx, context: Context, id: DeskId): Promise<Desk> {
  const desk = (await listDesks(tx, context.authorityId)).find((one) => one.id === id);
  if (!desk) throw authoritiesErrors.error("authorities.unknown_desk");
  return desk;
}

/** Use case: a desk, one that closed too. Throws authorities.unknown_desk. */
export function readAnyDesk(context: Context, id: DeskId): Promise<Desk> {
  return context.read((tx) => getDesk(tx, context, id));
}

/** Where what nothing else routes arrives. */
export function getDefaultDesk(context: Context): Promise<Desk> {
  return context.read(async (tx) => {
    const desk = (await listDesks(tx, context.authorityId)).find((one) => one.isDefault);
    if (!desk) throw authoritiesErrors.error("authorities.unknown_desk");
    return desk;
  });
}
