import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestRuntime } from "../../../../../../testing/test-runtime.ts";
import type { TestServer } from "../../../../../../testing/test-server.ts";
import { assertEveryStepVisited } from "../../../../../../web/index.ts";
import { aJpeg } from "../../../../evidence/testing/sample-files.ts";
import { enrolmentJourney } from "./journey.ts";
import { anEnrolmentHouse } from "./testing/an-enrolment-house.ts";
import { alone, family, largest, largestAnswers, type Pages } from "./testing/stories.ts";
import { answerAll, begin, codeIn } from "./testing/walk.ts";

let house: TestRuntime;
let server: TestServer;
beforeAll(async () => {
  ({ house, server } = await anEnrolmentHouse());
});
afterAll(() => house.close());

test("every question is reached by a story", () => {
  assertEveryStepVisited(enrolmentJourney, [largestAnswers]);
});

test("and the server asks each of them, in order", async () => {
  const browser = server.visitor();
  await begin(browser);
  const photo = (proof: string, shade: number) => ({
    files: [{ field: `proof_${proof}_files`, name: `${proof}.jpg`, content: aJpeg(shade) }],
  });
  const met = await answerAll(browser, largest, {
    "piece-d-identite-photo": photo("identity", 1),
    "justificatif-de-domicile-photo": photo("home", 2),
    "livret-de-famille-photo": photo("children", 3),
  });
  expect(met).toEqual(enrolmentJourney.steps.map(({ path }) => path));
  expect(
    (await browser.submit({}, { action: browser.shown.url })).body.match(/CAEN-2026-\d{6}/g),
  ).toHaveLength(9);
});

test("the first page says what one needs, and who answers for the data", async () => {
  const { body } = await server.visitor().open("/caen/inscription");
  expect(body).toContain("6 minutes");
  expect(body).toContain("dpo@caen.example");
  expect(body).toContain("/caen/reprise");
  expect(body).toContain("/caen/connexion");
});

test("the same pages speak English", async () => {
  const browser = server.visitor();
  expect((await browser.open("/caen/inscription?lang=en")).body).toContain("Create my account");
  await browser.submit();
  expect(browser.shown.body).toContain("Write down your resume code");
});

test("a family unknown to everyone enrols at night, without JavaScript, up to its receipts", async () => {
  const browser = server.visitor();
  await begin(browser);
  expect(await answerAll(browser, family)).toEqual(Object.keys(family));
  for (const said of [
    "Awa",
    "Moussa",
    "Henri Brunet",
    "8 mars 1991",
    "12 rue Saint-Jean",
    "06\u00a012\u00a034",
  ])
    expect(browser.shown.body).toContain(said);
  const receipt = await browser.submit({}, { action: browser.shown.url });
  expect(receipt.status).toBe(200);
  expect(receipt.url).toMatch(/\/caen\/espace\/demandes\/[0-9a-f-]{36}\/recepisse$/);
  expect(receipt.body.match(/CAEN-2026-\d{6}-[A-Z0-9]{2}/g)).toHaveLength(3);
  for (const said of [
    "Accueil de la mairie",
    "24 novembre 2026",
    "L231-1",
    "telerecours",
    "Moussa Diallo",
    "Fatou",
  ])
    expect(receipt.body).toContain(said);
  const requests = await browser.open("/caen/espace/demandes");
  expect(requests.body.match(/Reçue/g)).toHaveLength(3);
});

test("sent twice, or come back to, the file shows its receipt and nothing is sent again", async () => {
  const browser = server.visitor();
  const { file } = await begin(browser);
  await answerAll(browser, alone);
  const check = browser.shown.url;
  const first = await browser.submit({}, { action: check });
  const again = await browser.post(check);
  expect(again.url).toBe(first.url);
  expect((await browser.open(`/caen/inscription/${file}/noms`)).url).toBe(first.url);
  await house.drain();
  const mails = house.mails.filter(({ to }) => to === "famille@exemple.fr");
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toMatch(/CAEN-2026-\d{6}-[A-Z0-9]{2}/);
});

test.each([
  ["somebody alone", alone, 1],
  ["a family", family, 3],
] as const)("%s sends eight times at once: every answer is the one receipt", async (_, pages, files) => {
  const browser = server.visitor();
  await begin(browser);
  await answerAll(browser, pages);
  const check = browser.shown.url;
  const answers = await Promise.all(Array.from({ length: 8 }, () => browser.post(check)));
  expect(answers.map(({ status, url }) => [status, url.split("/").at(-1)])).toEqual(
    Array.from({ length: 8 }, () => [200, "recepisse"]),
  );
  expect(
    new Set(answers.map(({ url, body }) => url + (body.match(/CAEN-2026-\d{6}-[A-Z0-9]{2}/g) ?? []).join()))
      .size,
  ).toBe(1);
  const requests = await browser.open("/caen/espace/demandes");
  expect(requests.body.match(/Reçue/g)).toHaveLength(files);
});

test("a draft is resumed on another device with its code, and the answers are there", async () => {
  const phone = server.visitor();
  const { code, file } = await begin(phone);
  await phone.submit(family.noms ?? {}, { action: phone.shown.url });
  const computer = server.visitor();
  await computer.open("/caen/reprise?retour=/caen/espace/demandes");
  const requests = await computer.submit({ code: code.toLowerCase() }, { action: "/caen/reprise" });
  expect(requests.url).toBe("/caen/espace/demandes");
  expect(requests.body).toContain(`/caen/inscription/${file}`);
  expect((await computer.open(`/caen/inscription/${file}`)).url).toBe(`/caen/inscription/${file}/naissance`);
  expect((await computer.open(`/caen/inscription/${file}/noms`)).body).toContain('value="Awa"');
  await computer.open(`/caen/inscription/${file}/noms`);
  const given = await computer.submit({}, { action: `/caen/inscription/${file}/code` });
  const another = codeIn(given);
  expect(another).not.toBe(code);
  const tablet = server.visitor();
  await tablet.open("/caen/reprise?retour=/caen/espace/demandes");
  expect((await tablet.submit({ code: another }, { action: "/caen/reprise" })).body).toContain(file);
});

test("the e-mail address given opens the draft again, before anything is sent", async () => {
  const phone = server.visitor();
  const { file } = await begin(phone);
  const email = "veille@exemple.fr";
  const before: Pages = { ...alone, contact: { email, phone_number: "" }, enfants: {} };
  await answerAll(phone, before).catch(() => undefined);
  const computer = server.visitor();
  await computer.open("/caen/connexion?retour=/caen/espace/demandes");
  await computer.submit({ email }, { action: "/caen/connexion" });
  await house.drain();
  const mail = house.mails.find(({ to }) => to === email);
  const link = new URL(/https?:\/\/\S+/.exec(mail?.text ?? "")?.[0] ?? "");
  await computer.open(link.pathname + link.search);
  await computer.submit();
  const requests = await computer.open("/caen/espace/demandes");
  expect(requests.body).toContain(`/caen/inscription/${file}`);
});

test("two people share an e-mail address: each has a file, and each a link of their own", async () => {
  const shared = { ...alone, contact: { email: "partage@exemple.fr", phone_number: "" } };
  const files: string[] = [];
  for (const given_name of ["Jeanne", "Paul"]) {
    const browser = server.visitor();
    files.push((await begin(browser)).file);
    await answerAll(browser, { ...shared, noms: { ...alone.noms, given_name } });
    expect((await browser.submit({}, { action: browser.shown.url })).body).toContain("CAEN-2026-");
  }
  expect(new Set(files).size).toBe(2);
  const door = server.visitor();
  await door.open("/caen/connexion");
  await door.submit({ email: "partage@exemple.fr" }, { action: "/caen/connexion" });
  await house.drain();
  const link = house.mails
    .filter(({ to, text }) => to === "partage@exemple.fr" && text.includes("/lien"))
    .at(-1);
  expect(link?.text).toContain("Jeanne");
  expect(link?.text).toContain("Paul");
});
