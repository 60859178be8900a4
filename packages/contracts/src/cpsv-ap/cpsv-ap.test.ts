import { readdirSync, readFileSync } from "node:fs";
import rdf from "@zazuko/env";
import fc from "fast-check";
import jsonld from "jsonld";
import { Parser } from "n3";
import Validator from "rdf-validate-shacl";
import { describe, expect, test } from "vitest";
import { parseServiceDefinition } from "../service/parse-service-definition.ts";
import { type CatalogueService, exportCatalogue } from "./export-catalogue.ts";
import { readCatalogue } from "./read-catalogue.ts";

const caen = {
  site: "https://ardeco.example/caen/",
  name: "Ville de Caen",
  siren: "211401187",
  territory: "http://id.insee.fr/geo/commune/14118",
};
const folder = new URL("../../../../apps/platform/seeds/services/", import.meta.url);
const services = readdirSync(folder).map((name): CatalogueService => {
  const parsed = parseServiceDefinition(JSON.parse(readFileSync(new URL(name, folder), "utf8")).definition);
  if (!parsed.ok) throw new TypeError(`${name} does not parse`);
  return { slug: name.replace(".json", ""), definition: parsed.definition };
});
const shapes = rdf.dataset([
  ...new Parser().parse(readFileSync(new URL("shapes-3.2.0.ttl", import.meta.url), "utf8")),
]);

/** What the shapes of the release find wrong. No document is ever fetched. */
async function findings(document: object): Promise<readonly string[]> {
  const documentLoader = async (url: string) => Promise.reject(new Error(`fetched ${url}`));
  const quads = await jsonld.toRDF(document, { format: "application/n-quads", documentLoader });
  const data = rdf.dataset([...new Parser({ format: "N-Quads" }).parse(String(quads))]);
  const report = await new Validator(shapes, { factory: rdf }).validate(data);
  return report.results.map(({ path, message }) => `${path?.value} ${message.map((one) => one.value)}`);
}

const read = (document: object) => {
  const result = readCatalogue(JSON.stringify(document, null, 2));
  if (!result.ok) throw new TypeError(result.code);
  return result.services;
};

test.each(services.map((one) => [one.slug, one] as const))("%s is valid CPSV-AP", async (_, service) => {
  expect(await findings(exportCatalogue(caen, [service]))).toEqual([]);
});

test("the shapes do find what is wrong: a service without a title, a channel without an identifier", async () => {
  const [service] = services;
  if (!service) throw new TypeError("there are services");
  const broken = JSON.stringify(exportCatalogue(caen, [service]))
    .replace('"dct:title"', '"dct:alternative"')
    .replace(/"dct:identifier":"[^"]*channel-1",/, "");
  expect((await findings(JSON.parse(broken))).length).toBeGreaterThanOrEqual(2);
});

describe("there and back", () => {
  test("the whole catalogue comes back as it was, and is exported the same", () => {
    const document = exportCatalogue(caen, services);
    const back = read(document);
    expect(back.map(({ identifier, definition }) => ({ slug: identifier, definition }))).toEqual(services);
    const again = back.map(({ identifier: slug, definition }) => {
      const parsed = parseServiceDefinition(definition);
      if (!parsed.ok) throw new TypeError(`${slug} does not parse`);
      return { slug, definition: parsed.definition };
    });
    expect(exportCatalogue(caen, again)).toEqual(document);
  });

  test("whatever its texts, prices and lists", () => {
    const text = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" });
    const two = fc.record({ fr: text, en: text });
    const presentation = fc.record(
      {
        keywords: fc.array(fc.string({ minLength: 2, maxLength: 20 }), { minLength: 1, maxLength: 40 }),
        easyToRead: fc.array(text, { minLength: 1, maxLength: 20 }),
        cost: fc
          .tuple(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 1, max: 5_000_000 }), two)
          .map(([from, more, explanation]) => ({ from, to: from + more, explanation })),
        answerDays: fc.integer({ min: 0, max: 3_650 }),
        documents: fc.array(fc.record({ label: two, when: two }), { minLength: 1, maxLength: 15 }),
        places: fc.array(
          fc.record({ name: text, street: text, hours: fc.array(two, { minLength: 1, maxLength: 10 }) }),
          { minLength: 1, maxLength: 40 },
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(two, two, two, presentation, (title, summary, conditions, page) => {
        const [first] = services;
        if (!first) return;
        const { presentation: _, ...rest } = first.definition;
        const full = Object.keys(page).length > 0 ? { presentation: page } : {};
        const definition = { ...rest, title, summary, conditions, ...full };
        expect(read(exportCatalogue(caen, [{ slug: "x", definition }]))[0]?.definition).toEqual(definition);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a document from elsewhere", () => {
  const service = (more: object) => ({ "@id": "urn:x:1", "@type": "cpsv:PublicService", ...more });

  test("terms of its own context, references and one language are understood; the rest is left to be written", () => {
    const context = { svc: "http://purl.org/vocab/cpsv#", name: { "@id": "http://purl.org/dc/terms/title" } };
    const [found] = read({
      "@context": [context],
      "@graph": [
        {
          "@id": "urn:x:1",
          "@type": "svc:PublicService",
          name: { "@language": "nl", "@value": "Zwembad" },
          "cv:hasCost": { "@id": "urn:x:2" },
        },
        { "@id": "urn:x:2", "@type": "cv:Cost", "cv:hasValue": 3.5 },
      ],
    });
    expect(found).toMatchObject({
      identifier: "urn:x:1",
      definition: {
        type: "information",
        title: { fr: "Zwembad", en: "Zwembad" },
        requests: [],
        presentation: { cost: { from: 350 } },
      },
    });
  });

  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  test.each([
    [
      "a context on another site",
      JSON.stringify({ "@context": "https://evil.example/c", "@graph": [] }, null, 1),
      "cpsv.remote_context",
      2,
    ],
    [
      "one among others",
      JSON.stringify({ "@context": [{}, "https://evil.example/c"] }, null, 1),
      "cpsv.remote_context",
      4,
    ],
    [
      "one imported",
      JSON.stringify({ "@context": { "@import": "https://evil.example/c" } }),
      "cpsv.remote_context",
      1,
    ],
    [
      "one further down",
      JSON.stringify({ "@graph": [service({ "dct:title": { "@context": {} } })] }),
      "cpsv.inner_context",
      1,
    ],
    ["a very deep one", deep(100_000), "cpsv.too_deep", undefined],
    [
      "a deep one",
      JSON.stringify({ "@graph": [service({ "dct:title": JSON.parse(deep(60)) })] }),
      "cpsv.too_deep",
      undefined,
    ],
    ["a very long one", " ".repeat(4_000_001), "cpsv.too_long", undefined],
    [
      "very many nodes",
      `{"@graph":[${Array(60_000).fill("{}").join(",")}]}`,
      "cpsv.too_many_nodes",
      undefined,
    ],
    ["something else", "<rdf:RDF/>", "cpsv.not_json", undefined],
    ["a null character in a text", String.raw`{"a": "b\u0000"}`, "cpsv.null_character", undefined],
    ["a null character in a name", String.raw`{"a\u0000": 1}`, "cpsv.null_character", undefined],
    ["no service", '[1,null,[[]],"x"]', "cpsv.no_service", undefined],
  ])("%s is refused", (_, source, code, line) => {
    expect(readCatalogue(source)).toEqual({ ok: false, code, ...(line === undefined ? {} : { line }) });
  });

  test("names of the prototype are names like others", () => {
    const source = `{"@graph":[{"@id":"__proto__","@type":"cpsv:PublicService","__proto__":{"x":1},"constructor":1}]}`;
    expect(readCatalogue(source).ok).toBe(true);
    expect(Reflect.get({}, "x")).toBeUndefined();
  });

  test("any text is answered", () => {
    fc.assert(fc.property(fc.json(), (source) => readCatalogue(source).ok || true));
    fc.assert(fc.property(fc.string(), (source) => !readCatalogue(source).ok));
  });
});
