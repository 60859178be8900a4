import { exportCatalogue, type ServiceDefinition } from "@ardeco/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { aDefinition, aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { importCatalogue, listServicesForManagement, submitVersion } from "./index.ts";

let house: TestRuntime;
let manager: Context;
beforeAll(async () => {
  house = await testRuntime();
  const town = await aTown(house, { slug: "caen" });
  await aPublishedService(house, town.id, { slug: "mediatheque" });
  manager = await anAgent(house, town.id, ["service_manager"]);
});
afterAll(() => house?.close());

const elsewhere = {
  site: "https://region.example/",
  name: "Région",
  territory: "http://id.insee.fr/geo/region/28",
};

function documentOf(services: Readonly<Record<string, ServiceDefinition>>): string {
  const list = Object.entries(services).map(([slug, definition]) => ({ slug, definition }));
  return JSON.stringify(exportCatalogue(elsewhere, list), null, 2);
}

const take = async (source: string) =>
  (await importCatalogue(manager, { source })).map(({ slug, outcome, line, problems }) => ({
    slug,
    outcome,
    at: source.split("\n")[(line ?? 0) - 1]?.trim(),
    problems: problems.map(({ code }) => code),
  }));

test("each service becomes a draft; the same document again changes nothing; a changed one is written again", async () => {
  const pool = aDefinition({ title: { fr: "Piscine", en: "Pool" } });
  const source = documentOf({ mediatheque: aDefinition(), "piscine-d-ete": pool });
  const at = (slug: string) => `"dct:identifier": "${slug}",`;
  expect(await take(source)).toEqual([
    { slug: "mediatheque", outcome: "unchanged", at: at("mediatheque"), problems: [] },
    { slug: "piscine-d-ete", outcome: "drafted", at: at("piscine-d-ete"), problems: [] },
  ]);
  expect((await take(source)).map(({ outcome }) => outcome)).toEqual(["unchanged", "unchanged"]);
  const changed = documentOf({
    mediatheque: aDefinition({ audience: "self" }),
    "piscine-d-ete": { ...pool, audience: "child" },
  });
  expect((await take(changed)).map(({ outcome }) => outcome)).toEqual(["drafted", "saved"]);
  expect((await take(changed)).map(({ outcome }) => outcome)).toEqual(["unchanged", "unchanged"]);
  const own = await listServicesForManagement(manager);
  expect(own.map(({ slug, status, versions }) => [slug, status, versions.map(({ state }) => state)])).toEqual(
    [
      ["mediatheque", "published", ["draft", "published"]],
      ["piscine-d-ete", "draft", ["draft"]],
    ],
  );
});

test("what waits for approval is not written over", async () => {
  const first = await importCatalogue(manager, { source: documentOf({ bus: aDefinition() }) });
  const [draft] = first.flatMap((one) => one.draft ?? []);
  if (!draft) throw new TypeError("a draft was made");
  await submitVersion(manager, draft);
  const again = await take(documentOf({ bus: aDefinition({ audience: "self" }) }));
  expect(again).toMatchObject([
    { slug: "bus", outcome: "refused", problems: ["catalogue.version_in_progress"] },
  ]);
});

test("two of one identifier, and half a service, are told with their line", async () => {
  const half = { "@type": "cpsv:PublicService", "dct:identifier": "Piscine d’été", "dct:title": "Piscine" };
  const source = JSON.stringify(
    {
      "@graph": [
        { "@id": "urn:x:1", ...half },
        { "@id": "urn:x:2", ...half },
      ],
    },
    null,
    1,
  );
  expect(await take(source)).toMatchObject([
    { slug: "piscine-d-ete", outcome: "saved", problems: expect.arrayContaining(["service.malformed"]) },
    { slug: "piscine-d-ete", outcome: "refused", problems: ["catalogue.slug_taken"] },
  ]);
});

test("a remote context is refused by its line, and a reception agent imports nothing", async () => {
  const source = '{\n"@context":\n"https://evil.example/context.jsonld"}';
  await expect(importCatalogue(manager, { source })).rejects.toMatchObject({
    code: "catalogue.document_not_read",
    fields: [{ code: "cpsv.remote_context", fr: expect.stringContaining("Ligne 3 :") }],
  });
  const reception = await anAgent(house, manager.authorityId, ["reception"]);
  await expect(importCatalogue(reception, { source })).rejects.toThrow("access.capability_missing");
});
