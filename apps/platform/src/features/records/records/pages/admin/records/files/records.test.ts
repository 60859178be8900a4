import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../../testing/test-browser.ts";
import {
  deleteReceivedFile,
  mergeRecords,
  type PersonFileId,
  receiveFile,
  resumeFile,
  suspendFile,
} from "../../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let browser: Browser;
const FILES = "/caen/administration/reprises";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  browser = (await admin.agent(["authority_administrator"], "Hélène Auvray")).browser;
});
afterAll(() => admin?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const action = `${FILES}/fichiers`;
const send = (content: string | Buffer, etablissement = "Piscine") =>
  browser.submit(
    { etablissement },
    { action, files: [{ field: "fichier", name: "gens.csv", content: Buffer.from(content) }] },
  );

/** The lists of the page as they stand, and what is changed. */
function columns(changed: Record<string, string>): Record<string, string> {
  const lists = [...browser.shown.body.matchAll(/<select[^>]* name="([^"]+)".*?<\/select>/gs)];
  const stands = lists.map(([list, name = ""]) => [
    name,
    /<option value="([^"]*)" selected/.exec(list)?.[1] ?? "",
  ]);
  return { ...Object.fromEntries(stands), ...changed };
}

test("a file is sent, its columns corrected, previewed, started, followed, and its lines left out downloaded", async () => {
  await browser.open(FILES);
  expect(plain(browser.shown.body)).toContain("Aucun fichier déposé");
  expect(plain(browser.shown.body)).toContain("aucun service n’en reçoit rien");
  const content =
    "Numéro,Nom,Surnom,Né le\n1,Hamel,Suzon,14/02/1951\n2,=cmd|' /C calc'!A0,Léo,n’importe quoi\n";
  const mapping = await send(content);
  const [shown, url] = [plain(mapping.body), mapping.url];
  expect(shown).toContain("Fichier : Piscine");
  expect(mapping.body).toMatch(/<option value="," selected/);
  expect(shown).toContain("14 février 1951");
  expect(shown).toContain("1 serait écartée");
  // What the platform did not know, somebody says; and looks again before anything starts.
  const again = await browser.submit(columns({ colonne_2: "given_name", geste: "voir" }), { action: url });
  expect(plain(again.body)).toContain("Prénom : Suzon");
  const refused = await browser.submit(columns({ colonne_0: "non", geste: "lancer" }), { action: url });
  expect(refused.status).toBe(422);
  expect(plain(refused.body)).toContain("Aucune colonne ne porte le numéro");
  expect(columns({}).colonne_2).toBe("given_name");
  const started = await browser.submit(columns({ colonne_0: "number", geste: "lancer" }), { action: url });
  expect(plain(started.body)).toContain("Vous pouvez quitter cette page");
  await browser.submit({}, { action: `${url}/arreter` });
  expect(plain(browser.shown.body)).toContain("La suite attend");
  await browser.submit({}, { action: `${url}/continuer` });
  await admin.house.drain();
  const done = plain((await browser.open(url)).body);
  expect(done).toContain("Toutes les lignes ont été lues");
  expect(done).toMatch(/Fiches ajoutées 1 .*Lignes écartées 1/);
  expect(done).toContain("« Né le » : La date n’est pas comprise");
  const list = await browser.open(`${url}/ecartees.csv`);
  expect(list.headers["content-disposition"]).toContain("attachment");
  expect(list.body).toContain('"3";"« Né le » : La date n’est pas comprise.');
  expect(done).toContain("Une colonne mal comprise ?");
  // Given again, it is mapped again: from what was said, and nothing is doubled.
  await browser.open(FILES);
  const twice = await send(content);
  expect(twice.url).not.toBe(url);
  expect(plain(twice.body)).toContain("Ce fichier avait déjà été repris");
  expect(columns({}).colonne_2).toBe("given_name");
  await browser.open(FILES);
  const known = await send(content);
  expect([known.url, plain(known.body)]).toEqual([
    `${twice.url}?deja=oui`,
    expect.stringContaining("Ce fichier avait déjà été déposé"),
  ]);
  await browser.submit(columns({ colonne_2: "non", geste: "lancer" }), { action: twice.url });
  await admin.house.drain();
  expect(plain((await browser.open(twice.url)).body)).toMatch(/Fiches ajoutées 0 Fiches mises à jour 1/);
});

test("what to do comes before the lines, which are folded; asked for, they are open", async () => {
  await browser.open(FILES);
  const { body, url } = await send("Numéro;Nom\n1;Plié\n", "Repliée");
  expect(body.indexOf(">Lancer la reprise<")).toBeLessThan(body.indexOf("Les premières lignes"));
  expect(body.indexOf('form="dire-les-colonnes"')).toBeGreaterThan(0);
  expect(body).toMatch(/<details class="ar-details"><summary>.*Les premières lignes/s);
  const again = await browser.submit(columns({ geste: "voir" }), { action: url });
  expect(again.body).toMatch(/<details class="ar-details" open><summary>.*Les premières lignes/s);
});

test("an establishment whose only file was refused, or withdrawn, is not said to be known", async () => {
  await browser.open(FILES);
  await send("", "Refusée d’emblée");
  await browser.open(FILES);
  const { url } = await send("Numéro;Nom\n1;Retirée\n", "Retirée ensuite");
  expect(plain((await browser.open(FILES)).body)).toMatch(/Déjà connus : .*Retirée ensuite/);
  await browser.open(url);
  await browser.submit({}, { action: `${url}/retirer` });
  expect(plain((await browser.open(FILES)).body)).not.toMatch(/Refusée d’emblée|Retirée ensuite/);
});

test("a day that does not exist is said so; the preview says how much of the file it shows; the end says who looks at what is alike", async () => {
  const { house } = admin;
  const reviewer = (await admin.agent(["validator"], "Zélie Morel")).browser;
  const lines = Array.from({ length: 10 }, (_, at) => `${at + 3};Aubert${at};Léa;1/1/2001`);
  const content = [
    "N° adhérent;Nom;Prénom;Né(e) le;Mél",
    "1;Lecoq;Rémi;03/09/1984;r@a.fr",
    "2;Lecoq;Rémy;03/09/1984;r@a.fr",
    "40;Faux;Jour;31/02/1990;",
    ...lines,
  ];
  await browser.open(FILES);
  const { url, body } = await send(`${content.join("\n")}\n`, "Piscine du Lac");
  expect(plain(body)).toContain("8 lignes sont montrées, sur 13 dans le fichier.");
  expect(plain(body)).toContain("« Né(e) le » : Ce jour n’existe pas");
  expect(columns({})).toMatchObject({ colonne_0: "number", colonne_3: "birth_date", colonne_4: "email" });
  await browser.submit(columns({ geste: "lancer" }), { action: url });
  await house.drain();
  const done = await browser.open(url);
  expect(plain(done.body)).toContain("Les rapprochements sont regardés par");
  expect(plain(done.body)).toContain("Zélie Morel");
  expect(done.body).not.toContain(`href="/caen/administration/rapprochements"`);
  expect(plain(done.body)).toContain("1 ligne a été écartée : voir pourquoi, et que faire");
  // Two records of one pool: each column is told from the other by its number.
  const list = await reviewer.open("/caen/administration/rapprochements");
  expect(plain(list.body)).toMatch(
    /Piscine du Lac, n° 1 ; Piscine du Lac, n° 2|Piscine du Lac, n° 2 ; Piscine du Lac, n° 1/,
  );
  const [, pair = ""] = /href="([^"]+\/proposition\/[^"]+)"[^>]*>[^<]*Lecoq/.exec(list.body) ?? [];
  const { body: page } = await reviewer.open(pair);
  const headings = [...page.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, text = ""]) =>
    plain(text).trim(),
  );
  expect(headings.slice(1).toSorted()).toEqual(["Piscine du Lac, n° 1", "Piscine du Lac, n° 2"]);
  // Who administers and validates has the way there.
  const both = (await admin.agent(["authority_administrator", "validator"], "Ugo Blin")).browser;
  expect((await both.open(url)).body).toContain(`href="/caen/administration/rapprochements"`);
});

test("its number in another column is refused beside it, once records of it are one; the page names the first column", async () => {
  const content = "N° famille;N° adhérent;Nom;Prénom\n7;1;Hamel;Suzanne\n9;7;Hamel;Suzon\n";
  const said = { colonne_0: "number", colonne_1: "non" };
  await browser.open(FILES);
  const first = await send(content, "Deux numéros");
  await browser.submit(columns({ ...said, geste: "lancer" }), { action: first.url });
  const { house, town } = admin;
  await house.drain();
  const [left, right] = await house.sqlAs<{ id: string }>(
    "owner",
    "select s.id from source_record s join establishment e on e.id = s.establishment_id where e.name = 'Deux numéros'",
  );
  const reviewer = await anAgent(house, town.id, ["validator"]);
  await mergeRecords(reviewer, { left: left?.id ?? "", right: { source: right?.id ?? "" } });
  await browser.open(FILES);
  const again = await send(content, "Deux numéros");
  const other = { colonne_0: "non", colonne_1: "number", geste: "lancer" };
  const refused = await browser.submit(columns(other), { action: again.url });
  expect(refused.status).toBe(422);
  expect(plain(refused.body)).toContain(
    "Le numéro de la première reprise venait de la colonne « N° famille ». Des fiches de cette reprise sont réunies",
  );
  expect(refused.body).toMatch(/<a href="#colonne_1"/);
  expect(columns({})).toMatchObject({ colonne_0: "non", colonne_1: "number" });
});

test("a header that would be a formula is a text in the list of lines left out", async () => {
  await browser.open(FILES);
  const { url } = await send('N°;Nom;"=HYPERLINK(""https://evil.example"")"\n1;A;n’importe\n', "Formules");
  await browser.submit(columns({ colonne_2: "birth_date", geste: "lancer" }), { action: url });
  await admin.house.drain();
  const { body } = await browser.open(`${url}/ecartees.csv`);
  expect(body).toContain("HYPERLINK");
  for (const line of body.split("\r\n").slice(1)) expect(line).toMatch(/^("\d+";"[^=+@-]|$)/);
});

test.each([
  ["PK\u{3}\u{4}zip", "Piscine", "un classeur (Excel, LibreOffice) ou une archive"],
  ["", "Piscine", "Ce fichier est vide"],
  ["N°;Nom\n", " ", "L’établissement n’est pas dit"],
])(
  "%j for %j is refused beside its field, and what was typed stays",
  async (content, establishment, sentence) => {
    await browser.open(FILES);
    const refused = await send(content, establishment);
    expect(refused.status).toBe(422);
    expect(plain(refused.body)).toContain(sentence);
    expect(refused.body).toContain(`value="${establishment}"`);
  },
);

test("sent twice while it still arrives, it is said to be arriving; then it is there", async () => {
  const { house, town } = admin;
  const helene = await anAgent(house, town.id, ["authority_administrator"]);
  const id = helene.newId<PersonFileId>();
  let arrives: () => void = () => undefined;
  const rest = new Promise<void>((resolve) => {
    arrives = resolve;
  });
  async function* slowly() {
    yield Buffer.from("N°;Nom\n1;Lent");
    await rest;
    yield Buffer.from("eur\n");
  }
  const first = receiveFile(helene, { id, establishment: "Lente", content: slowly() });
  const isThere = () =>
    house.sqlAs("owner", "select 1 from person_file where id = $1 and state = 'receiving'", [id]);
  while ((await isThere()).length === 0) await setImmediate();
  await browser.open(FILES);
  const twice = await browser.submit(
    { id, etablissement: "Lente" },
    { action, files: [{ field: "fichier", name: "gens.csv", content: Buffer.from("N°;Nom\n") }] },
  );
  expect([twice.status, plain(twice.body)]).toEqual([
    200,
    expect.stringContaining("Le fichier arrive encore"),
  ]);
  for (const act of [deleteReceivedFile, suspendFile, resumeFile])
    await expect(act(helene, id)).rejects.toThrow("records.file_arriving");
  arrives();
  await first;
  expect(plain((await browser.open(`${FILES}/fichiers/${id}`)).body)).toContain("Fichier : Lente");
});

test("no file chosen is said beside the field", async () => {
  await browser.open(FILES);
  const refused = await browser.submit({ etablissement: "Piscine" }, { action });
  expect([refused.status, plain(refused.body).includes("Aucun fichier n’a été choisi")]).toEqual([422, true]);
  // All that is missing is said at once.
  const empty = plain((await browser.submit({ etablissement: " " }, { action })).body);
  expect(empty).toContain("Aucun fichier n’a été choisi");
  expect(empty).toContain("L’établissement n’est pas dit");
});

test("without a token, or by who may not, not a byte of the file is kept", async () => {
  await browser.open(FILES);
  const content = Buffer.from("N°;Nom\n1;Secret\n");
  const files = [{ field: "fichier", name: "gens.csv", content }];
  const refused = await browser.submit({ etablissement: "Volée", _csrf: "" }, { action, files });
  expect(refused.status).toBe(403);
  await browser.open(FILES);
  const thief = (await admin.agent(["reception"])).browser;
  await thief.open("/caen/administration");
  expect((await thief.post(action, { etablissement: "Volée" })).status).toBe(403);
  const kept = await admin.house.sqlAs("owner", "select 1 from establishment where name = 'Volée'");
  expect(kept).toEqual([]);
  expect((await thief.open(`${FILES}/exemple.csv`)).status).toBe(403);
});
