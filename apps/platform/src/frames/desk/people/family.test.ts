import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccount } from "../../../features/access/access/index.ts";
import { acceptConsent } from "../../../features/consent/consent/index.ts";
import { setPersonStatus } from "../../../features/identity/identity/index.ts";
import { readPersonJournal } from "../../../features/trust/audit/index.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { aPerson } from "../../../testing/builders.ts";
import { aCampaign } from "../../../testing/campaigns.ts";
import { asks } from "../../../testing/consents.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { aDesk, type Desk } from "../testing/a-desk.ts";
import { isChildOf } from "../testing/a-family.ts";

type Person = Awaited<ReturnType<typeof aPerson>>;
let desk: Desk;
let jeanne: Person;
let zoe: Person;

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ");
const page = (id: PersonId) => `/caen/agents/personnes/${id}`;
const said = { family_name: "Lemoine" };

beforeAll(async () => {
  desk = await aDesk();
  const { house, caen } = desk;
  jeanne = await aPerson(house, caen.id, {
    validated: { ...said, given_name: "Jeanne", birthdate: "1990-05-06" },
  });
  zoe = await aPerson(house, caen.id, {
    validated: { ...said, given_name: "Zoé", birthdate: "2017-09-02" },
  });
  const system = house.system(caen.id);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId: jeanne.personId });
    await setPersonStatus(tx, system, jeanne.personId, "enrolled");
    await setPersonStatus(tx, system, zoe.personId, "enrolled");
  });
  await isChildOf(await desk.agent(["validator"]), { child: zoe.personId, parent: jeanne.personId });
  const library = await aPublishedService(house, caen.id, {
    definition: {
      title: { fr: "Cantine", en: "Canteen" },
      audience: "child",
      requests: [asks("given_name", { required: true })],
    },
  });
  const yes = { personId: zoe.personId, serviceId: library.id, version: library.version };
  await acceptConsent(jeanne, { ...yes, granted: ["given_name"], refused: [] });
  await aCampaign(house, { serviceId: library.id, providerId: caen.id });
  house.clock.set("2026-12-03T09:00:00Z");
});
afterAll(() => desk?.house.close());

test("a nine-year-old’s page offers neither a child nor an account, and leads to who acts for her", async () => {
  const agent = await desk.at(["validator"]);
  const hers = await agent.open(`${page(zoe.personId)}?motif=help_at_desk`);
  const text = plain(hers.body);
  expect(text).toContain("Compléter ou changer au guichet");
  for (const act of ["Inscrire un enfant", "Rouvrir son compte", "Déclarer un déménagement", "18 ans"])
    expect(text, act).not.toContain(act);
  expect(hers.body).toContain(`${page(jeanne.personId)}?motif=help_at_desk`);
  const mothers = plain((await agent.open(`${page(jeanne.personId)}?motif=help_at_desk`)).body);
  for (const act of [
    "Inscrire un enfant",
    "Rouvrir son compte",
    "Déclarer un déménagement",
    "Signaler un décès",
  ])
    expect(mothers, act).toContain(act);
});

test("attack: a child is given no child, by the address or by the form", async () => {
  const agent = await desk.at(["validator"]);
  const form = await agent.open(`/caen/agents/inscrire?parent=${zoe.personId}`);
  expect([form.status, plain(form.body).includes("trop jeune pour être le parent")]).toEqual([422, true]);
  const { context } = agent;
  const other = await aPerson(desk.house, desk.caen.id);
  await expect(isChildOf(context, { child: other.personId, parent: zoe.personId })).rejects.toThrow(
    "households.too_young",
  );
});

test("a parent’s page shows what waits for the child, and the child’s journal tells that it was looked at", async () => {
  const agent = await desk.at(["reception"]);
  const text = plain((await agent.open(`${page(jeanne.personId)}?motif=help_at_desk`)).body);
  const waiting = text.slice(text.indexOf("Ce qui attend pour ceux que cette personne représente"));
  expect(waiting).toMatch(/Zoé Lemoine Rentrée 2027 : Cantine À confirmer/);
  const { entries } = await readPersonJournal(jeanne, zoe.personId);
  expect(entries[0]?.action).toBe("enrolment.person_consulted");
});

test("attacks: the child’s page does not tell of the mother’s; a bounded validator sees none of it", async () => {
  const agent = await desk.at(["reception"]);
  const hers = await agent.open(`${page(zoe.personId)}?motif=help_at_desk`);
  expect(hers.body).not.toContain('id="representes"');
  const ines = await desk.at([{ role: "service_validator", deskId: desk.caen.deskId }], "Inès");
  const seen = await ines.open(`${page(jeanne.personId)}?motif=check`);
  expect(seen.body).not.toContain('id="representes"');
});
