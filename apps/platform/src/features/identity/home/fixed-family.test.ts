import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countStatements } from "../../../testing/count-statements.ts";
import type { Browser } from "../../../testing/test-browser.ts";
import { aFixedFamily, CHILDREN, type FixedFamily } from "./testing/fixture.ts";

let family: FixedFamily;
let mother: Browser;
let father: Browser;

beforeAll(async () => {
  family = await aFixedFamily();
  mother = await family.home.server.signedIn(family.mother);
  father = await family.home.server.signedIn(family.father);
});
afterAll(() => family?.home.house.close());

/** As one reads it. */
const toText = (body: string): string =>
  body
    .replace(/<[^>]*>/g, " ")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim();
const read = async (browser: Browser, page = "/caen/espace") => toText((await browser.open(page)).body);

describe("the home of a family", () => {
  test("the same act for three children is one line that names them, and leads to the page of all", async () => {
    const { body } = await mother.open("/caen/espace");
    expect(body.match(/Continuer les dossiers/g)).toHaveLength(1);
    expect(body).not.toContain("Continuer le dossier");
    for (const name of CHILDREN) expect(toText(body)).toContain(name);
    expect(body).toMatch(/href="\/caen\/espace\/demandes"[^>]*><svg/);
    const whole = await read(mother, "/caen/espace/tout");
    expect(whole.match(/Continuer le dossier/g)).toHaveLength(3);
  });

  test("nine bookings are three lines of the week, each with whom it is for", async () => {
    const home = await read(mother);
    for (const session of [
      "Cette semaine Absent ? mer. 25 14 h Piscine",
      "jeu. 26 17 h Conservatoire, chorale des enfants",
      "lun. 30 17 h Atelier de théâtre",
    ]) {
      const [, after = ""] = home.split(session);
      expect(
        after
          .slice(0, 60)
          .match(/[A-Z]\w+-[A-Z]\w+/g)
          ?.toSorted(),
        session,
      ).toEqual(CHILDREN.toSorted());
    }
  });

  test("what is to pay, what is left, what the town answers", async () => {
    const home = await read(mother);
    expect(home).toContain("43,20 € à payer Avant le mercredi 2 décembre 2026.");
    expect(home).toMatch(/Ce qui reste : Porte-monnaie( [A-Z][\w-]+ 4,50 €){3}/);
    expect(home).toMatch(/En cours à la mairie .*Inscription au centre de loisirs Vous avez appelé/);
  });

  test("English says the same", async () => {
    const english = await read(mother, "/caen/espace?lang=en");
    expect(english).toContain("Continue the files");
    expect(english).toContain("€43.20 to pay");
    await mother.open("/caen/espace?lang=fr");
  });
});

describe("search", () => {
  const search = (browser: Browser, typed: string) =>
    read(browser, `/caen/espace/recherche?${new URLSearchParams({ q: typed })}`);

  test("among invoices, sessions, exchanges and files; forgiving; the site is one tap further", async () => {
    expect(await search(mother, "facture octobre")).toMatch(/1 résultat .*Facture d’octobre 2026 43,20 €/);
    expect(await search(mother, "theatre")).toMatch(/3 résultats .*Atelier de théâtre/);
    expect(await search(mother, "centre de loisirs")).toContain("Inscription au centre de loisirs");
    expect(await search(mother, "dossier")).toContain("3 résultats");
    expect(await search(mother, "zzz")).toContain("Rien dans votre espace pour « zzz »");
    const { body } = await mother.open("/caen/espace/recherche?q=zzz");
    expect(body).toContain('href="/caen/services?q=zzz"');
    expect((await mother.open("/caen/espace/recherche")).status).toBe(200);
  });

  test("the other parent finds neither the call nor the files that they did not begin; a stranger nothing", async () => {
    expect(await search(father, "theatre")).toContain("3 résultats");
    expect(await search(father, "facture octobre")).not.toContain("43,20");
    for (const typed of ["centre de loisirs", "dossier"])
      expect(await search(father, typed)).toContain("Rien dans votre espace");
    const { home } = family;
    const stranger = await home.server.signedIn(await home.jeanne({ given_name: "Inès" }));
    for (const typed of ["theatre", "facture", "centre de loisirs", "dossier", "piscine"])
      expect(await search(stranger, typed), typed).toContain("Rien dans votre espace");
  });
});

describe("walls", () => {
  test("the other parent reads the sessions of the children, and neither the invoice, the call nor the drafts", async () => {
    const home = await read(father);
    expect(home).toContain("Cette semaine Absent ? mer. 25 14 h Piscine");
    expect(home).toContain("14,00 € à payer");
    for (const theirs of ["43,20", "centre de loisirs", "Continuer les dossiers", "Continuer le dossier"])
      expect(home, theirs).not.toContain(theirs);
    expect(await read(father, "/caen/espace/tout")).not.toMatch(/43,20|centre de loisirs|Continuer le/);
  });

  test("a stranger reads nothing of them, a visitor is led to the door", async () => {
    const { home } = family;
    const stranger = await home.server.signedIn(await home.jeanne({ given_name: "Inès" }));
    for (const page of ["/caen/espace", "/caen/espace/tout"]) {
      const shown = await read(stranger, page);
      expect(shown).toContain("Rien à faire pour l’instant");
      for (const theirs of [...CHILDREN, "Piscine", "43,20", "Porte-monnaie"])
        expect(shown, theirs).not.toContain(theirs);
      const { url } = await home.server.visitor().open(page);
      expect(url).toContain("/caen/connexion?retour=");
    }
  });
});

test("as many statements for three children as for one", async () => {
  const small = await aFixedFamily(1);
  try {
    const one = await countHomeStatements(small);
    expect(await countHomeStatements(family)).toBe(one);
  } finally {
    await small.home.house.close();
  }
});

async function countHomeStatements({ home, mother: parent }: FixedFamily): Promise<number> {
  const browser = await home.server.signedIn(parent);
  // The first page of a session writes down that it lives.
  await browser.open("/caen/espace");
  return (await countStatements(() => browser.open("/caen/espace"))).statements;
}
