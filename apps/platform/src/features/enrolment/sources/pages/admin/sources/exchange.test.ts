import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { staffIdOf } from "../../../../../../testing/in-sql.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { eraseAgent } from "../../../../../access/access/index.ts";
import { sourcesJobs } from "../../../index.ts";
import { aCorrespondent, answerLine, HEADER } from "../../../testing/a-correspondent.ts";
import { aFamily } from "../../../testing/a-family.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let browser: Browser;
const PAGE = "/caen/administration/registres/fichiers";

beforeAll(async () => {
  admin = await aHouseWithAdministration(sourcesJobs);
  browser = (await admin.agent(["authority_administrator"], "Hélène Auvray")).browser;
});
afterAll(() => admin?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const give = (content: Buffer) =>
  browser.submit(
    {},
    { action: `${PAGE}/reponse`, files: [{ field: "fichier", name: "reponse.p7m", content }] },
  );

/** The officer reads the fingerprint, confirms it, and enters no other page of the exchange. */
async function compared(): Promise<void> {
  const officer = (await admin.agent(["data_protection_officer"], "Noémie Officier")).browser;
  const home = await officer.open("/caen/administration");
  expect(plain(home.body)).toMatch(
    /L’empreinte du correspondant de la CAF attend d’être comparée .*Hélène Auvray a donné son certificat le .*Comparer l’empreinte/,
  );
  expect(home.body).toContain(`href="${PAGE}/empreinte"`);
  // Not for who gave it: she has nothing to compare.
  expect(plain((await browser.open("/caen/administration")).body)).not.toContain("attend d’être comparée");
  const page = plain((await officer.open(`${PAGE}/empreinte`)).body);
  expect(page).toMatch(
    /Donné par Hélène Auvray .*( [0-9A-F]{4}){16} .*Cette empreinte est celle du correspondant/,
  );
  expect((await officer.open(PAGE)).status).toBe(403);
  await officer.open(`${PAGE}/empreinte`);
  await officer.submit({ geste: "confirmer" }, { action: `${PAGE}/empreinte` });
  expect(plain(officer.shown.body)).toMatch(
    /Confirmée : les fichiers s’échangent Confirmée par Noémie Officier le \d+ \S+ \d{4}\./,
  );
  expect(plain((await officer.open("/caen/administration")).body)).not.toContain("attend d’être comparée");
}

/**
 * How they were informed is asked of who relies on it; with nobody to ask about, nothing begins, and nothing
 * typed is lost.
 */
async function refusedBeforeItBegins(): Promise<void> {
  const silent = await browser.submit({ familles: "informed", information: "" }, { action: PAGE });
  expect([silent.status, plain(silent.body)]).toEqual([
    422,
    expect.stringContaining("Complétez « Comment elles ont été informées »"),
  ]);
  // Before a choice, only the choice is missing, by its name.
  await browser.open(PAGE);
  const unchosen = plain((await browser.submit({ information: "" }, { action: PAGE })).body);
  expect(unchosen).toMatch(/Choisissez une réponse à « [^»]+ »/);
  expect(unchosen).not.toContain("Complétez");
  // Who said yes was told then: how they were informed is not asked. Nobody did yet, and nothing typed is
  // lost.
  const agreed = await browser.submit({ familles: "agreed", information: "" }, { action: PAGE });
  expect([agreed.status, plain(agreed.body)]).toEqual([
    422,
    expect.stringMatching(/Rien n’est commencé : .*aucune n’a dit oui.*Informez les familles/),
  ]);
  expect(agreed.body).toMatch(/value="agreed"[^>]* checked|checked[^>]* value="agreed"/);
  expect(plain(agreed.body)).not.toContain("Familles demandées");
}

test("when who gave the certificate has left, whoever may compare it is told that it waits, and what is to be done first", async () => {
  const { house, town } = admin;
  const gone = await anAgent(house, town.id, ["authority_administrator"], "Gisèle Partie");
  const { identity } = await aCorrespondent(gone, { isConfirmed: false });
  const system = house.system(town.id);
  await system.transaction((tx) => eraseAgent(tx, system, parseId<"staff">(staffIdOf(gone))));
  const left = /Qui a donné ce certificat n’est plus agent ici\. Un administrateur enregistre de nouveau/;
  const officer = (await admin.agent(["data_protection_officer"], "Olga Veille")).browser;
  for (const who of [officer, browser]) {
    const home = plain((await who.open("/caen/administration")).body);
    expect(home).toContain("L’empreinte du correspondant de la CAF attend d’être comparée");
    expect(home).toMatch(left);
    expect(home).not.toContain("Comparer l’empreinte");
    const page = plain((await who.open(`${PAGE}/empreinte`)).body);
    expect(page).toMatch(/Donné par une personne qui n’est plus agent ici/);
    expect(page).toMatch(left);
    // What would be refused is not offered.
    expect(page).not.toMatch(/Cette empreinte est celle du correspondant|Appelez le correspondant/);
  }
  // Saved again as it is, it is another's, and waits for somebody to compare it.
  await browser.open(PAGE);
  const { certificate: certificat } = identity;
  const typed = { organisme: "CAF", nom: "CAF du Calvados", texte: "convention", certificat, cle: "garder" };
  await browser.submit(typed, { action: `${PAGE}/correspondant` });
  expect(plain((await officer.open("/caen/administration")).body)).toMatch(
    /Hélène Auvray a donné son certificat .*Comparer l’empreinte/,
  );
  await house.sqlAs("owner", "delete from source_correspondent");
});

test("a correspondent is put on record, a request prepared and taken, an answer given, followed, ended", async () => {
  const { house, town: caen } = admin;
  await aFamily(house, caen.id, { given_name: "Une", family_quotient: 742, caf_number: "1000001" });
  await aFamily(house, caen.id, { given_name: "Deux", family_quotient: 742, caf_number: "1000002" });
  await browser.open(PAGE);
  expect(plain(browser.shown.body)).toContain("Pas encore enregistré");
  const typed = { organisme: "CAF", nom: "CAF du Calvados", texte: "convention", certificat: "bonjour" };
  const refused = await browser.submit(typed, { action: `${PAGE}/correspondant` });
  expect(refused.status).toBe(422);
  expect(plain(refused.body)).toContain("Ce n’est pas un certificat");
  expect(refused.body).toContain("CAF du Calvados");
  const mayor = await anAgent(house, caen.id, ["authority_administrator"]);
  const caf = await aCorrespondent(mayor, { isConfirmed: false });
  await browser.open(PAGE);
  const { certificate } = caf.identity;
  const saved = await browser.submit(
    { ...typed, certificat: certificate, cle: "garder" },
    { action: `${PAGE}/correspondant` },
  );
  expect(plain(saved.body)).toContain("une autre personne compare son empreinte au téléphone");
  expect(plain(saved.body)).toContain("rien n’est envoyé, rien n’est ouvert");
  // It is the first: nothing went before it.
  expect(plain(saved.body)).not.toMatch(/certificat précédent|S’il a changé/);
  expect(plain(saved.body)).not.toContain("1. Préparer la demande");
  const own = await browser.open(`${PAGE}/certificat.pem`);
  expect(own.body).toContain("BEGIN CERTIFICATE");
  expect(own.body).not.toContain("PRIVATE KEY");

  await compared();

  await browser.open(PAGE);
  await refusedBeforeItBegins();
  await browser.submit({ familles: "informed", information: "Lettre du 1er décembre." }, { action: PAGE });
  expect(plain(browser.shown.body)).toContain("La demande se prépare");
  await house.drain();
  expect(plain((await browser.open(PAGE)).body)).toMatch(/2 familles.*chiffré pour votre correspondant seul/);
  const file = await browser.open(`${PAGE}/demande.p7m`);
  expect(file.headers["content-disposition"]).toMatch(/attachment; filename="demande-quotients-.*\.p7m"/);
  const [first] = await caf.readRequest();
  if (!first) throw new Error("an empty request");

  await browser.open(PAGE);
  expect(plain((await browser.submit({}, { action: `${PAGE}/reponse` })).body)).toContain(
    "Fichier de réponse",
  );
  const altered = await caf.sealFor(HEADER);
  altered[altered.length - 30] = (altered[altered.length - 30] ?? 0) ^ 1;
  const wrong = await give(altered);
  expect([wrong.status, plain(wrong.body)]).toEqual([
    422,
    expect.stringContaining("a été modifié ou abîmé en route"),
  ]);
  const month = mayor.now().toISOString().slice(0, 7);
  const answer = [HEADER, answerLine(first, { quotient: 650, month }), "x;1;2026-01;A;B;2000-01-01;"].join(
    "\n",
  );
  expect(plain((await give(await caf.sealFor(answer))).body)).toContain("La réponse est ouverte");
  expect(plain((await give(await caf.sealFor(answer))).body)).toContain("déjà lue : rien n’a changé");
  await house.drain();
  expect(plain((await browser.open(PAGE)).body)).toMatch(/Familles à jour 1 .*Lignes sans famille 1/);
  await browser.submit({}, { action: `${PAGE}/terminer` });
  expect(plain(browser.shown.body)).toMatch(/Terminé .*Écarts à examiner 1/);
});
