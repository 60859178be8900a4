import type { Context } from "../../../kernel/context.ts";
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
export function findOrganisation(context: Context): Promise<Organisation> {
  return context.read(async (tx) => {
    const row = await findRow(tx, context.authorityId);
    if (!row) return { mode: usualMode };
    return {
      mode: row.mode,
      changedOn: row.changed_on,
      ...(row.former === null ? {} : { former: row.former }),
    };
  });
}

/** Whom a person calls for help: the EPCI that pools its support, or else the authority itself. */
export function findSupport(context: Context): Promise<Authority> {
  return context.read(async (tx) => {
    const { mode } = await findOrganisation(context);
    const own = await getAuthority(tx, context.authorityId);
    if (!mayModeAssist(mode, "pooled")) return own;
    const around = await listProviderAuthorities(tx, context.authorityId);
    return around.find(({ id, kind }) => kind === "epci" && id !== own.id) ?? own;
  });
}

/** Desks of the acting authority that answer for one of its services, the nearest to it first. */
export function findServiceHelp(context: Context, serviceSlug: string): Promise<readonly Desk[]> {
  return context.read(async (tx) => {
    const { mode } = await findOrganisation(context);
    return routeHelp(mode, await listOpenDesks(tx, context), serviceSlug);
  });
}
