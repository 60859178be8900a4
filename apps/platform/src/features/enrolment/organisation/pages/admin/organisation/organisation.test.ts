import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { readPolicy } from "../../../../checks/index.ts";
import { findOrganisation } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
const PATH = "/caen/administration/organisation";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

const modeNow = async () => {
  const system = admin.house.system(admin.town.id);
  return (await findOrganisation(system)).mode;
};

describe("the organisation of the work", () => {
  test("is explained, previewed, changed, undone, and told in the journal", async () => {
    const { browser } = await admin.agent(["authority_administrator"]);
    const modes = await browser.open(PATH);
    expect(modes.body).toContain("Internalisé Web");
    expect(modes.body).toContain("hal-04653076");
    const preview = await browser.open(`${PATH}/internal_town_hall`);
    expect(preview.body).toContain("Ce qui se ferme");
    expect(preview.body).toContain("Commencer sur internet");
    expect(await modeNow()).toBe("internal_web");
    await browser.submit({}, { action: PATH });
    expect(await modeNow()).toBe("internal_town_hall");
    const done = await browser.open(`${PATH}?fait=change`);
    expect(done.body).toContain("Revenir à");
    await browser.submit({}, { action: PATH });
    expect(await modeNow()).toBe("internal_web");
    const auditor = await admin.agent(["auditor"]);
    const journal = await auditor.browser.open("/caen/administration/journal");
    expect(journal.body).toContain("Le mode d’organisation est passé de");
  });

  test("says what a mode counts on and that is not there", async () => {
    const { browser } = await admin.agent(["authority_administrator"]);
    const { body } = await browser.open(`${PATH}/optimised`);
    expect(body).toContain("Aucun service n’a de guichet ici");
    expect(body).toContain("Aucun agent de Caen la Mer n’a d’accès en cours");
  });

  test("changed by a colleague meanwhile: told, and nothing is lost; a mode that does not exist is not found", async () => {
    const { browser } = await admin.agent(["authority_administrator"]);
    await browser.open(`${PATH}/optimised`);
    const other = await admin.agent(["authority_administrator"]);
    await other.browser.open(`${PATH}/internal_delegated`);
    await other.browser.submit({}, { action: PATH });
    expect((await browser.submit({}, { action: PATH })).status).toBe(409);
    expect(await modeNow()).toBe("internal_delegated");
    expect((await browser.open(`${PATH}/anarchie`)).status).toBe(404);
  });
});

describe("documents checked without an agent", () => {
  const DOCUMENTS = `${PATH}/documents`;

  test("are explained, chosen by age, and the choice is told in the journal", async () => {
    const { browser } = await admin.agent(["authority_administrator"]);
    expect((await browser.open(PATH)).body).toContain(`href="${DOCUMENTS}"`);
    const page = await browser.open(DOCUMENTS);
    expect(page.body).toContain("Jamais un nom ni une date de naissance");
    const saved = await browser.submit({ type_01: "0" }, { action: DOCUMENTS });
    expect(saved.body).toContain("Les dossiers déjà décidés ne changent pas.");
    const system = admin.house.system(admin.town.id);
    const policy = await readPolicy(system);
    expect(policy).toEqual([
      { type: "00", maxAgeMonths: 3 },
      { type: "01", maxAgeMonths: 0 },
      { type: "28", maxAgeMonths: 12 },
      { type: "27", maxAgeMonths: 0 },
    ]);
    const auditor = await admin.agent(["auditor"]);
    const journal = await auditor.browser.open("/caen/administration/journal");
    expect(journal.body).toMatch(/Documents vérifiés sans agent \(type 01\).*3 mois au plus devient jamais/);
    const wrong = await browser.post(DOCUMENTS, { type_00: "7", type_01: "3", type_27: "0", type_28: "12" });
    expect(wrong.status).toBe(422);
  });
});
