import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { getPresentation, updateAuthorityPresentation } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
const PATH = "/caen/administration/collectivite";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

const presentationOf = async (authority: { readonly id: typeof admin.town.id }) => {
  const system = admin.house.system(authority.id);
  return getPresentation(system);
};
const now = () => presentationOf(admin.town);
const administrator = async () => (await admin.agent(["authority_administrator"])).browser;

const typed = {
  name: "Caen, la ville",
  colour: "#FFD400",
  street: "Esplanade Jean-Marie Louvel",
  postalCode: "14000",
  locality: "Caen",
  phone: "02 61 91 01 00",
  email: "mairie@caen.example",
  dataProtectionEmail: "dpo@caen.example",
  hours: "Lundi au vendredi, 8 h à 17 h\r\n\r\nSamedi, 9 h à 12 h",
  privateOffers: "yes",
};

describe("what the authority says of itself", () => {
  test("is previewed in its theme, saved, told in the journal, undone", async () => {
    const before = await now();
    const other = await presentationOf(admin.group);
    const browser = await administrator();
    await browser.open(PATH);
    const preview = await browser.submit({ ...typed, geste: "voir" });
    expect(preview.status).toBe(200);
    expect(preview.body).toContain("La couleur est ajustée");
    const [, theme = ""] = /href="([^"]*apercu\.css[^"]*)"/.exec(preview.body) ?? [];
    const css = await browser.open(theme.replaceAll("&amp;", "&"));
    expect(css.headers["content-type"]).toContain("text/css");
    expect(css.body).toContain("#ffd400");
    expect(await now()).toEqual(before);

    await browser.open(PATH);
    await browser.submit({ ...typed, geste: "voir" });
    const saved = await browser.submit({ geste: "enregistrer" });
    expect(saved.redirects).toEqual([`${PATH}?fait=enregistre`]);
    expect(saved.body).toContain("C’est enregistré");
    // The name at the top of the very next page: nothing old is kept in memory.
    expect(saved.body).toMatch(/<title>[^<]*Caen, la ville/);
    expect(await now()).toMatchObject({
      name: "Caen, la ville",
      colour: "#ffd400",
      contact: {
        street: "Esplanade Jean-Marie Louvel",
        postalCode: "14000",
        locality: "Caen",
        phone: "02 61 91 01 00",
        email: "mairie@caen.example",
        dataProtectionEmail: "dpo@caen.example",
        hours: ["Lundi au vendredi, 8 h à 17 h", "Samedi, 9 h à 12 h"],
      },
      showsPrivateOffers: true,
      revision: before.revision + 1,
    });
    expect(await presentationOf(admin.group)).toEqual(other);
    const auditor = (await admin.agent(["auditor"])).browser;
    const journal = await auditor.open("/caen/administration/journal");
    expect(journal.body).toContain("La page de la collectivité a changé");
    expect(journal.body).not.toContain("mairie@caen.example");

    await browser.open(`${PATH}?fait=enregistre`);
    await browser.submit();
    const { name, colour, contact, showsPrivateOffers } = before;
    expect(await now()).toMatchObject({ name, colour, contact, showsPrivateOffers });
  });

  test.each([
    ["colour", "rouge", "Écrivez un # suivi de six chiffres"],
    ["colour", "#fff;}", "Écrivez un # suivi de six chiffres"],
    ["name", "", "Complétez"],
    ["postalCode", "1400", "Indiquez le code postal à cinq chiffres"],
    ["phone", "12", "Indiquez un numéro de téléphone complet"],
    ["email", "mairie", "Indiquez une adresse électronique complète"],
    ["dataProtectionEmail", "dpo@", "Indiquez une adresse électronique complète"],
    ["hours", "x".repeat(121), "Écrivez au plus 14 lignes"],
    ["hours", "lundi\n".repeat(15), "Écrivez au plus 14 lignes"],
    ["hours", "dimanche 25h", "Nous ne comprenons pas « dimanche 25h »"],
    ["privateOffers", "peut-être", "Choisissez une réponse"],
  ])("%s: %s is refused beside its field, and nothing typed is lost", async (field, value, sentence) => {
    const before = await now();
    const browser = await administrator();
    await browser.open(PATH);
    const refused = await browser.submit({ ...typed, [field]: value, geste: "enregistrer" });
    expect(refused.status).toBe(422);
    expect(refused.body.replaceAll("\u00a0", " ")).toContain(sentence);
    expect(refused.body).toContain("Esplanade Jean-Marie Louvel");
    expect(await now()).toEqual(before);
  });

  test("hours that are not understood are kept only once told what it costs", async () => {
    const browser = await administrator();
    await browser.open(PATH);
    const refused = await browser.submit({ ...typed, hours: "Sur rendez-vous", geste: "voir" });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Ouvert maintenant");
    const preview = await browser.submit({
      ...typed,
      hours: "Sur rendez-vous",
      hoursAsText: "on",
      geste: "voir",
    });
    expect(preview.status).toBe(200);
    await browser.submit({ geste: "enregistrer" });
    expect((await now()).contact.hours).toEqual(["Sur rendez-vous"]);
  });

  test("a colleague saved meanwhile: 409, theirs is shown, what was typed is kept, and saving again decides", async () => {
    const mine = await administrator();
    const theirs = await administrator();
    await mine.open(PATH);
    await theirs.open(PATH);
    await theirs.submit({ ...typed, name: "Le nom d’un collègue", geste: "enregistrer" });
    const late = await mine.submit({ ...typed, name: "Mon nom à moi", geste: "enregistrer" });
    expect(late.status).toBe(409);
    expect(late.body).toContain("Un collègue a changé la page");
    expect(late.body).toContain("Le nom d’un collègue");
    expect(late.body).toContain('value="Mon nom à moi"');
    expect((await now()).name).toBe("Le nom d’un collègue");
    expect((await mine.submit({ geste: "enregistrer" })).status).toBe(200);
    expect((await now()).name).toBe("Mon nom à moi");
  });

  test("saved twice, it changes and tells once", async () => {
    const browser = await administrator();
    await browser.open(PATH);
    await browser.submit({ ...typed, name: "Deux fois", geste: "voir" });
    const { revision } = await now();
    const twice = { ...typed, name: "Deux fois", revision: String(revision), geste: "enregistrer" };
    await browser.post(PATH, twice);
    await browser.open(PATH);
    expect((await browser.post(PATH, twice)).status).toBe(200);
    expect((await now()).revision).toBe(revision + 1);
  });

  test.each(["ffd40", "ffd400}", "FFD400", ""])("no theme of %s", async (colour) => {
    const browser = await administrator();
    const query = new URLSearchParams({ couleur: colour });
    expect((await browser.open(`${PATH}/apercu.css?${query}`)).status).toBe(404);
  });
});

describe("somebody else", () => {
  const attempt = async (context: Awaited<ReturnType<typeof anAgent>>) => {
    const { revision, former: _, ...facts } = await now();
    return updateAuthorityPresentation(context, { revision, facts: { ...facts, name: "Usurpée" } });
  };

  test.each(["operator", "auditor", "service_manager", "reception"] as const)("%s", async (role) => {
    await expect(attempt(await anAgent(admin.house, admin.town.id, [role]))).rejects.toThrow(
      "request.forbidden",
    );
  });

  test("an administrator of one desk only", async () => {
    const bounded = { role: "authority_administrator", deskId: admin.town.deskId } as const;
    await expect(attempt(await anAgent(admin.house, admin.town.id, [bounded]))).rejects.toThrow(
      "request.forbidden",
    );
  });

  test("an administrator of another authority changes nothing here, even in SQL", async () => {
    const before = await now();
    const abroad = await anAgent(admin.house, admin.group.id, ["authority_administrator"]);
    const done = await abroad.transaction((tx) =>
      sql`update authority set name = 'Usurpée', former = null where id = ${admin.town.id}`.execute(tx),
    );
    expect(done.numAffectedRows).toBe(0n);
    expect(await now()).toEqual(before);
  });
});
