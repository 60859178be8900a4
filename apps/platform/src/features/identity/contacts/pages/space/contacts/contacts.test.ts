import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { listPersonContacts, openContact, submitContactAnswer, writeContact } from "../../../index.ts";

let home: SpaceHouse;
beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

test("writes, is answered, reads it, writes again; the call is there too", async () => {
  const jeanne = await home.jeanne();
  const browser = await home.server.signedIn(jeanne);
  expect((await browser.open("/caen/espace/echanges")).body).toContain("Aucun échange pour l’instant");
  await browser.submit({ sujet: "Facture", message: "Elle compte deux fois le 3." });
  expect(browser.shown.body).toContain("Votre message est envoyé");
  const agent = await anAgent(home.house, home.caen, ["reception"], "Paul Girard");
  const id = parseId<"contact">(browser.shown.url.split("/").at(-1)?.slice(0, 36) ?? "");
  await submitContactAnswer(agent, { id, version: 1, text: "C’est corrigé." });
  expect((await browser.open(`/caen/espace/echanges/${id}`)).body).toContain("C’est corrigé.");
  await browser.submit({ message: "" });
  expect(browser.shown.status).toBe(422);
  await browser.submit({ message: "Merci." });
  expect(browser.shown.body).toContain("Merci.");
  await openContact(agent, {
    id: parseId<"contact">(randomUUID()),
    personId: jeanne.personId,
    channel: "phone",
    subject: "Horaires de la piscine",
    asked: "Le dimanche ?",
  });
  expect((await browser.open("/caen/espace")).body).toContain("Vous avez appelé le 24 novembre 2026");
});

test("another person finds nothing at that address", async () => {
  const [jeanne, other] = [await home.jeanne(), await home.jeanne()];
  const browser = await home.server.signedIn(jeanne);
  await browser.open("/caen/espace/echanges");
  await browser.submit({ sujet: "Secret", message: "Rien que vous." });
  const path = browser.shown.url.split("?")[0] ?? "";
  const stranger = await home.server.signedIn(other);
  expect((await stranger.open(path)).status).toBe(404);
  expect((await stranger.open("/caen/espace/echanges/x")).status).toBe(404);
});

test("who represents somebody does not read what they wrote", async () => {
  const parent = await home.jeanne();
  const child = await home.childOf(parent);
  const writer = home.house.as({ kind: "person", personId: child }, home.caen);
  const { id } = await writeContact(writer, {
    id: parseId<"contact">(randomUUID()),
    subject: "Seul",
    asked: "Sans mes parents.",
  });
  expect(await listPersonContacts(parent, child)).toEqual([]);
  const browser = await home.server.signedIn(parent);
  expect((await browser.open(`/caen/espace/echanges/${id}`)).status).toBe(404);
  expect((await browser.open(`/caen/espace/echanges?pour=${child}`)).body).not.toContain("Seul");
});
