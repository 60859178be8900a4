import { readCatalogue } from "@ardeco/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
beforeAll(async () => {
  api = await aHouseWithApi();
});
afterAll(() => api?.house.close());

test("what an authority itself publishes is given as JSON-LD that says who answers for it and where", async () => {
  const answer = await api.ask("/authorities/caen/catalogue.jsonld");
  expect([answer.status, answer.headers["content-type"]]).toEqual([
    200,
    expect.stringMatching(/^application\/ld\+json/),
  ]);
  expect(answer.json()["@graph"][0]).toMatchObject({
    "@type": "cv:PublicOrganisation",
    "dct:spatial": { "@id": "http://id.insee.fr/geo/commune/14118" },
  });
  const read = readCatalogue(answer.body);
  expect(read.ok && read.services.map(({ identifier }) => identifier)).toEqual(["mediatheque"]);
});

test("one service alone; an unknown one, and that of a group, are not there", async () => {
  const own = await api.ask("/authorities/caen/services/mediatheque/catalogue.jsonld");
  expect(readCatalogue(own.body)).toMatchObject({ ok: true, services: [{ identifier: "mediatheque" }] });
  expect((await api.ask("/authorities/caen/services/piscine/catalogue.jsonld")).status).toBe(404);
  expect((await api.ask("/authorities/caen-la-mer/services/piscine/catalogue.jsonld")).status).toBe(200);
});
