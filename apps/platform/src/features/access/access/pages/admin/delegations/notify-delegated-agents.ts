import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { SystemContext } from "../../../../../../kernel/elevate.ts";
import { formatPathAddress } from "../../../../../../kernel/hosts.ts";
import type { DeskId, StaffId } from "../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Authority } from "../../../../../authorities/authorities/index.ts";
import { notifyAddresses } from "../../../../../messaging/notifications/index.ts";
import { findAddressOfAgent, type lentRoles, readAgents } from "../../../index.ts";
import { roleNames } from "../../common/staff/role-names.ts";
import { toAdministrationSystem } from "./to-administration-system.ts";

interface Lent {
  readonly staffId?: StaffId;
  readonly teamDeskId?: DeskId;
  readonly role: (typeof lentRoles)[number];
  readonly endsOn: string;
}

/**
 * A message to the agent, or to each of the team, at home: where the access waits for them, and until when.
 */
export async function notifyDelegatedAgents(
  { brand, context }: Visit,
  home: Authority,
  lent: Lent,
): Promise<void> {
  const there = toAdministrationSystem(context, home.id);
  const data = {
    authority: brand.name,
    role: roleNames[lent.role],
    until: { fr: formatLongDate(lent.endsOn, "fr"), en: formatLongDate(lent.endsOn, "en") },
    url: formatPathAddress(context.ports.hosts, `/${home.slug}/agents/delegations`),
  };
  const to = await listLentAddresses(there, lent);
  await notifyAddresses(there, { to, template: "access_lent", data });
}

async function listLentAddresses(
  there: SystemContext,
  { staffId, teamDeskId }: Lent,
): Promise<readonly string[]> {
  if (staffId !== undefined)
    return [await findAddressOfAgent(there, staffId)].filter((to) => to !== undefined);
  return (await readAgents(there))
    .filter(({ roles }) => roles.some(({ deskId }) => deskId === teamDeskId))
    .map(({ email }) => email);
}
