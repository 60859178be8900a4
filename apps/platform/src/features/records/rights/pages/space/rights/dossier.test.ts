import { PDFiumLibrary } from "@hyzyla/pdfium";
import jsonld from "jsonld";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asks,
  required,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";

let home: SpaceHouse;
beforeAll(async () => {
  home = await spaceHouse();
  await home.service("bibliotheque", {
    requests: [asks("given_name", required), asks("email")],
    mustBeKept: [{ element: "given_name", law: "Code du patrimoine, art. L212-2.", retentionDays: 3650 }],
  });
});
afterAll(() => home?.house.close());

async function reader() {
  const jeanne = await home.jeanne({ family_name: "Lemoîne-Œuvrard" });
  const browser = await home.server.signedIn(jeanne);
  await browser.open("/caen/espace/services/caen/bibliotheque/accord");
  await browser.submit({ geste: "accepter", accord: "email" });
  return { jeanne, browser };
}

/** Nothing is fetched: whoever reads the file in ten years needs no address of ours. */
const documentLoader = async (url: string): Promise<never> => {
  throw new Error(`${url} is asked for`);
};

/** Safe mode fails on a term that the context does not define, instead of dropping it. */
const strict = { documentLoader, safe: true };
const nQuads = { format: "application/n-quads" } as const;

describe("access", () => {
  test("as JSON-LD, a processor understands every term without the network", async () => {
    const { jeanne, browser } = await reader();
    const { body, headers } = await browser.open("/caen/espace/droits/dossier.jsonld");
    expect(headers["content-type"]).toContain("application/ld+json");
    const document = JSON.parse(body) as jsonld.JsonLdDocument & { everything: Record<string, unknown> };
    const said = JSON.stringify(await jsonld.expand(document, strict));
    for (const term of [
      "https://schema.org/familyName",
      "http://www.w3.org/ns/prov#wasGeneratedBy",
      "https://w3id.org/dpv#hasPurpose",
      "https://w3id.org/dpv#hasRecipient",
      "https://w3id.org/dpv#hasStorageCondition",
      "https://w3id.org/dpv#hasDataProtectionOfficer",
      "Lemoîne-Œuvrard",
      "P365D",
      jeanne.personId,
    ])
      expect(said).toContain(term);
    const quads = await jsonld.toRDF(document, { ...strict, ...nQuads });
    expect(String(quads)).toContain("https://w3id.org/dpv#Process");
    // Nothing of the take-out is lost on the way.
    expect(Object.keys(document.everything)).toContain("audit");
  });

  test("as a PDF, tagged, in French, with what is held, by whom, why, how long, and whom to write to", async () => {
    const { jeanne, browser } = await reader();
    await home.childOf(jeanne, { given_name: "Théodule" });
    await browser.open("/caen/espace/droits/demander/access");
    await browser.submit({ demande: "Le dugong de la piscine ?" });
    const pdf = await browser.bytes("/caen/espace/droits/dossier.pdf");
    const raw = pdf.toString("latin1");
    const marks = ["/Lang (fr-FR)", "/Marked true", "/StructTreeRoot"];
    expect(marks.filter((mark) => !raw.includes(mark))).toEqual([]);
    const text = await textOf(pdf);
    for (const said of [
      "Tout ce que la Ville de Caen sait de vous",
      "Lemoîne-Œuvrard",
      "dpo@caen.example",
      "Une mission d’intérêt public",
      "Gardé un an après la fin",
      "Justificatifs et leurs images",
      "CNIL",
      "Famille et représentation",
      "Droits demandés",
      "Le dugong de la piscine ?",
      "original vu",
      "· la personne",
      "Vous pouvez corriger, effacer",
    ])
      expect(text).toContain(said);
  });

  test("is nobody else’s", async () => {
    const [{ jeanne }, other] = [await reader(), await home.server.signedIn(await home.jeanne())];
    for (const file of ["dossier.pdf", "dossier.jsonld", "portabilite.json", "portabilite.csv"])
      expect((await other.open(`/caen/espace/droits/${file}?pour=${jeanne.personId}`)).status).toBe(403);
  });
});

describe("portability", () => {
  test("carries what she gave, and nothing that an agent found", async () => {
    const { browser } = await reader();
    const { body } = await browser.open("/caen/espace/droits/portabilite.json");
    const { informations } = JSON.parse(body) as { informations: { code: string; valeur: unknown }[] };
    expect(informations.find(({ code }) => code === "family_name")?.valeur).toBe("Lemoîne-Œuvrard");
    const csv = (await browser.open("/caen/espace/droits/portabilite.csv")).body;
    expect(csv).toContain('"family_name";"');
    expect(csv.split("\r\n").length).toBe(informations.length + 2);
  });
});

async function textOf(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pages = [...document.pages()].map((page) => page.getText());
    document.destroy();
    return pages.join(" ").replaceAll(/[\s\u00a0]+/g, " ");
  } finally {
    library.destroy();
  }
}
