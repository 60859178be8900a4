import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asks, type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { createAccount } from "../../../../../access/access/index.ts";
import { listPersonMessages } from "../../../../../messaging/notifications/index.ts";
import { submitRightAnswer } from "../../../index.ts";

let home: SpaceHouse;
beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]|&nbsp;/g, " ");

describe("the page of rights", () => {
  test("says each right with its article, whom to write to, and the way to the CNIL", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    await browser.open("/caen/espace");
    expect(browser.shown.body).toContain("/caen/espace/droits");
    const { body } = await browser.open("/caen/espace/droits");
    for (const article of [15, 16, 17, 18, 20, 21]) expect(body).toContain(`article ${article} du RGPD`);
    expect(body).toContain("dpo@caen.example");
    expect(body).toContain("cnil.fr");
  });

  test("a request is acknowledged with a number and a day, and its answer is read there", async () => {
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    await browser.open("/caen/espace/droits/demander/access");
    await browser.submit({ demande: "" });
    expect(browser.shown.status).toBe(422);
    await browser.submit({ demande: "Qui a vu mon dossier ?" });
    expect(plain(browser.shown.body)).toMatch(/DRO-2026-\d{6}-/);
    expect(plain(browser.shown.body)).toContain("jeudi 24 décembre 2026");
    const id = parseId<"rights_request">(/demandes\/([0-9a-f-]{36})/.exec(browser.shown.url)?.[1] ?? "");
    const officer = await anAgent(home.house, home.caen, ["data_protection_officer"]);
    await submitRightAnswer(officer, { id, version: 1, outcome: "refused", text: "Article 15.4." });
    const { body } = await browser.open(`/caen/espace/droits/demandes/${id}`);
    expect(body).toContain("Article 15.4.");
    expect(body).toContain("cnil.fr");
    const stranger = await home.server.signedIn(await home.jeanne());
    expect((await stranger.open(`/caen/espace/droits/demandes/${id}`)).status).toBe(404);
    expect((await stranger.open("/caen/espace/droits/demander/erasure")).status).toBe(404);
  });

  test("the eleventh request at once is refused beside its field, and what was written stays", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    for (let turn = 0; turn <= 10; turn += 1) {
      await browser.open("/caen/espace/droits/demander/access");
      await browser.submit({ demande: `Le dugong numéro ${turn} ?` });
    }
    expect(browser.shown.status).toBe(422);
    expect(browser.shown.body).toContain("nous n’en prenons pas plus à la fois");
    expect(browser.shown.body).toContain("Le dugong numéro 10 ?");
  });

  test("without a service open, an objection is said in words, and nothing is promised to stop", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    await browser.open("/caen/espace/droits/demander/objection");
    expect(browser.shown.body).toContain("Aucun service n’est ouvert");
    expect(browser.shown.body).not.toContain("Il le sait tout de suite");
  });

  test("an objection accepted reaches the service: the agreement ends", async () => {
    await home.service("bibliotheque", { requests: [asks("email")] });
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    await browser.open("/caen/espace/services/caen/bibliotheque/accord");
    await browser.submit({ geste: "accepter", accord: "email" });
    await browser.open("/caen/espace/droits/demander/objection");
    const [, grant = ""] =
      /value="([0-9a-f-]{36})"[^>]*id="service|name="service"[^>]*value="([0-9a-f-]{36})"/
        .exec(browser.shown.body)
        ?.filter(Boolean) ?? [];
    expect(grant).not.toBe("");
    await browser.submit({ demande: "Plus pour cela.", service: grant });
    const id = parseId<"rights_request">(/demandes\/([0-9a-f-]{36})/.exec(browser.shown.url)?.[1] ?? "");
    const officer = await anAgent(home.house, home.caen, ["data_protection_officer"]);
    await submitRightAnswer(officer, { id, version: 1, outcome: "answered", text: "D’accord." });
    expect(await home.house.drain()).toMatchObject({ failed: 0 });
    expect((await browser.open(`/caen/espace/accords/${grant}`)).body).toMatch(/Retiré|retiré/);
  });
});

describe("the page of erasure", () => {
  test("says what goes, what each service keeps and until when, before anything; then it is undone", async () => {
    await home.service("cantine", {
      requests: [asks("email")],
      mustBeKept: [{ element: "email", law: "Code général des impôts, art. 1.", retentionDays: 3650 }],
    });
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    await browser.open("/caen/espace/services/caen/cantine/accord");
    await browser.submit({ geste: "accepter", accord: "email" });
    const before = plain((await browser.open("/caen/espace/droits/effacement")).body);
    expect(before).toContain("vendredi 4 décembre 2026");
    expect(before).toContain("Code général des impôts, art. 1.");
    expect(before).toContain("Ce qui doit rester");
    await browser.submit({ lu: "" });
    expect(browser.shown.status).toBe(422);
    await browser.submit({ lu: "on" });
    expect(plain(browser.shown.body)).toMatch(/DRO-2026-/);
    // The receipt says the day and undoes; so does the home, which offers nothing else.
    expect(plain(browser.shown.body)).toContain("Rien n’est effacé avant le vendredi 4 décembre 2026");
    expect(browser.shown.body).toContain("Annuler l’effacement");
    expect(browser.shown.body).not.toContain("Vous n’avez rien à faire");
    const start = plain((await browser.open("/caen/espace")).body);
    expect(start).toContain("Toutes vos informations seront effacées le vendredi 4 décembre 2026");
    expect(start).toContain("Annuler l’effacement");
    expect(start).not.toContain("Rien à faire pour l’instant");
    const { url } = await browser.open("/caen/espace/droits/effacement");
    expect(url).toMatch(/droits\/demandes\//);
    await browser.submit({}, { action: `${url}/annuler` });
    expect(browser.shown.body).toContain("Rien n’a été effacé");
    expect((await browser.open("/caen/espace")).body).not.toContain("seront effacées");
  });

  test("of a child, the other parent reads it at home and undoes it there; the message leads to the request", async () => {
    const [parent, other] = [await home.jeanne(), await home.jeanne()];
    const child = await home.childOf(parent);
    await home.alsoParent(other, child);
    const system = home.house.system(home.caen);
    const reached = { personId: other.personId, email: "autre.parent@courriel.example" };
    await system.transaction((tx) => createAccount(tx, system, reached));
    const browser = await home.server.signedIn(parent);
    await browser.open(`/caen/espace/droits/effacement?pour=${child}`);
    await browser.submit({ lu: "on" });
    const id = /demandes\/([0-9a-f-]{36})/.exec(browser.shown.url)?.[1] ?? "";
    expect(await home.house.drain()).toMatchObject({ failed: 0 });
    const said = await listPersonMessages(other, other.personId);
    expect(said.map(({ text }) => text).join()).toContain(`/espace/droits/demandes/${id}?pour=${child}`);
    const theirs = await home.server.signedIn(other);
    await theirs.open("/caen/espace");
    expect(plain(theirs.shown.body)).toMatch(/Les informations de Léo.* seront effacées le/);
    const undo = /action="([^"]+annuler[^"]*)"/.exec(theirs.shown.body)?.[1] ?? "";
    await theirs.submit({}, { action: undo });
    expect(theirs.shown.body).toContain("Rien n’a été effacé");
  });

  test("asks who left their browser open to sign in again first", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    home.house.clock.advance(3_600_000);
    const { body } = await browser.open("/caen/espace/droits/effacement");
    expect(body).toContain("reconnectez-vous");
    expect(body).not.toContain("Demander l’effacement");
    await browser.post("/caen/espace/droits/effacement", { lu: "on" });
    expect(browser.shown.status).toBe(403);
  });

  test("of a child is a parent’s; of one of fifteen, their own", async () => {
    const parent = await home.jeanne();
    const [child, teenager] = [
      await home.childOf(parent),
      await home.childOf(parent, { given_name: "Zoé", birthdate: "2010-01-01" }),
    ];
    const browser = await home.server.signedIn(parent);
    expect((await browser.open(`/caen/espace/droits/effacement?pour=${child}`)).body).toContain(
      "Demander l’effacement",
    );
    expect((await browser.open(`/caen/espace/droits/effacement?pour=${teenager}`)).body).not.toContain(
      "Demander l’effacement",
    );
    // Who loses whom acts for them is named, with their services.
    const own = plain((await browser.open("/caen/espace/droits/effacement")).body);
    expect(own).toMatch(/Léo Morel : aucun service ouvert/);
    // Not offered where it would be refused.
    expect((await browser.open(`/caen/espace/droits?pour=${child}`)).body).toContain("droits/effacement");
    const theirs = (await browser.open(`/caen/espace/droits?pour=${teenager}`)).body;
    expect(theirs).not.toContain("droits/effacement");
    expect(theirs).toContain("sauf un effacement");
    expect(theirs).toContain("Emporter ses informations");
    expect(theirs).not.toContain("Emporter mes informations");
    await browser.open(`/caen/espace/droits/effacement?pour=${child}`);
    await browser.post(`/caen/espace/droits/effacement?pour=${teenager}`, { lu: "on" });
    expect(browser.shown.status).toBe(403);
  });
});
