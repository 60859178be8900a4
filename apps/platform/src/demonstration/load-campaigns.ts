import { type CampaignFacts, draftCampaign, publishCampaign } from "../features/consent/campaigns/index.ts";
import { acceptConsent } from "../features/consent/consent/index.ts";
import { addDays, toCivilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { toPersonId } from "./load-people.ts";
import { toSeedId } from "./seed-files.ts";

/** Léo and Zoé have eaten at the canteen since the year began: Jeanne has them to confirm. */
export async function loadPupils(system: Context): Promise<void> {
  const jeanne = toContextDaysAgo(system.as({ kind: "person", personId: toPersonId("jeanne") }), 60);
  for (const child of ["leo", "zoe"]) {
    await acceptConsent(jeanne, {
      personId: toPersonId(child),
      serviceId: toSeedId("service", "cantine"),
      version: 1,
      granted: ["given_name", "family_name", "birthdate", "school"],
      refused: [],
    });
  }
  const { authorityId, requestId } = system;
  await system.transaction((tx) => system.ports.jobs.send(tx, "renewals.gather", { authorityId, requestId }));
}

/** The canteen's is open, the leisure centre's opens in three weeks, the evening study's is being written. */
export async function loadCampaigns(manager: Context): Promise<void> {
  await loadCampaign(manager, "cantine", computeNextSchoolYear(manager, -5), "published");
  await loadCampaign(
    manager,
    "centre-de-loisirs",
    { ...computeNextSchoolYear(manager, 20), newcomers: "in_period" },
    "published",
  );
  await loadCampaign(
    manager,
    "etude-du-soir",
    { ...computeNextSchoolYear(manager, 25), lapse: "end" },
    "draft",
  );
}

/** The next school year; opens so many days from today, for eight weeks. */
function computeNextSchoolYear({ now }: Context, opensIn: number): CampaignFacts {
  const today = toCivilDate(now());
  const [year, month] = today.split("-").map(Number) as [number, number, number];
  const start = month < 8 ? year : year + 1;
  const opensOn = addDays(today, opensIn);
  return {
    title: { fr: `Rentrée ${start}`, en: `School year ${start}` },
    period: { from: `${start}-09-01`, until: `${start + 1}-07-07` },
    opensOn,
    closesOn: addDays(opensOn, 56),
    graceDays: 15,
    reminderDays: [21, 7],
    newcomers: "any_time",
    lapse: "suspend",
  };
}

async function loadCampaign(
  manager: Context,
  service: string,
  facts: CampaignFacts,
  state: "draft" | "published",
): Promise<void> {
  const id = toSeedId("campaign", service);
  const before = toContextDaysAgo(manager, 10);
  await draftCampaign(before, { id, serviceId: toSeedId("service", service), facts });
  if (state === "published") await publishCampaign(before, { id, revision: 1 });
}

/** What the demonstration says was done some days ago. */
function toContextDaysAgo(context: Context, days: number): Context {
  const now = () => new Date(context.now().getTime() - days * 24 * 3600 * 1000);
  return { ...context, now };
}
