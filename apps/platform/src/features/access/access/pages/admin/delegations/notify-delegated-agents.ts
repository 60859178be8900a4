import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { formatPathAddress } from "../../../../../../kernel/hosts.ts";
import type { DeskId, StaffId } from "../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Authority } from "../../../../../authorities/authorities/index.ts";
import { notifyAddress } from "../../../../../messaging/notifications/index.ts";
import { findAddressOfAgent, type lentRoles, listAgents } from "../../../index.ts";
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
  await there.transaction(async (tx) => {
    const { staffId, teamDeskId } = lent;
    const team = staffId === undefined ? await listAgents(tx, there) : [];
    const addresses =
      staffId === undefined
        ? team
            .filter(({ roles }) => roles.some(({ deskId }) => deskId === teamDeskId))
            .map(({ email }) => email)
        : [await findAddressOfAgent(tx, there, staffId)];
    for (const to of addresses)
      if (to !== undefined) await notifyAddress(tx, there, { to, template: "access_lent", data });
  });
}
