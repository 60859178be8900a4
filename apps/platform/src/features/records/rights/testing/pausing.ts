import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { type GrantId, parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  type PublishedService,
  type Someone,
  says,
  within,
} from "../../../../testing/consents.ts";
import type { Receiver } from "../../../../testing/receiver.ts";
import { registerClient } from "../../../consent/clients/index.ts";
import { computeSituation, listSubscriptions } from "../../../consent/subscriptions/index.ts";
import { createDeclaration, validateElement } from "../../../identity/identity/index.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import { listPersonRestrictions } from "../../../trust/restrictions/index.ts";
import { type RightsRequest, requestRestriction } from "../index.ts";

interface Where {
  readonly story: ConsentStory;
  readonly receiver: Receiver;
}

interface Wish {
  readonly grantIds?: readonly GrantId[];
  readonly personId?: Someone["personId"];
}

const claimsOf = (token: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).events;

const agrees = (who: Someone, to: PublishedService) =>
  says({ granted: ["email", "family_quotient"] }, who, to);

const pauses = (
  who: Someone,
  { grantIds = [], personId = who.personId }: Wish = {},
): Promise<RightsRequest> =>
  requestRestriction(who, {
    id: parseId<"rights_request">(randomUUID()),
    personId,
    ground: "accuracy",
    text: "Mon quotient est faux.",
    grantIds,
  });

async function stateOf(who: Someone, service: PublishedService) {
  const held = await listSubscriptions(who, who.personId);
  const one = held.find(({ grant }) => grant.sector.serviceId === service.id);
  return one && computeSituation(one);
}

const pausesOf = (who: Someone) => listPersonRestrictions(who, who.personId);

const subjectsOf = async (who: Someone) =>
  (await listPersonMessages(who, who.personId)).map(({ subject }) => subject);

const actionsOf = async (who: Someone) =>
  (await readPersonJournal(who, who.personId)).entries.map(({ action }) => action);

/**
 * People who pause, and services that listen; what holds them is read at each call, since a test opens it
 * before it begins.
 */
export function pausing(where: () => Where) {
  const story = () => where().story;
  /** How much of what each received was read. */
  const heard = new Map<Receiver, number>();

  /** A service of Caen la Mer with an application that listens. */
  async function aService(
    title: string,
    requests = [asks("email", { required: true }), asks("family_quotient")],
  ) {
    const service = await story().a(title, requests, story().caenLaMer);
    const manager = await anAgent(story().house, story().caenLaMer, ["service_manager"]);
    const { clientId } = await registerClient(manager, {
      serviceId: service.id,
      name: `Logiciel ${title}`,
      redirectUris: ["https://aqua.example/retour"],
      eventsUri: where().receiver.url,
      authMethod: "client_secret_basic",
    });
    return { ...service, clientId, manager };
  }

  /** What applications received since, oldest first. */
  async function told(): Promise<readonly (readonly [string, unknown])[]> {
    expect(await story().house.drain()).toMatchObject({ failed: 0 });
    const { receiver } = where();
    const news = receiver.received.slice(heard.get(receiver) ?? 0);
    heard.set(receiver, receiver.received.length);
    return news.flatMap(({ token }) => Object.entries(claimsOf(token)));
  }

  async function changeQuotient(who: Someone, value: number): Promise<void> {
    const agent = await anAgent(story().house, story().caen, ["validator"]);
    await within(agent, async (tx) => {
      const about = { personId: who.personId, name: "family_quotient" } as const;
      await createDeclaration(tx, agent, { ...about, value, saidBy: who.personId });
      await validateElement(tx, agent, {
        ...about,
        method: "original_seen",
        evidence: { kind: "caf_statement" },
      });
    });
  }

  /** The night of a day: announced ends come. */
  async function night(day: string): Promise<void> {
    story().house.clock.set(`${day}T03:10:00Z`);
    const system = story().house.system(story().caen);
    const data = { authorityId: story().caen, requestId: randomUUID() };
    await system.transaction((tx) => system.ports.jobs.send(tx, "rights.lift", data));
    expect(await story().house.drain()).toMatchObject({ failed: 0 });
  }

  return { aService, told, agrees, pauses, stateOf, pausesOf, subjectsOf, actionsOf, changeQuotient, night };
}
