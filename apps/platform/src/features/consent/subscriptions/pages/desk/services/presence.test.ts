import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { asks } from "../../../../../../testing/consents.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { showPrivateOffers } from "../../../../../authorities/authorities/index.ts";
import { listGrants } from "../../../../consent/index.ts";

type Person = Awaited<ReturnType<typeof aPerson>>;
let desk: Desk;
let madeleine: Person;
let odile: Person;
let cinema: string;
let elsewhere: Awaited<ReturnType<typeof aPublishedService>>;

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ");
const page = (who: Person, path = "") => `/caen/agents/personnes/${who.personId}/services${path}`;
const beside = { beside: "on", agrees: "on" };
const PRESENCE = "ardeco_a_cote";

beforeAll(async () => {
  desk = await aDesk();
  const { house, caen, calvados, honfleur } = desk;
  const administrator = await desk.agent(["authority_administrator"]);
  await showPrivateOffers(administrator, { shown: true });
  const known = { family_name: "Roussel", birthdate: "1945-08-17" };
  madeleine = await aPerson(house, caen.id, { validated: { ...known, given_name: "Madeleine" } });
  odile = await aPerson(house, caen.id, { validated: { ...known, given_name: "Odile" } });
  for (const [slug, provider, title, presentation] of [
    ["cinema", calvados, "Cinéma Lux", { partner: { name: "Lux", kind: "business" } }],
    ["aide", caen, "Aide au foyer", { themes: ["solidarity"] }],
  ] as const) {
    const { id } = await aPublishedService(house, provider.id, {
      slug,
      definition: {
        title: { fr: title, en: title },
        requests: [asks("given_name", { required: true })],
        presentation: presentation as object,
      },
    });
    if (slug === "cinema") cinema = id;
  }
  // Honfleur is not around Caen: its services are not offered to the people of Caen, present or not.
  elsewhere = await aPublishedService(house, honfleur.id, {
    definition: { title: { fr: "Port", en: "Harbour" }, requests: [] },
  });
});
afterAll(() => desk?.house.close());

/** An agent to whom Madeleine, at the counter, has just said that she wants to show everything. */
async function besideMadeleine() {
  const agent = await desk.at(["reception"]);
  await agent.open(page(madeleine));
  await agent.submit(beside);
  return agent;
}

test("somebody asks for the cinema at the counter: the screen says how, and it opens, then stops, while they are there", async () => {
  const agent = await desk.at(["reception"]);
  const list = await agent.open(page(madeleine, "/ouvrir"));
  expect(plain(list.body)).toContain("Le service demandé n’est pas ici ?");
  expect(plain(list.body)).not.toContain("Cinéma Lux");
  expect(list.body).toContain(`href="${page(madeleine)}"`);
  await agent.open(page(madeleine));
  await agent.submit(beside);
  const all = plain((await agent.open(page(madeleine, "/ouvrir"))).body);
  for (const title of [
    "Cinéma Lux Possible Lux, partenaire privé de calvados",
    "Aide au foyer Possible",
    "La personne est à côté de vous, jusqu’à",
  ])
    expect(all, title).toContain(title);
  await agent.open(page(madeleine, `/ouvrir/${cinema}/accord?avec=${madeleine.personId}`));
  const receipt = await agent.submit({ geste: "accepter", canal: "desk", presente: "on" });
  expect(plain(receipt.body)).toContain("Accord noté");
  const [held] = await madeleine.transaction((tx) => listGrants(tx, madeleine, madeleine.personId));
  await agent.open(`/caen/agents/personnes/${madeleine.personId}/accords/${held?.grant.id}/retrait`);
  const stopped = await agent.submit({ avec: madeleine.personId, canal: "desk", presente: "on" });
  expect(plain(stopped.body)).toContain("Service arrêté");
});

test("once they have left, or after a quarter of an hour, nothing of it opens any more", async () => {
  const gone = await besideMadeleine();
  await gone.open(page(madeleine, "/ouvrir"));
  await gone.submit({}, { action: page(madeleine, "/fin") });
  expect((await gone.open(page(madeleine, `/ouvrir/${cinema}`))).status).toBe(404);
  const agent = await besideMadeleine();
  const before = desk.house.clock.now();
  desk.house.clock.set(new Date(before.getTime() + 16 * 60_000).toISOString());
  expect((await agent.open(page(madeleine, `/ouvrir/${cinema}`))).status).toBe(404);
  expect(plain((await agent.open(page(madeleine, "/ouvrir"))).body)).not.toContain("Aide au foyer");
});

test("attacks: one person’s presence opens nobody else’s; another agent’s, or one made up, opens nothing", async () => {
  const agent = await besideMadeleine();
  expect((await agent.open(page(odile, "/ouvrir/aide"))).status).toBe(404);
  expect((await agent.open(page(madeleine, `/ouvrir/${elsewhere.id}`))).status).toBe(404);
  const theirs = agent.cookies.for(page(madeleine))[PRESENCE] ?? "";
  expect(theirs).not.toBe("");
  const keep = (browser: typeof agent, value: string, who: Person) =>
    browser.cookies.set(PRESENCE, value, `/caen/agents/personnes/${who.personId}`);
  keep(agent, theirs, odile);
  expect((await agent.open(page(odile, "/ouvrir/aide"))).status).toBe(404);
  const other = await desk.at(["reception"], "Ève");
  for (const value of [theirs, `9999999999999.${theirs.split(".")[1]}`, "9999999999999.", "x"]) {
    keep(other, value, madeleine);
    expect((await other.open(page(madeleine, `/ouvrir/${cinema}`))).status, value).toBe(404);
  }
});
