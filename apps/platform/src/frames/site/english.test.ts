import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publishReport } from "../../features/catalogue/accessibility/index.ts";
import type { Language } from "../../kernel/errors.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import { anAgent, aTown, aTownNotOpenYet } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { sitePages } from "./index.ts";

// Whoever reads English reads English: no page of the site shows a sentence of the French side of a message
// module.

let house: TestRuntime;
let server: TestServer;

const bilingual = (fr: string, en: string) => ({ fr, en });

beforeAll(async () => {
  everyWords = await readWords();
  house = await testRuntime();
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hosting company" })],
  });
  const contact = {
    street: "1 Square",
    postalCode: "14000",
    locality: "Caen",
    phone: "02 31 30 41 00",
    email: "hello@caen.example",
    dataProtectionEmail: "dpo@caen.example",
    hours: ["Du lundi au vendredi, de 8 h 30 à 12 h et de 13 h 30 à 17 h", "Fermé le 24 décembre 2026"],
  };
  const group = await aTown(house, {
    slug: "group",
    name: "Group",
    kind: "epci",
    officialCode: "200065597",
    contact,
  });
  const caen = await aTown(house, { slug: "caen", name: "Caen", contact }, [group.id]);
  await aTownNotOpenYet(house, { slug: "bayeux", name: "Bayeux", officialCode: "14047", contact }, [
    group.id,
  ]);
  await offerCanteen(caen.id);
  await offerTrain(group.id);
  await declareAccessibility(caen.id);
});
afterAll(() => house.close());

async function offerCanteen(id: AuthorityId): Promise<void> {
  await aPublishedService(house, id, {
    slug: "canteen",
    definition: {
      title: bilingual("Cantine", "Canteen"),
      summary: bilingual("Manger.", "Lunch."),
      conditions: bilingual("Avoir un enfant.", "Have a child."),
      owedText: bilingual("Les repas pris.", "Meals taken."),
      presentation: {
        themes: ["childhood"],
        situations: ["parent_of_pupil"],
        lifeEvents: ["starting_school"],
        cost: { from: 39, to: 399, explanation: bilingual("Selon vos revenus.", "By income.") },
        answerDays: 2,
        documents: [
          {
            kind: "proof_of_address",
            label: bilingual("Justificatif", "Proof"),
            when: bilingual("Si.", "If."),
          },
        ],
        places: [
          {
            name: "Desk",
            phone: "02 31 30 41 10",
            hours: [bilingual("Le lundi, de 8 h à 9 h", "Monday, 8 to 9 am")],
          },
        ],
        easyToRead: ["À la cantine, les enfants mangent."],
      },
    },
  });
}

async function offerTrain(id: AuthorityId): Promise<void> {
  await aPublishedService(house, id, {
    slug: "train",
    definition: {
      type: "link",
      title: bilingual("Billets", "Tickets"),
      summary: bilingual("Le train.", "The train."),
      requests: [],
      presentation: {
        themes: ["transport"],
        address: "https://billets.gouv.fr/",
        sheet: "F1234",
        form: "https://formulaires.gouv.fr/a.pdf",
        cost: { from: 0 },
        documents: [],
      },
    },
  });
}

async function declareAccessibility(id: AuthorityId): Promise<void> {
  const administrator = await anAgent(house, id, ["authority_administrator"]);
  await publishReport(administrator, {
    conformity: "none",
    establishedOn: "2026-10-02",
    audit: { on: "2026-10-01", by: "somebody", ratePercent: 72 },
    failures: [],
    exemptions: [],
    outOfScope: [],
    commitments: [],
    actions: [],
    review: [],
  });
}

type Words = (language: Language) => unknown;
let everyWords: readonly Words[];

/** Every module of words of the site, and of the frame around its pages. */
async function readWords(): Promise<readonly Words[]> {
  const source = fileURLToPath(new URL("../../", import.meta.url));
  const files = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /^(?:frames\/site|web|features\/[^/]+\/[^/]+\/pages\/site)\/.*words\.ts$/.test(name))
    .map((name) => join(source, name));
  const modules: Record<string, unknown>[] = await Promise.all(files.map((file) => import(file)));
  return modules.flatMap((module) => Object.values(module).filter(isWords));
}

const isWords = (value: unknown): value is Words => typeof value === "function" && value.length === 1;

/** What the French side says and the English side does not: sentences long enough to be nobody's name. */
function frenchOnly(): readonly string[] {
  const found = new Set<string>();
  const english = new Set<string>();
  for (const words of everyWords) {
    for (const sentence of leaves(words("fr"))) found.add(sentence);
    for (const sentence of leaves(words("en"))) english.add(sentence);
  }
  return [...found].filter((sentence) => sentence.length >= 8 && !english.has(sentence));
}

type Make = (...values: readonly unknown[]) => unknown;
const isMake = (value: unknown): value is Make => typeof value === "function";

function leaves(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (isMake(value)) return madeFrom(value);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

/** A sentence made around values: its longest piece without them. */
function madeFrom(make: Make): readonly string[] {
  try {
    const made = make("§", "§", "§", "§");
    if (typeof made !== "string") return [];
    const [longest = ""] = made.split("§").toSorted((left, right) => right.length - left.length);
    return longest.trim().length >= 12 ? [longest.trim()] : [];
  } catch {
    return [];
  }
}

/** What is meant to be French is said so: easy-to-read pages, names of things, the link to French itself. */
const withoutFrenchParts = (html: string): string =>
  html
    .replace(/<(\w+)\b[^>]*\blang="fr"[^>]*>[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/[\s\u00a0\u202f]+/g, " ");

it("knows hundreds of French sentences", () => {
  expect(frenchOnly().length).toBeGreaterThan(150);
});

it.each([
  "/caen/",
  "/bayeux/",
  "/caen/services",
  "/caen/services?q=canteen",
  "/caen/services?q=zzzz",
  "/caen/services/canteen",
  "/bayeux/services/canteen?de=group",
  "/caen/services/train",
  "/caen/services/train/partir/demarche",
  "/caen/services/train/partir/fiche",
  "/caen/themes",
  "/caen/themes/enfance-et-ecole",
  "/caen/themes/logement",
  "/caen/evenements",
  "/caen/situations",
  "/caen/situations/parent-d-eleve",
  "/caen/chez-moi",
  "/caen/chez-moi?ou=zzz",
  "/caen/chez-moi/14118",
  "/caen/chez-moi/75056",
  "/caen/selection",
  "/caen/affichage",
  "/caen/accessibilite",
  "/bayeux/accessibilite",
  "/caen/accessibilite/plan",
  "/caen/accessibilite/signaler",
  "/caen/accessibilite/recu/ACC-2026-042042-Z0/2026-11-24",
  "/caen/confidentialite",
  "/caen/mentions-legales",
  "/caen/contact",
  "/caen/nulle-part",
])("%s in English shows no French sentence", async (path) => {
  const { body } = await server.visitor().open(`${path}${path.includes("?") ? "&" : "?"}lang=en`);
  expect(body).toContain('<html lang="en"');
  const text = withoutFrenchParts(body);
  expect(
    frenchOnly().filter((sentence) => text.includes(sentence.replace(/[\s\u00a0\u202f]+/g, " "))),
  ).toEqual([]);
  // French has words that English has not: accents and typography betray what came from elsewhere.
  expect(text.match(/[^.]{0,30}\b(vous|votre|pour les|d’un|le site)\b[^.]{0,30}/i)?.[0] ?? "").toBe("");
});
