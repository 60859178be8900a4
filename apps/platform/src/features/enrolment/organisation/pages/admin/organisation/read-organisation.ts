import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { listDelegations } from "../../../../../access/access/index.ts";
import {
  type Authority,
  readOpenDesks,
  readProviders,
} from "../../../../../authorities/authorities/index.ts";
import { findOrganisation, type Organisation } from "../../../index.ts";

export interface AuthorityOrganisation {
  readonly organisation: Organisation;
  readonly hasServiceDesk: boolean;
  /** The EPCI in which the authority lies. */
  readonly group?: Authority;
  /** One of its agents may come in today. */
  readonly isHelped: boolean;
}

/** The mode, and what another mode would need. */
export async function readOrganisation(context: Context): Promise<AuthorityOrganisation> {
  const around = await readProviders(context);
  const group = around.find(({ id, kind }) => kind === "epci" && id !== context.authorityId);
  const today = toCivilDate(context.now());
  const given = await listDelegations(context, "given");
  const desks = await readOpenDesks(context);
  return {
    organisation: await findOrganisation(context),
    hasServiceDesk: desks.some(({ serviceSlug }) => serviceSlug !== undefined),
    isHelped: given.some(
      (one) =>
        one.fromAuthorityId === group?.id &&
        one.revokedOn === null &&
        one.startsOn <= today &&
        today <= one.endsOn,
    ),
    ...(group ? { group } : {}),
  };
}
