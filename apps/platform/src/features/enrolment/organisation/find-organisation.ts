import type { Context, Tx } from "../../../kernel/context.ts";
import {
  type Authority,
  type Desk,
  getAuthority,
  listOpenDesks,
  listProviderAuthorities,
} from "../../authorities/authorities/index.ts";
import type { Organisation } from "./organisation.ts";
import { mayModeAssist, routeHelp, usualMode } from "./rules.ts";
import { findRow } from "./store.ts";

/** How the acting authority works; as Internalisé Web when it chose nothing. */
export async function findOrganisation(tx: Tx, context: Context): Promise<Organisation> {
  const row = await findRow(tx, context.authorityId);
  if (!row) return { mode: usualMode };
  return {
    mode: row.mode,
    changedOn: row.changed_on,
    ...(row.former === null ? {} : { former: row.former }),
  };
}

/** Whom a person calls for help: the EPCI that pools its support, or else the authority itself. */
export async function findSupport(tx: Tx, context: Context): Promise<Authority> {
  const { mode } = await findOrganisation(tx, context);
  const own = await getAuthority(tx, context.authorityId);
  if (!mayModeAssist(mode, "pooled")) return own;
  const around = await listProviderAuthorities(tx, context.authorityId);
  return around.find(({ id, kind }) => kind === "epci" && id !== own.id) ?? own;
}

/** Desks of the acting authority that answer for one of its services, the nearest to it first. */
export async function findServiceHelp(
  tx: Tx,
  context: Context,
  serviceSlug: string,
): Promise<readonly Desk[]> {
  const { mode } = await findOrganisation(tx, context);
  return routeHelp(mode, await listOpenDesks(tx, context), serviceSlug);
}
