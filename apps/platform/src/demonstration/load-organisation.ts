import { grantDelegation } from "../features/access/access/index.ts";
import { updateMode, usualMode } from "../features/enrolment/organisation/index.ts";
import { addDays, addMonths, toCivilDate } from "../kernel/civil-date.ts";
import type { SystemProvider } from "./load-territory.ts";
import { type OrganisationSeed, toSeedId } from "./seed-files.ts";

/** How each authority shares the work, and the teams to which some of them lend access, for a year. */
export async function loadOrganisation(systemFor: SystemProvider, seed: OrganisationSeed): Promise<void> {
  for (const { authority, mode } of seed.modes)
    await updateMode(systemFor(authority), { from: usualMode, to: mode });
  for (const { by, from, team, role, reason } of seed.delegations) {
    const lender = systemFor(by);
    const today = toCivilDate(lender.now());
    await grantDelegation(lender, {
      id: toSeedId("delegation", `${by}/${from}/${team}`),
      fromAuthorityId: toSeedId("authority", from),
      teamDeskId: toSeedId("desk", `${from}/${team}`),
      role,
      reason,
      startsOn: today,
      endsOn: addDays(addMonths(today, 12), -1),
    });
  }
}
