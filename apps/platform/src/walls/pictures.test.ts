import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../../../../", import.meta.url);
const inRoot = (path: string) => new URL(path, root);

/** What `npm run screenshots` wrote beside the pictures: which page each one shows. */
async function shownPages(): Promise<ReadonlyMap<string, string>> {
  const list = await readFile(inRoot("docs/screenshots/README.md"), "utf8");
  return new Map(
    [...list.matchAll(/^\| `([\w-]+)` \| `([^`]*)` \|$/gm)].map(([, name = "", page = ""]) => [name, page]),
  );
}

/** Every address that pages answer to, after that of the authority: written from the routes declared. */
async function declaredPages(): Promise<readonly string[]> {
  const list = await readFile(inRoot("docs/generated/pages.md"), "utf8");
  return [...list.matchAll(/^- `+([^`]*)`+$/gm)].map(([, page = ""]) => page);
}

/** Of the whole platform, without an authority. */
const ofNobody = new Set(["/", "/boite-aux-lettres"]);
const afterAuthority = (page: string): string => page.replace(/^\/[^/]+/, "").replace(/\/$/, "");

function isOf(page: string, declared: string): boolean {
  const [shown, known] = [page.split("/"), declared.split("/")];
  return (
    shown.length === known.length &&
    known.every((part, index) => part.startsWith(":") || part === shown[index])
  );
}

/**
 * "/espace/factures" of "/espace/factures/:invoice", "/services" of "/services/:service", the list of the file
 * "/administration/equipements.csv".
 */
function areaOf(page: string): string {
  const [, first = "", second = ""] = page.replace(/\.csv$/, "").split("/");
  const isSurface = ["espace", "agents", "administration", "partenaire"].includes(first);
  return isSurface && second !== "" ? `/${first}/${second}` : `/${first}`;
}

/** What no address opens: a page that is nowhere, the answer to a form. */
const notOpened = [
  ["not-found", "/caen/nulle-part"],
  ["partner-pass", "/caen/partenaire/lire"],
];

test("each picture of docs/screenshots is one that the generator takes, none lacks, and each shows a page that exists", async () => {
  const generator = await Promise.all(
    ["e2e/screenshots.ts", "e2e/support/shots-of-money.ts"].map((file) => readFile(inRoot(file), "utf8")),
  );
  const named = [...generator.join("\n").matchAll(/\bname: "([\w-]+)",\s+(?:as|at):/g)].map(
    ([, name]) => name,
  );
  const files = (await readdir(inRoot("docs/screenshots/"))).filter((file) => file.endsWith(".png"));
  const taken = new Set(files.map((file) => file.replace(/-(phone|tablet|desktop)\.png$/, "")));
  expect([...taken].toSorted()).toEqual(named.toSorted());
  const [shown, declared] = [await shownPages(), await declaredPages()];
  expect([...shown.keys()].toSorted()).toEqual(named.toSorted());
  const lost = [...shown].filter(
    ([, page]) => !ofNobody.has(page) && !declared.some((one) => isOf(afterAuthority(page), one)),
  );
  expect(lost).toEqual(notOpened);
});

/** Nobody keeps a picture of these, yet or ever: what is added to no list needs one. */
const withoutPicture: readonly string[] = [
  "/administration",
  "/administration/accessibilite",
  "/administration/agents",
  "/administration/approbations",
  "/administration/bac-a-sable",
  "/administration/conformite",
  "/administration/connexion",
  "/administration/delegations",
  "/administration/droits",
  "/administration/exploitation",
  "/administration/guichets",
  "/administration/journal",
  "/administration/offres",
  "/administration/petit-effectif",
  "/administration/rapprochements",
  "/administration/regies",
  "/administration/registres",
  "/administration/reprises",
  "/administration/supports",
  "/administration/tarifs",
  "/administration/temoins",
  "/adresse",
  "/affichage",
  "/agents/anciennes-cartes",
  "/agents/approbations",
  "/agents/connexion",
  "/agents/deconnexion",
  "/agents/delegations",
  "/agents/documents",
  "/agents/doublons",
  "/agents/echanges",
  "/agents/inscrire",
  "/agents/quotients",
  "/agents/securite",
  "/agents/suivant",
  "/agents/supports",
  "/agents/touches",
  "/calendrier",
  "/confidentialite",
  "/deconnexion",
  "/espace/absence",
  "/espace/autoriser",
  "/espace/calendrier",
  "/espace/calendrier.ics",
  "/espace/campagnes",
  "/espace/comptes",
  "/espace/demander",
  "/espace/demenagement",
  "/espace/droits",
  "/espace/echanges",
  "/espace/payer",
  "/espace/pochette",
  "/espace/proches",
  "/espace/recharger-pour",
  "/espace/recherche",
  "/espace/relier",
  "/espace/seances",
  "/espace/tarifs",
  "/espace/tout",
  "/journal",
  "/logo",
  "/mentions-legales",
  "/paiement-simule",
  "/partenaire/releves",
  "/pauses",
  "/personnages",
  "/recuperation",
  "/reprise",
  "/tarifs",
];

test("a part of the platform has a picture, or is named as without", async () => {
  const [shown, declared] = [await shownPages(), await declaredPages()];
  const areas = new Set(declared.map(areaOf));
  const pictured = new Set([...shown.values()].map((page) => areaOf(afterAuthority(page))));
  const lacking = [...areas].filter((area) => !pictured.has(area));
  expect(lacking.toSorted()).toEqual(withoutPicture.toSorted());
});

// `vi` works under the runner of tests only: pictures are taken without it, with the same journeys.
test.each(["e2e/support/", "e2e/accessibility/"])(
  "%s drives pages without the runner of tests",
  async (folder) => {
    const files = (await readdir(inRoot(folder))).filter((file) => !file.endsWith(".test.ts"));
    const texts = await Promise.all(files.map((file) => readFile(inRoot(`${folder}${file}`), "utf8")));
    expect(files.filter((_, index) => /import \{[^}]*\bvi\b/.test(texts[index] ?? ""))).toEqual([]);
  },
);
