import { afterAll, beforeAll, expect, test } from "vitest";
import { checksJobs } from "../../../../checks/index.ts";
import { aBillCode, aSealedPage, billWith } from "../../../../checks/testing/sealed-documents.ts";
import { anEnrolmentHouse, type EnrolmentHouse } from "./testing/an-enrolment-house.ts";
import { family } from "./testing/stories.ts";
import { answerAll, begin } from "./testing/walk.ts";

let world: EnrolmentHouse;
beforeAll(async () => {
  world = await anEnrolmentHouse([checksJobs]);
});
afterAll(() => world.house.close());

test("a bill that bears a seal is said genuine beside it, before sending and after, without JavaScript", async () => {
  const browser = world.server.visitor();
  const { file } = await begin(browser);
  const { "justificatif-de-domicile": _, "livret-de-famille": __, ...before } = family;
  await answerAll(browser, { ...before, enfants: { children: "no" } }).catch(() => undefined);
  await browser.submit({ proof_home_kind: "proof_of_address" }, { action: browser.shown.url });
  const page = browser.shown.url;
  const fields = billWith({ "10": "MME/DIALLO/AWA" });
  const content = await aSealedPage(aBillCode({ fields }));
  const files = [{ field: "proof_home_files", name: "facture.png", content }];
  await browser.submit({}, { action: page, files });
  const waiting = await browser.open(page);
  expect(waiting.body).toContain("Vérification en cours");
  expect(waiting.body).toContain(`href="${page}">Actualiser`);
  await world.house.drain();
  const told = await browser.open(page);
  expect(told.body).toMatch(/Document authentique.*Il est au nom indiqué\. L’adresse indiquée y est la même/);
  expect(told.body).not.toContain("Actualiser");
  const check = await browser.open(`/caen/inscription/${file}/verification`);
  expect(check.body).toContain("Ce que disent vos documents");
  await browser.submit({}, { action: check.url });
  const sent = await browser.open(`/caen/espace/demandes/${file}`);
  expect(sent.body).toContain("Document authentique");
  expect(sent.body).not.toContain("Le document joint ne suffit pas");
  const english = await browser.open(`/caen/espace/demandes/${file}?lang=en`);
  expect(english.body).toContain("Genuine document");
});

test("whose document bears another name is not told to do nothing: another one is added from there", async () => {
  const browser = world.server.visitor();
  const { file } = await begin(browser);
  const { "justificatif-de-domicile": _, "livret-de-famille": __, ...before } = family;
  await answerAll(browser, { ...before, enfants: { children: "no" } }).catch(() => undefined);
  await browser.submit({ proof_home_kind: "proof_of_address" }, { action: browser.shown.url });
  const foreign = await aSealedPage(aBillCode({ fields: billWith({ "10": "M/BENALI/KARIM" }) }));
  const files = [{ field: "proof_home_files", name: "facture.png", content: foreign }];
  await browser.submit({}, { action: browser.shown.url, files });
  await world.house.drain();
  const check = await browser.open(`/caen/inscription/${file}/verification`);
  await browser.submit({}, { action: check.url });
  const page = `/caen/espace/demandes/${file}`;
  const sent = await browser.open(page);
  expect(sent.body).toContain("vous pouvez attendre, ou en ajouter un autre");
  expect(sent.body).not.toContain("Vous n’avez rien à faire");
  const empty = await browser.submit({ autre_type: "" }, { action: page });
  expect(empty.status).toBe(422);
  const content = await aSealedPage(aBillCode({ fields: billWith({ "10": "MME/DIALLO/AWA" }) }));
  const again = [{ field: "autre_fichier", name: "la-mienne.png", content }];
  await browser.submit({ autre_type: "proof_of_address" }, { action: page, files: again });
  await world.house.drain();
  const told = await browser.open(page);
  expect(told.body).toContain("la-mienne.png");
  expect(told.body).toMatch(/Document authentique.*Il est au nom indiqué/);
});
