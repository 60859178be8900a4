import type { ElementName } from "@ardeco/contracts";
import { expect } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { aCampaign } from "../../../../testing/campaigns.ts";
import { asks, within } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { createAccount } from "../../../access/access/index.ts";
import { createRepresentedPerson, validateRepresentation } from "../../../identity/households/index.ts";
import { createDeclaration, validateElement } from "../../../identity/identity/index.ts";
import { listPersonMessages, notificationsJobs } from "../../../messaging/notifications/index.ts";
import { type CampaignId, getManagedCampaign } from "../../campaigns/index.ts";
import { clientsJobs, registerClient } from "../../clients/index.ts";
import { acceptConsent, consentJobs } from "../../consent/index.ts";
import { listSubscriptions, subscriptionsJobs } from "../../subscriptions/index.ts";
import { listRenewalLines, renewalsJobs } from "../index.ts";

export type Someone = Context & { readonly personId: PersonId };

export let house: TestRuntime;
export let caen: AuthorityId;
export let honfleur: AuthorityId;
export let receiver: Receiver;

/** A town of its own for each story: the morning's job writes to everybody. Gives what closes it. */
export async function openTown(): Promise<() => Promise<void>> {
  house = await testRuntime([consentJobs, subscriptionsJobs, clientsJobs, notificationsJobs, renewalsJobs]);
  caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" })).id;
  honfleur = (await aTown(house, { slug: "honfleur", officialCode: "14333" })).id;
  receiver = await aReceiver();
  return async () => {
    await receiver.close();
    await house.close();
  };
}

export const OPEN = "2026-12-02T09:00:00Z";
export const GRACE = "2027-01-05T09:00:00Z";
export const OVER = "2027-01-16T09:00:00Z";

/** Jeanne, with an account that has an address. */
export async function jeanne(email = "jeanne@courriel.example"): Promise<Someone> {
  const person = await aPerson(house, caen, { validated: { given_name: "Jeanne", birthdate: "1988-03-14" } });
  const system = house.system(caen);
  await within(system, (tx) => createAccount(tx, system, { personId: person.personId, email }));
  return person;
}

export async function childOf(parent: Someone, name: string): Promise<PersonId> {
  const agent = await anAgent(house, caen, ["validator", "reception"]);
  const { personId, representationId } = await within(parent, (tx) =>
    createRepresentedPerson(tx, parent, { representativeId: parent.personId, kind: "parental_authority" }),
  );
  await within(agent, async (tx) => {
    const known: Partial<Record<ElementName, unknown>> = { given_name: name, birthdate: "2018-05-17" };
    for (const [element, value] of Object.entries(known)) {
      const about = { personId, name: element as ElementName };
      await createDeclaration(tx, agent, { ...about, value, saidBy: parent.personId });
      await validateElement(tx, agent, {
        ...about,
        method: "original_seen",
        evidence: { kind: "family_record_book" },
      });
    }
    await validateRepresentation(agent, {
      id: representationId,
      evidence: { kind: "family_record_book" },
    });
  });
  return personId;
}

/** A canteen with an application that listens. */
export async function canteen(requests = [asks("given_name", { required: true }), asks("birthdate")]) {
  const service = await aPublishedService(house, caen, {
    definition: { title: { fr: "Cantine", en: "Canteen" }, requests },
  });
  const manager = await anAgent(house, caen, ["service_manager"]);
  await registerClient(manager, {
    serviceId: service.id,
    name: "Restauration",
    redirectUris: ["https://cantine.example/retour"],
    eventsUri: receiver.url,
    authMethod: "client_secret_basic",
  });
  return { serviceId: service.id, providerId: caen, version: service.version, manager };
}
export type Canteen = Awaited<ReturnType<typeof canteen>>;

export async function agrees(by: Context, personId: PersonId, { serviceId, version }: Canteen) {
  const granted = ["given_name", "birthdate"];
  const grant = await acceptConsent(by, { personId, serviceId, version, granted, refused: [] });
  await house.drain();
  return grant;
}

/** The morning's job of the town, and all that it sends. */
export async function morning(): Promise<void> {
  const system = house.system(caen);
  await within(system, (tx) =>
    house.runtime.ports.jobs.send(tx, "renewals.gather", { authorityId: caen, requestId: system.newId() }),
  );
  const { failed } = await house.drain();
  expect(failed).toBe(0);
}

export const told = () =>
  receiver.received.map(({ token }) => {
    const { events } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as {
      events: object;
    };
    return Object.entries(events)[0] as [string, Record<string, unknown>];
  });
export const subjectsOf = (who: Someone) =>
  within(who, async () =>
    (await listPersonMessages(who, who.personId)).map(({ subject }) => subject.replaceAll("\u00a0", " ")),
  );
export const stateOf = async (who: Context, personId: PersonId) =>
  (await listSubscriptions(who, personId))[0]?.subscription;
export const linesOf = async ({ manager }: Canteen, id: CampaignId) => {
  const campaign = await getManagedCampaign(manager, id);
  return listRenewalLines(manager, campaign);
};

export async function aFamily() {
  const mother = await jeanne();
  const [leo, zoe] = [await childOf(mother, "Léo"), await childOf(mother, "Zoé")];
  const service = await canteen();
  await agrees(mother, leo, service);
  await agrees(mother, zoe, service);
  return { mother, leo, zoe, service, campaignId: await aCampaign(house, service) };
}
