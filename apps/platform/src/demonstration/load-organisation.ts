import { delegateAccess } from "../features/access/access/index.ts";
import { changeMode, usualMode } from "../features/enrolment/organisation/index.ts";
import { addDays, addMonths, civilDate } from "../kernel/civil-date.ts";
import type { SystemFor } from "./load-territory.ts";
import { type OrganisationSeed, seedId } from "./seed-files.ts";

/** How each authority shares the work, and the teams to which some of them lend access, for a year. */
export async function loadOrganisation(systemFor: SystemFor, seed: OrganisationSeed): Promise<void> {
  for (const { authority, mode } of seed.modes)
    await changeMode(systemFor(authority), { from: usualMode, to: mode });
  for (const { by, from, team, role, reason } of seed.delegations) {
    const lender = systemFor(by);
    const today = civilDate(lender.now());
    await delegateAccess(lender, {
      id: seedId("delegation", `${by}/${from}/${team}`),
      fromAuthorityId: seedId("authority", from),
      teamDeskId: seedId("desk", `${from}/${team}`),
      role,
      reason,
      startsOn: today,
      endsOn: addDays(addMonths(today, 12), -1),
    });
  }
}
