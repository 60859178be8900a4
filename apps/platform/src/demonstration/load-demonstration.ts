import { isWithoutAuthority } from "../features/authorities/authorities/index.ts";
import { openWorkList } from "../features/consent/clients/index.ts";
import { duplicatesJobs } from "../features/identity/duplicates/index.ts";
import { recordCounterAnchors } from "../features/ledger/counters/index.ts";
import { runJournalSequencing } from "../features/trust/audit/index.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import { addDays, toCivilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { getJob } from "../kernel/module-jobs.ts";
import { loadAccessibility } from "./load-accessibility.ts";
import { loadBookings } from "./load-bookings.ts";
import { loadCampaigns, loadPupils } from "./load-campaigns.ts";
import { loadCounters } from "./load-counters.ts";
import { loadCouplings } from "./load-couplings.ts";
import { loadEstablishments } from "./load-establishments.ts";
import { loadFiles } from "./load-files.ts";
import { loadInvoices } from "./load-invoices.ts";
import { loadNight } from "./load-night.ts";
import { loadOrganisation } from "./load-organisation.ts";
import { loadPasses } from "./load-passes.ts";
import { loadPeople } from "./load-people.ts";
import { isDoneByHand, loadService } from "./load-services.ts";
import { loadTariffs } from "./load-tariffs.ts";
import { buildAgentContext, loadAgents, loadAuthorities, type SystemProvider } from "./load-territory.ts";
import { readSeeds, type Seeds, toSeedId } from "./seed-files.ts";
import { toContextOnDay } from "./to-context-on-day.ts";

/** Loads the demonstration territory into an empty platform; a second start finds it and changes nothing. */
export async function loadDemonstration(
  runtime: Runtime,
  say: (progress: string) => void,
): Promise<{ seeds: Seeds; systemFor: SystemProvider }> {
  const seeds = await readSeeds();
  const systemFor: SystemProvider = (slug) =>
    createContext(runtime, {
      actor: { kind: "system", name: "demonstration" },
      authorityId: toSeedId("authority", slug),
    });
  if (!(await isLoaded(systemFor("caen")))) {
    say("Chargement du territoire de démonstration…");
    await loadTerritory(systemFor, seeds, say);
  }
  return { seeds, systemFor };
}

async function isLoaded(context: Context): Promise<boolean> {
  return context.transaction(async (tx) => !(await isWithoutAuthority(tx)));
}

/** No line of a counter is older. */
const DAYS_BEHIND = 100;

async function loadTerritory(
  systemFor: SystemProvider,
  seeds: Seeds,
  say: (progress: string) => void,
): Promise<void> {
  const agent = (key: string) => getAgentContext(systemFor, seeds, key);
  await loadAuthorities(systemFor, seeds.authorities);
  await loadAgents(systemFor, seeds.agents);
  await loadOrganisation(systemFor, seeds.organisation);
  const open = seeds.authorities.filter(({ slug }) =>
    seeds.agents.some(({ authority }) => authority === slug),
  );
  await loadAccessibility(
    systemFor,
    open.map(({ slug }) => slug),
    seeds.accessibility,
  );
  say(`  ${seeds.authorities.length} collectivités, ${seeds.agents.length} agents`);
  await loadPeople(agent("camille"), seeds.people);
  // As after a Sunday night: somebody enrolled twice waits in the list of duplicates.
  await getJob(duplicatesJobs, "duplicates.look").run(systemFor("caen"), {});
  say(`  ${seeds.people.length} personnes et leurs proches`);
  await loadNight(systemFor("caen"), seeds.night);
  say(`  ${seeds.night.length} dossiers arrivés cette nuit`);
  const modelsFirst = seeds.services.toSorted(
    (one, other) => Number(Boolean(one.model)) - Number(Boolean(other.model)),
  );
  for (const service of modelsFirst)
    await loadService(agent(service.manager), agent(service.approver), service);
  await loadEstablishments(agent("helene"), systemFor("caen"));
  await loadTariffs({ manager: agent("marc"), approver: agent("helene") });
  const till = {
    administrator: agent("helene"),
    colleague: agent("denis"),
    regisseur: agent("paul"),
    mandataire: agent("camille"),
  };
  await loadCounters(till);
  await loadInvoices(till);
  await loadBookings({
    ...till,
    manager: agent("marc"),
  });
  await loadCouplings({ manager: agent("marc"), approver: agent("helene") });
  await loadPasses({
    ...till,
    cinema: agent("cinema"),
    bookshop: agent("librairie"),
  });
  // As within the hour of their first lines, a term ago: what the journal knows since today only would not be
  // vouched for.
  await recordCounterAnchors(
    toContextOnDay(systemFor("caen"), addDays(toCivilDate(systemFor("caen").now()), -DAYS_BEHIND)),
  );
  await loadCampaigns(agent("marc"));
  await loadPupils(systemFor("caen"));
  say(`  ${seeds.services.length} services publiés`);
  for (const service of seeds.services) {
    const { key, manager, byFiles } = service;
    if (isDoneByHand(service)) {
      const serviceId = toSeedId("service", key);
      await openWorkList(agent(manager), { serviceId, name: "Agents du service" });
    }
    if (byFiles) await loadFiles(agent(manager), systemFor("caen"), { key, subscribers: byFiles });
  }
  // As an hour later: whoever looks at their journal finds it sealed already.
  for (const { slug } of open) while ((await runJournalSequencing(systemFor(slug))) > 0);
}

/** The context in which an agent of the seeds acts. */
export function getAgentContext(systemFor: SystemProvider, seeds: Seeds, key: string): Context {
  const found = seeds.agents.find((one) => one.key === key);
  if (!found) throw new TypeError(`no agent ${key} in the seeds`);
  return buildAgentContext(systemFor, found);
}
