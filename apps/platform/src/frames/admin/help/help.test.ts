import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../testing/a-house-with-administration.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
const PATH = "/caen/administration/collectivite/aide";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

test("a help is previewed, published, undone; the usual one comes back when it is emptied", async () => {
  const { browser } = await admin.agent(["authority_administrator"]);
  expect((await browser.open(PATH)).body).toContain("Texte d’origine");
  await browser.open(`${PATH}/address`);
  await browser.submit({ fr: "Demandez au guichet unique.", en: "", agents: "Voir Nadia.", geste: "apercu" });
  expect(browser.shown.body).toContain("Rien n’est encore publié");
  expect((await browser.open(PATH)).body).not.toContain("Votre texte</span>");
  await browser.open(`${PATH}/address`);
  await browser.submit({
    fr: "Demandez au guichet unique.",
    en: "",
    agents: "Voir Nadia.",
    geste: "publier",
  });
  expect(browser.shown.body).toContain("C’est publié");
  await browser.submit({ fr: "Autre texte.", en: "", agents: "Voir Nadia.", geste: "publier" });
  expect(browser.shown.body).toContain("Revenir à ce texte");
  await browser.post(PATH, {
    sujet: "address",
    geste: "publier",
    seul: "fr",
    fr: "Demandez au guichet unique.",
  });
  expect((await browser.open(`${PATH}/address`)).body).toContain("Demandez au guichet unique.");
  expect(browser.shown.body).toContain("Voir Nadia.");
});

test("a topic that is none is not found; a manager of services has no business here", async () => {
  const { browser } = await admin.agent(["authority_administrator"]);
  expect((await browser.open(`${PATH}/rien`)).status).toBe(404);
  const manager = (await admin.agent(["service_manager"])).browser;
  expect((await manager.open(PATH)).status).toBe(403);
});
