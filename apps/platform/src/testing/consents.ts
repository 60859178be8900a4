import type { ElementRequest, LegalBasis, ServiceDefinition } from "@ardeco/contracts";
import {
  approveVersion,
  draftVersion,
  listVersions,
  publishVersion,
  submitVersion,
} from "../features/catalogue/catalogue/index.ts";
import {
  acceptConsent,
  buildConsentProposal,
  consentContribution,
  consentJobs,
  findLiveGrant,
  type Grant,
  type Proposal,
  type Release,
  sendRelease,
} from "../features/consent/consent/index.ts";
import { readPersonJournal } from "../features/trust/audit/index.ts";
import type { Context, Tx } from "../kernel/context.ts";
import type { AuthorityId, GrantId, PersonId, ServiceId } from "../kernel/ids.ts";
import type { ModuleJobs } from "../kernel/module-jobs.ts";
import { anAgent, aPerson, aTown } from "./builders.ts";
import { aDefinition, aPublishedService } from "./services.ts";
import { type TestRuntime, testRuntime } from "./test-runtime.ts";

export type Someone = Context & { readonly personId: PersonId };
export type PublishedService = Awaited<ReturnType<typeof aPublishedService>>;

type Offered = { readonly id: ServiceId; readonly providerId: AuthorityId };

export const within = <T>(who: Context, work: (tx: Tx) => Promise<T>) => who.transaction(work);

/** One thing a service asks; optional and raw unless the story says otherwise. */
export function asks(element: string, facts: Partial<ElementRequest> = {}): ElementRequest {
  const legalBasis: LegalBasis = "public_task";
  return {
    element,
    form: /^(age_|lives_in_)/.test(element) ? "derived" : "raw",
    required: false,
    purpose: { fr: `Utiliser ${element}.`, en: `Use ${element}.` },
    legalBasis,
    retentionDays: 30,
    ...facts,
  };
}

/** The person says yes to these items; to an agent, at the desk. */
export function says(
  yes: { readonly granted: readonly string[]; readonly refused?: readonly string[]; readonly key?: string },
  by: Someone,
  to: { readonly id: ServiceId; readonly version: number },
): Promise<Grant> {
  return acceptConsent(by, {
    personId: by.personId,
    serviceId: to.id,
    version: to.version,
    granted: yes.granted,
    refused: yes.refused ?? [],
    ...(by.actor.kind === "staff" ? { spoken: { by: by.personId, channel: "desk" as const } } : {}),
    ...(yes.key === undefined ? {} : { idempotencyKey: yes.key }),
  });
}

/** Caen within Caen la Mer, their people and their services. */
export interface ConsentStory {
  readonly house: TestRuntime;
  readonly caen: AuthorityId;
  readonly caenLaMer: AuthorityId;
  /** Léo Marchand, 22, of Caen, all validated. */
  leo(): Promise<Someone>;
  /** A published service with this title that asks these items. */
  a(
    title: string,
    requests: ElementRequest[],
    providerId?: AuthorityId,
    more?: Partial<ServiceDefinition>,
  ): Promise<PublishedService>;
  /** The next version of a service, published. */
  revise(
    service: PublishedService,
    requests: ElementRequest[],
    more?: Partial<ServiceDefinition>,
  ): Promise<PublishedService>;
  /** What leaves for the service: the journal tells it. */
  releaseOf(who: Someone, service: Offered): Promise<Release>;
  /** What would leave: nothing does. */
  valuesOf(who: Someone, service: Offered): Promise<Record<string, unknown>>;
  proposalOf(who: Someone, service: { id: ServiceId }): Promise<Proposal>;
  /** The lines about consent in the person's journal, as they read them, newest first. */
  journalOf(who: Someone): Promise<string[]>;
}

const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};

const validated = {
  given_name: "Léo",
  family_name: "Marchand",
  birthdate: "2004-05-17",
  email: "leo@example.org",
  address,
  family_quotient: 612,
};

async function release(tx: Tx, who: Someone, { id: serviceId, providerId }: Offered): Promise<Release> {
  const { personId } = who;
  const grant = await findLiveGrant(who, { personId, serviceId });
  const grantId = grant?.id ?? who.newId<GrantId>();
  return sendRelease(tx, who, { personId, sector: { providerId, serviceId }, grantId, via: "api" });
}

/** Does the work, keeps what it found, and leaves no trace of it. */
async function undone<T>(who: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  const undo = new Error("undo");
  let found: T | undefined;
  await within(who, async (tx) => {
    found = await work(tx);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return found as T;
}

export async function consentStory(modules: readonly ModuleJobs[] = [consentJobs]): Promise<ConsentStory> {
  const house = await testRuntime(modules);
  const caenLaMer = (await aTown(house, { slug: "caen-la-mer", kind: "epci", officialCode: "200065597" })).id;
  const caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" }, [caenLaMer])).id;
  return {
    house,
    caen,
    caenLaMer,
    releaseOf: (who, service) => within(who, (tx) => release(tx, who, service)),
    leo: () => aPerson(house, caen, { validated }),
    a: (title, requests, providerId = caen, more = {}) =>
      aPublishedService(house, providerId, {
        definition: { title: { fr: title, en: title }, requests, ...more },
      }),
    revise: (service, requests, more) => revise(house, service, { ...more, requests }),
    valuesOf: async (who, service) => {
      const { items } = await undone(who, (tx) => release(tx, who, service));
      return Object.fromEntries(items.map(({ name, value }) => [name, value]));
    },
    proposalOf: (who, { id: serviceId }) => buildConsentProposal(who, { personId: who.personId, serviceId }),
    journalOf: async (who) => {
      const { entries } = await readPersonJournal(who, who.personId);
      return entries.flatMap(({ action, data }) => consentContribution.journal[action]?.(data).fr ?? []);
    },
  };
}

async function revise(
  house: TestRuntime,
  service: PublishedService,
  changes: Partial<ServiceDefinition>,
): Promise<PublishedService> {
  const manager = await anAgent(house, service.providerId, ["service_manager"]);
  const officer = await anAgent(house, service.providerId, ["data_protection_officer"], "Élie Roussel");
  const [last] = await listVersions(manager, service.id);
  const definition = aDefinition({ ...last?.definition, ...changes });
  const draft = await draftVersion(manager, { serviceId: service.id, definition });
  await submitVersion(manager, draft);
  await approveVersion(officer, { ...draft, revision: 2 });
  await publishVersion(manager, { ...draft, revision: 3 });
  return { ...service, version: draft.version };
}
