import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerSealed, openCorrespondent } from "@ardeco/testing";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { openBrands } from "../../composition/brands.ts";
import { buildOpenId } from "../../composition/open-id.ts";
import { buildWebPorts } from "../../composition/web-ports.ts";
import { getAgentContext, loadDemonstration } from "../../demonstration/load-demonstration.ts";
import { toSeedId } from "../../demonstration/seed-files.ts";
import { adminPages } from "../../frames/admin/index.ts";
import { failedJobsAmong } from "../../frames/admin/testing/failed-jobs.ts";
import { deskPages } from "../../frames/desk/index.ts";
import { spacePages } from "../../frames/space/index.ts";
import { quietStatus } from "../../testing/quiet-status.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

// Scene 5 as README tells a newcomer to play it: nobody but the people of the demonstration, and the CAF that
// it simulates.

let house: TestRuntime;
let server: TestServer;
let folder: string;
let helene: Browser;
let yves: Browser;
let camille: Browser;
const EXCHANGE = "/caen/administration/registres/fichiers";

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  folder = await mkdtemp(join(tmpdir(), "caf-"));
  const { seeds, systemFor } = await loadDemonstration(house.runtime, () => undefined);
  const brands = openBrands(house.runtime, { demonstration: true });
  const openId = buildOpenId(house.runtime, brands, pino({ level: "silent" }));
  const operations = {
    ...failedJobsAmong([], []),
    checkReady: async () => {},
    status: async () => quietStatus,
  };
  server = await testServer(house, {
    ports: buildWebPorts(house.runtime, brands),
    surfaces: [
      spacePages({ features: strictFeatures, openId }),
      deskPages(strictFeatures),
      adminPages({ features: strictFeatures, operations }),
    ],
  });
  await house.drain();
  const as = (key: string) => server.signedIn(getAgentContext(systemFor, seeds, key));
  [helene, yves, camille] = [await as("helene"), await as("yves"), await as("camille")];
}, 300_000);
afterAll(async () => {
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const read = async (browser: Browser, url: string) => plain((await browser.open(url)).body);

test("a newcomer plays it to the end: the certificate given and confirmed, the request answered, the mismatches listed", async () => {
  const caf = await openCorrespondent(folder, house.clock.now());
  const certificat = await readFile(caf.certificatePath, "utf8");
  await helene.open(EXCHANGE);
  const named = {
    organisme: "CAF",
    nom: "CAF du Calvados",
    texte: "convention de démonstration",
    certificat,
  };
  await helene.submit({ ...named, cle: "garder" }, { action: `${EXCHANGE}/correspondant` });

  expect(await read(yves, `${EXCHANGE}/empreinte`)).toContain(caf.fingerprint);
  await yves.submit({ geste: "confirmer" }, { action: `${EXCHANGE}/empreinte` });

  await helene.open(EXCHANGE);
  const how = { familles: "informed", information: "Lettre du 1er décembre." };
  await helene.submit(how, { action: EXCHANGE });
  await house.drain();
  expect(await read(helene, EXCHANGE)).toContain("3 familles. Le fichier est signé");

  const request = await helene.bytes(`${EXCHANGE}/demande.p7m`);
  const { body: town } = await helene.open(`${EXCHANGE}/certificat.pem`);
  const content = answerSealed(caf, { request, town, now: house.clock.now() });
  await helene.open(EXCHANGE);
  const files = [{ field: "fichier", name: "reponse.p7m", content }];
  const given = await helene.submit({}, { action: `${EXCHANGE}/reponse`, files });
  expect(plain(given.body)).toContain("La réponse est ouverte");
  await house.drain();
  expect(await read(helene, EXCHANGE)).toMatch(
    /Terminé .*Familles demandées 3 Familles à jour 1 Écarts à examiner 2 .*Lignes sans famille 1/,
  );

  const list = await read(camille, "/caen/agents/quotients");
  expect(list).toContain("Le nouveau montant est très différent de l’ancien.");
  expect(list).toContain("La personne n’a pas été trouvée sous cette identité.");
  expect(list).toContain("Référence inconnue");
  const jeanne = await server.signedIn(
    house.as({ kind: "person", personId: toSeedId("person", "jeanne") }, toSeedId("authority", "caen")),
  );
  expect(await read(jeanne, "/caen/espace/demander")).toMatch(/698 €/);
});
