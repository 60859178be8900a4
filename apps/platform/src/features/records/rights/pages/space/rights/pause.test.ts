import { afterAll, beforeAll, expect, test } from "vitest";
import { asks, type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { createAccount, updateAccountEmail } from "../../../../../access/access/index.ts";

let home: SpaceHouse;
beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]|&nbsp;/g, " ");

/** Somebody with an open library. */
async function atTheLibrary(slug: string) {
  await home.service(slug, { requests: [asks("email")] });
  const jeanne = await home.jeanne();
  const browser = await home.server.signedIn(jeanne);
  await browser.open(`/caen/espace/services/caen/${slug}/accord`);
  await browser.submit({ geste: "accepter", accord: "email" });
  await home.house.drain();
  return { browser };
}

const pauseIn = (html: string) => /\/droits\/pauses\/([0-9a-f-]{36})/.exec(html)?.[1] ?? "";

test("everything is paused from the page of rights, shown there, on the home, by the services, and lifted by a button", async () => {
  const { browser } = await atTheLibrary("bibliotheque");
  await browser.open("/caen/espace/droits/demander/restriction");
  await browser.submit({ demande: "Mon nom est mal écrit." });
  expect(browser.shown.status).toBe(422);
  expect(browser.shown.body).toContain("Mon nom est mal écrit.");
  await browser.submit({ motif: "accuracy", porte: "tout", demande: "Mon nom est mal écrit." });
  expect(browser.shown.body).toContain("La pause a pris effet");
  const id = pauseIn(browser.shown.body);
  expect((await browser.open("/caen/espace/droits")).body).toContain(`/droits/pauses/${id}`);
  expect((await browser.open("/caen/espace")).body).toContain("Vos informations sont en pause");
  expect((await browser.open("/caen/espace/services")).body).toContain("En pause");
  const consent = await browser.open("/caen/espace/services/caen/bibliotheque/accord");
  expect(consent.status).toBe(409);
  expect(plain(consent.body)).toContain("Vos informations sont en pause");
  expect(plain(consent.body)).toContain("vous ne pouvez pas lui donner d’accord");
  expect(consent.body).not.toContain("La personne peut");
  expect(pauseIn(consent.body)).toBe(id);
  expect(consent.body).toContain("Revenir à mes services");
  const page = await browser.open("/caen/espace/services/caen/bibliotheque");
  expect(page.body).not.toContain("Accord déjà donné");
  expect(plain(page.body)).toContain("Ce service est en pause");
  expect(pauseIn(page.body)).toBe(id);

  const stranger = await home.server.signedIn(await home.jeanne());
  expect((await stranger.open(`/caen/espace/droits/pauses/${id}`)).status).toBe(404);

  const { body } = await browser.open(`/caen/espace/droits/pauses/${id}`);
  expect(body).toContain("Je conteste une information");
  await browser.submit({});
  expect(browser.shown.body).toContain("La pause est levée");
  await home.house.drain();
  expect(plain((await browser.open(`/caen/espace/droits/demandes/${id}`)).body)).toContain("Pause levée le");
  expect((await browser.open("/caen/espace")).body).not.toContain("sont en pause");
  expect((await browser.open("/caen/espace/services")).body).not.toContain("En pause");
});

test("some services only, named beside the others", async () => {
  const { browser } = await atTheLibrary("ludotheque");
  await browser.open("/caen/espace/droits/demander/restriction");
  const grant = /name="porte"[^>]*value="([0-9a-f-]{36})"|value="([0-9a-f-]{36})"[^>]*name="porte"/.exec(
    browser.shown.body,
  );
  await browser.submit({ motif: "claims", porte: grant?.[1] ?? grant?.[2] ?? "", demande: "Un litige." });
  expect(browser.shown.body).toContain("La pause a pris effet");
  const id = pauseIn(browser.shown.body);
  const { body } = await browser.open(`/caen/espace/droits/pauses/${id}`);
  expect(body).toContain("défendre un droit");

  // Withdrawn, it is paused still: its page says so, and no button leads to a refusal.
  const agreement = grant?.[1] ?? grant?.[2] ?? "";
  await browser.open(`/caen/espace/accords/${agreement}`);
  expect(pauseIn(browser.shown.body)).toBe(id);
  await browser.open(`/caen/espace/accords/${agreement}/retrait`);
  await browser.submit({});
  const page = await browser.open("/caen/espace/services/caen/ludotheque");
  expect(page.body).not.toContain("/accord?");
  expect(pauseIn(page.body)).toBe(id);
  const consent = await browser.open("/caen/espace/services/caen/ludotheque/accord");
  expect(consent.status).toBe(409);
  expect(plain(consent.body)).toContain("Vous ne pouvez pas ouvrir");
  expect(pauseIn(consent.body)).toBe(id);
});

test("of their child: one parent asked for it, the other’s lifting waits, and the first keeps it", async () => {
  const [mother, father] = [await home.jeanne(), await home.jeanne({ given_name: "Marc" })];
  const child = await home.childOf(mother);
  await home.alsoParent(father, child);
  const [hers, his] = [await home.server.signedIn(mother), await home.server.signedIn(father)];
  await hers.open(`/caen/espace/droits/demander/restriction?pour=${child}`);
  await hers.submit({ motif: "accuracy", demande: "Son adresse est fausse." });
  const address = `/caen/espace/droits/pauses/${pauseIn(hers.shown.body)}`;
  const page = `${address}?pour=${child}`;

  // No message reaches her yet: nothing is offered that would end it unknown to her.
  const untold = plain((await his.open(page)).body);
  expect(untold).toContain("Nous ne pouvons pas prévenir par message la personne qui l’a demandée");
  expect(untold).not.toContain("/lever");
  const system = home.house.system(home.caen);
  const { personId } = mother;
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId });
    await updateAccountEmail(tx, system, personId, `${personId}@courriel.example`);
  });
  expect(plain((await his.open(page)).body)).toContain("la pause est levée 7 jours après");
  await his.submit({});
  expect(his.shown.body).toContain("Votre demande est envoyée");
  expect(plain(his.shown.body)).toContain("Quelqu’un demande à lever cette pause");

  expect(plain((await hers.open(page)).body)).toContain("Quelqu’un demande à lever cette pause");
  await hers.submit({}, { action: `${address}/garder?pour=${child}` });
  expect(hers.shown.body).toContain("La pause est gardée");
  expect((await his.open(page)).body).toContain("Cette pause est gardée");
  expect(his.shown.body).not.toContain("/lever");
});
