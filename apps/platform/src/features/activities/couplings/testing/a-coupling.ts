import { randomUUID } from "node:crypto";
import type { ServiceDefinition } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../../kernel/module-jobs.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { type PublishedService, type Someone, says } from "../../../../testing/consents.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import { aPublishedTariff } from "../../../../testing/tariffs.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import type { TariffId } from "../../../catalogue/tariffs/index.ts";
import { clientsJobs } from "../../../consent/clients/index.ts";
import { consentJobs, findLiveGrant, withdrawGrant } from "../../../consent/consent/index.ts";
import { scheduleTermEvent, subscriptionsJobs } from "../../../consent/subscriptions/index.ts";
import { notificationsJobs } from "../../../messaging/notifications/index.ts";
import {
  acceptCoupling,
  approveCoupling,
  type CouplingId,
  type CouplingTerms,
  couplingsJobs,
  listOwnCouplings,
  submitCoupling,
} from "../index.ts";

export interface Run {
  readonly service: PublishedService;
  readonly manager: Context;
}

const ownJobs: readonly ModuleJobs[] = [
  consentJobs,
  subscriptionsJobs,
  clientsJobs,
  couplingsJobs,
  notificationsJobs,
];

/**
 * A town whose bus, library and pool are each run by a manager of their own; an entrance to the pool is 4.50
 * €.
 */
export interface CoupledTown {
  readonly house: TestRuntime;
  readonly caen: AuthorityId;
  readonly bus: Run;
  readonly library: Run;
  readonly pool: Run;
  /** The data-protection officer, who accepts for no service. */
  readonly approver: Context;
  readonly tariffId: TariffId;
  /** Somebody with these services open. */
  holder(...services: readonly Run[]): Promise<Someone>;
  open(who: Someone, service: Run): Promise<void>;
  leave(who: Someone, service: Run): Promise<void>;
  /** A campaign says that nobody confirmed it in time, or that somebody did; and what follows. */
  term(who: Someone, service: Run, said: "lapsed" | "renewed"): Promise<void>;
  terms(facts?: Partial<CouplingTerms>): CouplingTerms;
  /** Proposed by the pool, accepted by everybody, approved. */
  living(facts?: Partial<CouplingTerms>): Promise<CouplingId>;
}

export async function aCoupledTown(jobs: readonly ModuleJobs[] = ownJobs): Promise<CoupledTown> {
  const house = await testRuntime(jobs);
  const { id: caen } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const run = (fr: string, en: string) => aRun({ house, caen }, { fr, en });
  const [bus, library, pool] = [
    await run("Bus", "Bus"),
    await run("Médiathèque", "Library"),
    await run("Piscine", "Swimming pool"),
  ];
  const approver = await anAgent(house, caen, ["data_protection_officer"], "Élie Roussel");
  const entrance = { fr: "Entrée piscine", en: "Pool entrance", grid: "4,50 €" };
  const tariffId = await aPublishedTariff({ manager: pool.manager, approver }, pool.service.id, entrance);
  const open = async (who: Someone, { service }: Run) => {
    await says({ granted: ["email"] }, who, service);
    await house.drain();
  };
  const terms: CoupledTown["terms"] = (facts = {}) => ({
    id: parseId<"coupling">(randomUUID()),
    name: { fr: "La piscine à moitié prix", en: "The pool at half price" },
    giverId: pool.service.id,
    tariffId,
    off: { percent: 50 },
    needed: [bus.service.id, library.service.id],
    needs: "all",
    stacks: false,
    startsOn: "2026-11-24",
    endsOn: null,
    ...facts,
  });
  const runs = [bus, library, pool];
  return {
    house,
    caen,
    bus,
    library,
    pool,
    approver,
    tariffId,
    open,
    terms,
    holder: async (...services) => {
      const who = await aPerson(house, caen, {
        validated: { given_name: "Léo", family_name: "Marchand", email: "leo@example.org" },
      });
      for (const one of services) await open(who, one);
      return who;
    },
    leave: async (who, { service: { id: serviceId } }) => {
      const { personId } = who;
      const grant = await findLiveGrant(who, { personId, serviceId });
      if (grant) await withdrawGrant(who, { personId, grantId: grant.id });
    },
    term: (who, service, said) => sayTerm({ house, caen }, who, { service, said }),
    living: async (facts) => {
      const proposed = terms(facts);
      await submitCoupling(pool.manager, proposed);
      for (const { service, manager } of runs)
        if (proposed.needed.includes(service.id))
          await acceptCoupling(manager, { id: proposed.id, serviceId: service.id });
      await approveCoupling(approver, { id: proposed.id });
      return proposed.id;
    },
  };
}

async function sayTerm(
  { house, caen }: Pick<CoupledTown, "house" | "caen">,
  who: Someone,
  { service, said }: { readonly service: Run; readonly said: "lapsed" | "renewed" },
): Promise<void> {
  const { personId } = who;
  const about = { personId, serviceId: service.service.id };
  const grant = await findLiveGrant(who, about);
  if (!grant) throw new Error("they hold it");
  const { id: grantId, sector } = grant;
  const system = house.system(caen);
  const period = { from: "2026-09-01", until: "2027-07-07" };
  await system.transaction((tx) =>
    scheduleTermEvent(tx, system, { term: said, sector, grantId, personId, period }),
  );
  await house.drain();
}

/** A service, and the manager of it alone. */
export async function aRun(
  { house, caen }: Pick<CoupledTown, "house" | "caen">,
  title: { readonly fr: string; readonly en: string },
  presentation?: ServiceDefinition["presentation"],
): Promise<Run> {
  const definition = { title, requests: [emailFor(title.fr)], ...(presentation ? { presentation } : {}) };
  const service = await aPublishedService(house, caen, { definition });
  const roles = [{ role: "service_manager", serviceId: service.id }] as const;
  return { service, manager: await anAgent(house, caen, roles, `Responsable ${title.fr}`) };
}

const emailFor = (service: string) => ({
  element: "email" as const,
  form: "raw" as const,
  required: true,
  retentionDays: 30,
  purpose: { fr: `Vous écrire (${service}).`, en: `Write to you (${service}).` },
  legalBasis: "public_task" as const,
});

/** How an offer stands for somebody, as they read it themselves; undefined when it is not shown. */
export async function standingOf(
  who: Context & { readonly personId: PersonId },
  id: CouplingId,
): Promise<string | undefined> {
  const own = await listOwnCouplings(who, who.personId);
  return own.find(({ coupling }) => coupling.id === id)?.standing;
}
