import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asks,
  required,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { findLiveFile, openFile } from "../../../../../enrolment/enrolment/index.ts";

let home: SpaceHouse;
const CANTEEN = "/caen/espace/services/caen/cantine";

beforeAll(async () => {
  home = await spaceHouse();
  await home.service("cantine", {
    audience: "both",
    title: { fr: "Cantine", en: "Canteen" },
    eligibility: 'age(birthdate, today) >= 2 && (insee_code == "14118" || family_quotient < 400)',
    eligibilityReasons: [
      {
        condition: 'insee_code == "14118" || family_quotient < 400',
        sentence: {
          fr: "Habiter Caen, ou avoir un petit quotient",
          en: "Live in Caen, or have a low quotient",
        },
      },
    ],
    requests: [asks("given_name", required), asks("school", required)],
  });
});
afterAll(() => home?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};

describe("before a service, for oneself and for a child", () => {
  test("each condition is said in words, with its answer for each", async () => {
    const jeanne = await home.jeanne({ address });
    await home.childOf(jeanne, { birthdate: "2026-01-05" });
    const text = plain((await (await home.server.signedIn(jeanne)).open(CANTEEN)).body);
    expect(text).toMatch(
      /Moi \(Jeanne Lemoine\).*Avoir au moins 2 ans Oui Habiter Caen, ou avoir un petit quotient Oui/,
    );
    expect(text).toMatch(
      /Léo Morel.*Avoir au moins 2 ans Non Habiter Caen, ou avoir un petit quotient À vérifier/,
    );
  });

  test("said and never sent is no agent’s to check: the service and home lead to the same “Envoyer”", async () => {
    const { personId, ...claire } = await aPerson(home.house, home.caen, {
      validated: {
        given_name: "Claire",
        family_name: "Petit",
        birthdate: "1979-06-01",
        school: { name: "École" },
      },
      declared: { address },
    });
    const browser = await home.server.signedIn(Object.assign(claire, { personId }));
    const { body } = await browser.open(CANTEEN);
    expect(plain(body)).toContain("Aucun agent ne l’a reçu");
    expect(plain(body)).not.toContain("Un agent vérifie encore");
    const way = 'href="/caen/espace/informations/address"';
    expect(body).toContain(way);
    expect((await browser.open("/caen/espace")).body).toContain(way);
    await browser.open("/caen/espace/informations/address");
    await browser.submit({});
    expect((await browser.open("/caen/espace")).body).not.toContain(way);
  });

  test("only what lacks is asked, with its document; an agent gets it, and the page says so", async () => {
    const jeanne = await home.jeanne({ address });
    const leo = await home.childOf(jeanne, { address });
    const browser = await home.server.signedIn(jeanne);
    const form = await browser.open(`${CANTEEN}/completer?pour=${leo}`);
    expect(form.body.match(/name="value_[a-z_]+/g)).toEqual(['name="value_school']);
    const empty = await browser.submit({});
    expect([empty.status, empty.body.includes("value_school-")]).toEqual([422, true]);
    const sent = await browser.submit({ value_school: "École Jean-Moulin", kind_school: "brought" });
    expect(sent.url).toContain(`${CANTEEN}?pour=${leo}&envoye=1`);
    expect(plain(sent.body)).toContain("Un agent vérifie : Établissement scolaire. Il vous reste à montrer");

    const file = await findLiveFile(jeanne, leo);
    expect(file?.state).toBe("submitted");
    const again = await browser.open(`${CANTEEN}/completer?pour=${leo}`);
    expect(again.url).toContain(`${CANTEEN}?pour=${leo}`);
    const agent = await anAgent(home.house, home.caen, ["validator"]);
    if (!file) throw new Error("no file");
    const seen = await openFile(agent, { fileId: file.id, purpose: "review" });
    expect(JSON.stringify(seen)).toContain("École Jean-Moulin");
  });

  test("what has expired is to be renewed, not to be waited for", async () => {
    const jeanne = await home.jeanne({ address, school: { name: "École Jean-Moulin" } });
    home.house.clock.set("2028-11-25T08:00:00Z");
    const browser = await home.server.signedIn(jeanne);
    const text = plain((await browser.open(CANTEEN)).body);
    expect(text).toContain("Établissement scolaire : à renouveler");
    const form = await browser.open(`${CANTEEN}/completer`);
    expect(form.body).toContain("École Jean-Moulin");
  });
});

describe("attacks", () => {
  test("nobody completes for a child who is not theirs; a wrong value comes back as typed", async () => {
    const leo = await home.childOf(await home.jeanne());
    const stranger = await home.server.signedIn(await home.jeanne());
    await stranger.open("/caen/espace");
    expect((await stranger.open(`${CANTEEN}/completer?pour=${leo}`)).status).toBe(403);
    const posted = { value_school: "X", kind_school: "brought" };
    expect((await stranger.post(`${CANTEEN}/completer?pour=${leo}`, posted)).status).toBe(403);
    await stranger.open(`${CANTEEN}/completer`);
    const wrong = await stranger.submit({ value_school: "École", kind_school: "passport" });
    expect([wrong.status, wrong.body.includes('value="École"')]).toEqual([422, true]);
  });

  test("a service offered by nobody asks nothing", async () => {
    const someone = await aPerson(home.house, home.caen, { validated: { given_name: "Ana" } });
    const browser = await home.server.signedIn(someone);
    expect((await browser.open("/caen/espace/services/caen/inconnu/completer")).status).toBe(404);
  });
});
