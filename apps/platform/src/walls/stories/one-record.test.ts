import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { openBrands } from "../../composition/brands.ts";
import { buildOpenId } from "../../composition/open-id.ts";
import { buildWebPorts } from "../../composition/web-ports.ts";
import { loadDemonstration } from "../../demonstration/load-demonstration.ts";
import { toSeedId } from "../../demonstration/seed-files.ts";
import { adminPages } from "../../frames/admin/index.ts";
import { failedJobsAmong } from "../../frames/admin/testing/failed-jobs.ts";
import { deskPages } from "../../frames/desk/index.ts";
import { spacePages } from "../../frames/space/index.ts";
import { anAgent } from "../../testing/builders.ts";
import { quietStatus } from "../../testing/quiet-status.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

// Scene 6, on the pages of the demonstration and with its pool and ice rink.

let house: TestRuntime;
let server: TestServer;
let camille: Browser;
const caen = toSeedId("authority", "caen");
const MATCHES = "/caen/administration/rapprochements";

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  await loadDemonstration(house.runtime, () => undefined);
  const brands = openBrands(house.runtime, { demonstration: true });
  const openId = buildOpenId(house.runtime, brands, pino({ level: "silent" }));
  server = await testServer(house, {
    ports: buildWebPorts(house.runtime, brands),
    surfaces: [
      spacePages({ features: strictFeatures, openId }),
      deskPages(strictFeatures),
      adminPages({
        features: strictFeatures,
        operations: {
          ...failedJobsAmong([], []),
          checkReady: async () => {},
          status: async () => quietStatus,
        },
      }),
    ],
  });
  await house.drain();
  camille = await server.signedIn(await anAgent(house, caen, ["validator"]));
}, 300_000);
afterAll(() => house?.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const read = async (browser: Browser, url: string) => plain((await browser.open(url)).body);

/** Address of the proposal whose line says this. */
async function proposalOf(words: RegExp): Promise<string> {
  const { body } = await camille.open(MATCHES);
  const lines = [...body.matchAll(/<tr[^>]*>.*?<\/tr>/gs)].map(([line]) => line);
  const line = lines.find((one) => words.test(plain(one))) ?? "";
  const href = /href="([^"]*\/proposition\/[^"]+)"/.exec(line)?.[1];
  if (href === undefined) throw new Error(`nothing proposed like ${words}: ${lines.map(plain).join("\n")}`);
  return href;
}

async function everyRow(): Promise<string> {
  const found = [];
  for (const table of ["source_record", "record_proposal", "record_apart", "person", "element"])
    found.push(await house.sqlAs("owner", `select t::text as row from ${table} t order by 1`));
  return JSON.stringify(found);
}
const told = async () =>
  house.sqlAs(
    "owner",
    "select (select count(*) from delivery) as told, (select count(*) from service_grant) as given",
  );

describe("scene 6: pools and ice rink become one", () => {
  test("somebody of both is one record: one card shown, the whole history; undone, all is as before, byte for byte", async () => {
    const [before, services] = [await everyRow(), await told()];
    const url = await proposalOf(/Odile.*(Piscine.*Patinoire|Patinoire.*Piscine)/);
    const page = await read(camille, url);
    expect(page).toContain("même date de naissance");
    expect(page).toMatch(/Vasseur|VASEUR/);
    const choices = Object.fromEntries(
      [...camille.shown.body.matchAll(/<input[^>]*type="radio"[^>]*>/g)].map(([input]) => [
        /name="([^"]+)"/.exec(input)?.[1] ?? "",
        /value="([^"]+)"/.exec(input)?.[1] ?? "",
      ]),
    );
    expect(Object.keys(choices)).toContain("card");
    const record = plain((await camille.submit({ ...choices, geste: "reunir" }, { action: url })).body);
    expect(record).toContain("Les fiches sont réunies");
    // From one pair to the next.
    const next = /href="([^"]*\/proposition\/[^"]+)">Regarder le rapprochement suivant/.exec(
      camille.shown.body,
    );
    expect(next?.[1]).not.toBe(url);
    expect((await camille.open(next?.[1] ?? "")).status).toBe(200);
    expect(record).toContain("2 établissements la connaissent, une seule fiche");
    expect(record).toContain("Carte 10 entrées, 7 restantes");
    expect(record).toContain("Carte 12 entrées, 9 restantes");
    expect(record).toMatch(/Numéro de carte (PISC-4403|PAT-0105) D’après .* dit : (PISC-4403|PAT-0105)/);
    expect(await told()).toEqual(services);
    // The address of the proposal leads to what became of it.
    expect(await read(camille, url)).toContain("Ces fiches étaient déjà réunies");

    // It was a namesake: from the record's own history, with the reason.
    const undo = /href="([^"]*\/reunions\/[^"]+)"/.exec(camille.shown.body)?.[1] ?? "";
    expect(await read(camille, undo)).toContain("Les deux fiches redeviennent");
    expect((await camille.submit({ motif: " " }, { action: undo })).status).toBe(422);
    const undone = plain((await camille.submit({ motif: "Deux homonymes" }, { action: undo })).body);
    expect(undone).toContain("La réunion est annulée");
    expect(undone).toContain("Deux homonymes");
    expect(await everyRow()).toBe(before);
    expect(await told()).toEqual(services);
    const journal = await server.signedIn(await anAgent(house, caen, ["auditor"]));
    expect(await read(journal, "/caen/administration/journal")).toContain(
      "Une réunion de fiches d’établissements a été annulée.",
    );
  });

  test("the two places where records are joined say what each is for and lead to the other; each link has a name of its own", async () => {
    const here = await read(camille, MATCHES);
    expect(here).toContain("Une personne inscrite deux fois sur la plateforme se voit à l’accueil");
    expect(camille.shown.body).toContain('href="/caen/agents/doublons"');
    const links = [
      ...camille.shown.body.matchAll(/<a [^>]*href="[^"]*\/proposition\/[^"]*"[^>]*>(.*?)<\/a>/gs),
    ];
    const names = links.map(([, text = ""]) => plain(text).trim());
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names).size).toBe(names.length);
    expect(await read(camille, "/caen/agents/doublons")).toContain(
      "Les fiches des fichiers d’établissements se rapprochent dans l’administration",
    );
    expect(camille.shown.body).toContain(`href="${MATCHES}"`);
  });

  test("what an establishment knew of Karim is on his page at the desk and in his space, and changes none of his information", async () => {
    const karimId = toSeedId("person", "karim");
    const elements = await house.sqlAs(
      "owner",
      "select e::text from element e where person_id = $1 order by 1",
      [karimId],
    );
    const url = await proposalOf(/Karim.*Personne de la plateforme/);
    await camille.open(url);
    expect(plain(camille.shown.body)).toContain("ne changent pas");
    await camille.submit({ geste: "reunir" }, { action: url });
    const desk = await server.signedIn(await anAgent(house, caen, ["reception"]));
    const atDesk = await read(desk, `/caen/agents/personnes/${karimId}?motif=help_at_desk`);
    const karim = await server.signedIn(house.as({ kind: "person", personId: karimId }, caen));
    const his = await read(karim, "/caen/espace/informations");
    for (const shown of [atDesk, his]) {
      expect(shown).toContain("Connu ailleurs");
      expect(shown).toMatch(/Année étudiante|Saison 2025-2026/);
    }
    expect(
      await house.sqlAs("owner", "select e::text from element e where person_id = $1 order by 1", [karimId]),
    ).toEqual(elements);
    const jeanne = await server.signedIn(
      house.as({ kind: "person", personId: toSeedId("person", "jeanne") }, caen),
    );
    expect(await read(jeanne, "/caen/espace/informations")).not.toContain("Connu ailleurs");
  });

  test("the sure ones are read as a list, then merged by the rule; two said to be different are proposed no more", async () => {
    const rule = await read(camille, `${MATCHES}/regle`);
    expect(rule).toContain("Hugo");
    expect(rule).not.toContain("Pascale");
    const asked = await camille.submit({}, { action: `${MATCHES}/regle` });
    expect(plain(asked.body)).toContain("Vous pouvez quitter cette page");
    await house.drain();
    const done = await read(camille, `${MATCHES}/regle`);
    expect(done).toContain("1 réunion faite");
    expect(done).toContain("Rien n’est assez certain pour la règle");
    const url = await proposalOf(/Pascale/);
    await camille.open(url);
    const apart = await camille.submit({ geste: "distinctes" }, { action: url });
    expect(plain(apart.body)).toContain("ne seront plus rapprochées");
    expect(apart.body).not.toContain(url);
    expect(await read(camille, url)).toMatch(/Déclarées distinctes : .*Décisions prises/);
    expect(camille.shown.body).not.toContain('value="reunir"');
    expect(plain(camille.shown.body)).not.toContain("Choisissez");
    const decisions = await read(camille, `${MATCHES}/decisions`);
    expect(decisions).toMatch(/Hugo.*Annuler la réunion/);
    expect(decisions).toMatch(/Pascale.*Revenir sur cette décision/);
  });

  test("the address of a proposal stays, compared again; of one that is no more, the page says so, with the way back", async () => {
    const url = await proposalOf(/Rémi|Remi|Karim|Odile/);
    await camille.open(MATCHES);
    await camille.submit({}, { action: `${MATCHES}/comparer` });
    await house.drain();
    expect((await camille.open(url)).status).toBe(200);
    await house.sqlAs("owner", "delete from record_proposal where id = $1", [url.split("/").at(-1)]);
    for (const gone of [
      await camille.open(url),
      await camille.post(url, { geste: "reunir" }),
      await camille.post(url, { geste: "distinctes" }),
    ]) {
      expect(gone.status).toBe(404);
      expect(plain(gone.body)).toMatch(/Cette proposition n’existe plus.*Revenir aux rapprochements/);
      expect(gone.body).toContain(`href="${MATCHES}"`);
    }
  });

  test("another role, or another authority’s validator, sees none of it", async () => {
    const url = /\/caen(.*)/.exec(camille.shown.url)?.[1] ?? "";
    for (const role of ["reception", "authority_administrator", "service_manager"] as const) {
      const other = await server.signedIn(await anAgent(house, caen, [role]));
      expect([role, (await other.open(MATCHES)).status]).toEqual([role, 403]);
      expect((await other.open(`/caen${url}`)).status).toBe(403);
    }
    const abroad = await server.signedIn(
      await anAgent(house, toSeedId("authority", "caen-la-mer"), ["validator"]),
    );
    const list = await read(abroad, "/caen-la-mer/administration/rapprochements");
    expect(list).toContain("Aucun rapprochement à regarder");
    const [source] = await house.sqlAs<{ id: string }>("owner", "select id from source_record limit 1");
    expect(
      (await abroad.open(`/caen-la-mer/administration/rapprochements/fiches/${source?.id}`)).status,
    ).toBe(404);
  });
});
