import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { asks, type ConsentStory, consentStory, type Someone, says } from "../../../testing/consents.ts";
import { countStatements } from "../../../testing/count-statements.ts";
import { createAccount } from "../../access/access/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { consentJobs, type DeskMaySee, isShownToDesk } from "../consent/index.ts";
import {
  listServicesAtDesk,
  listSubscriptions,
  showAllServices,
  subscriptionsContribution,
  subscriptionsJobs,
} from "./index.ts";

let story: ConsentStory;
let leo: Someone;

const CAEN = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};
const wholeEmail = [asks("email", { required: true })];

beforeAll(async () => {
  story = await consentStory([consentJobs, subscriptionsJobs, notificationsJobs]);
  leo = await story.leo();
  const system = story.house.system(story.caen);
  await system.transaction((tx) =>
    createAccount(tx, system, { personId: leo.personId, email: "leo@example.org" }),
  );
  const services = [
    await story.a("Médiathèque", wholeEmail),
    await story.a("Piscine", wholeEmail, story.caenLaMer),
    await story.a("Aide aux aidants", wholeEmail, story.caen, { presentation: { themes: ["solidarity"] } }),
  ];
  for (const service of services) await says({ granted: ["email"] }, leo, service);
  await story.house.drain();
});
afterAll(() => story?.house.close());

const reception = () => anAgent(story.house, story.caen, ["reception"], "Paul Girard");
const lines = async () => (await readPersonJournal(leo, leo.personId)).entries.map(({ action }) => action);

describe("an agent, by themselves", () => {
  test("sees the public services of their own authority, their state, and no value", async () => {
    const paul = await reception();
    const asked = { personId: leo.personId, purpose: "telephone" } as const;
    const shown = await listServicesAtDesk(paul, asked);
    expect(shown).toEqual([
      expect.objectContaining({
        title: { fr: "Médiathèque", en: "Médiathèque" },
        situation: { state: "open" },
        awaited: [],
      }),
    ]);
    expect(JSON.stringify(shown)).not.toContain("leo@example.org");
    expect((await lines())[0]).toBe("subscriptions.services_consulted");
  });

  test("reads what a service waits for with the name of the town, as does the person in their journal", async () => {
    const person = await aPerson(story.house, story.caen, { declared: { address: CAEN } });
    const residents = await story.a("Stationnement", [asks("lives_in_14118", { required: true })]);
    await says({ granted: ["lives_in_14118"] }, person, residents);
    await story.house.drain();
    const paul = await reception();
    const asked = { personId: person.personId, purpose: "help_at_desk" } as const;
    const [shown] = await listServicesAtDesk(paul, asked);
    expect(shown?.awaited.map(({ fr }) => fr)).toEqual(["Habiter Ville de Caen"]);
    const { entries } = await readPersonJournal(person, person.personId);
    const line = entries.find(({ action }) => action === "subscriptions.pending");
    expect(line && subscriptionsContribution.journal["subscriptions.pending"]?.(line.data).fr).toContain(
      "habiter Ville de Caen.",
    );
  });

  test.each(["service_validator", "service_manager", "auditor"] as const)("%s sees none", async (role) => {
    const agent = await anAgent(story.house, story.caen, [role]);
    const asked = { personId: leo.personId, purpose: "check" } as const;
    await expect(listServicesAtDesk(agent, asked)).rejects.toThrow("access.capability_missing");
    await expect(showAllServices(agent, { personId: leo.personId })).rejects.toThrow(
      "access.capability_missing",
    );
  });

  test("of another town reads nothing, and says nothing in the person’s journal", async () => {
    const honfleur = await aTown(story.house, { slug: "honfleur", officialCode: "14333" });
    const before = await lines();
    const agent = await anAgent(story.house, honfleur.id, ["reception"]);
    await expect(showAllServices(agent, { personId: leo.personId })).rejects.toThrow();
    expect(await lines()).toEqual(before);
  });
});

test("with the person beside them, every service; the journal and a message say so", async () => {
  const all = await showAllServices(await reception(), { personId: leo.personId });
  expect(all.map(({ title }) => title.fr).toSorted()).toEqual(["Aide aux aidants", "Médiathèque", "Piscine"]);
  expect((await lines())[0]).toBe("subscriptions.all_services_shown");
  await story.house.drain();
  expect(story.house.mails.at(-1)).toMatchObject({
    to: "leo@example.org",
    subject: "Vos services ont été affichés au guichet",
  });
});

test("as many statements for four services as for two", async () => {
  const agnes = await story.leo();
  const counts: number[] = [];
  for (const titles of [
    ["Un", "Deux"],
    ["Trois", "Quatre"],
  ]) {
    for (const title of titles) await says({ granted: ["email"] }, agnes, await story.a(title, wholeEmail));
    await story.house.drain();
    counts.push(await statementsOf(agnes));
  }
  expect(counts[1]).toBe(counts[0]);
});

/** Statements that the person's own list of services sends. */
const statementsOf = async (who: Someone): Promise<number> =>
  (await countStatements(() => listSubscriptions(who, who.personId))).statements;

interface Facts {
  readonly providerId: AuthorityId;
  readonly partner: boolean;
  readonly solidarity: boolean;
  readonly sensitive: "required" | "optional" | "none";
}

describe("what a desk may see alone (ADR 0043)", () => {
  const own: AuthorityId = parseId("11111111-1111-4111-8111-111111111111");
  const other: AuthorityId = parseId("22222222-2222-4222-8222-222222222222");
  const service: fc.Arbitrary<Facts> = fc.record({
    providerId: fc.constantFrom(own, other),
    partner: fc.boolean(),
    solidarity: fc.boolean(),
    sensitive: fc.constantFrom("required", "optional", "none"),
  });
  const seen = ({ providerId, partner, solidarity, sensitive }: Facts) => {
    const requests: DeskMaySee["definition"]["requests"] = [
      asks("email", { required: true }),
      ...(sensitive === "none" ? [] : [asks("allergies", { required: sensitive === "required" })]),
    ];
    const presentation = {
      ...(partner ? { partner: { name: "Le Drakkar", kind: "business" as const } } : {}),
      ...(solidarity ? { themes: ["solidarity" as const] } : {}),
    };
    return isShownToDesk({ providerId, definition: { requests, presentation } }, own);
  };

  test("never another authority’s, a partner’s, or one that tells of health or hardship; every other one", () => {
    fc.assert(
      fc.property(service, (facts) => {
        const discreet =
          facts.providerId !== own || facts.partner || facts.solidarity || facts.sensitive === "required";
        expect(seen(facts)).toBe(!discreet);
      }),
    );
  });
});
