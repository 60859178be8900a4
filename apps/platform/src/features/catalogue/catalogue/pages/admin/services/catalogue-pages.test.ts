import { exportCatalogue } from "@ardeco/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { aDefinition, aPublishedService } from "../../../../../../testing/services.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let marc: Browser;

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  marc = (await admin.agent(["service_manager"], "Marc Delaunay")).browser;
});
afterAll(() => admin?.house.close());

const SERVICES = "/caen/administration/services";

test("the index grades what people are offered here, each level with its reasons, beside the 25 cities", async () => {
  await aPublishedService(admin.house, admin.group.id, {
    slug: "encombrants",
    definition: { presentation: { studied: "bulky_waste" } },
  });
  const { body, status } = await marc.open(`${SERVICES}/indice`);
  expect(status).toBe(200);
  expect(body).toContain("obtiennent 0,18 sur 5");
  expect(body).toContain("Connecter une application, qui confirme");
  expect(body).toContain("le rapport en nomme 17");
  expect(body).toContain("Vous seriez au rang 26 sur 26");
  expect(body).toContain("Le Havre");
});

test("a pasted catalogue becomes drafts; what cannot be read is told by its line, and stays in the form", async () => {
  const region = {
    site: "https://region.example/",
    name: "Région",
    territory: "http://id.insee.fr/geo/region/28",
  };
  const services = [{ slug: "ludotheque", definition: aDefinition() }];
  await marc.open(`${SERVICES}/importer`);
  const shown = await marc.submit({ document: JSON.stringify(exportCatalogue(region, services)) });
  expect(shown.body).toContain("Un service a été lu");
  expect(shown.body).toContain("Brouillon préparé");
  const refused = await marc.submit({ document: '{"@context":\n"https://evil.example/c"}' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("Ligne 2\u00a0: Le document renvoie à un contexte d’un autre site");
  expect(refused.body).toContain("https://evil.example/c");
});

test("a catalogue comes as a file too: read like a pasted one, and what is no text is refused in words", async () => {
  const region = {
    site: "https://region.example/",
    name: "Région",
    territory: "http://id.insee.fr/geo/region/28",
  };
  const document = JSON.stringify(
    exportCatalogue(region, [{ slug: "patinoire", definition: aDefinition() }]),
  );
  const file = (content: Buffer) => ({ files: [{ field: "file", name: "catalogue.jsonld", content }] });
  await marc.open(`${SERVICES}/importer`);
  expect((await marc.submit({}, file(Buffer.from(document)))).body).toContain("Brouillon préparé");
  const broken = await marc.submit({}, file(Buffer.from('{"@context":\n"https://evil.example/c"}')));
  expect(broken.status).toBe(422);
  expect(broken.body).toContain("Ligne 2\u00a0:");
  expect(broken.body).toContain("https://evil.example/c");
  const picture = await marc.submit({ document: "" }, file(Buffer.from([0xff, 0xd8, 0xff, 0xe0])));
  expect(picture.status).toBe(422);
  expect(picture.body).toContain("Ce fichier n’est pas du texte");
});
