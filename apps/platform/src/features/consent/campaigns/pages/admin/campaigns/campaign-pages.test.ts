import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { aCampaign, aDraft } from "../../../../../../testing/campaigns.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let service: Awaited<ReturnType<typeof aPublishedService>>;
const PATH = "/caen/administration/campagnes";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

const date = (name: string, text: string) => {
  const [year = "", month = "", day = ""] = text.split("-");
  return { [`${name}_day`]: day, [`${name}_month`]: month, [`${name}_year`]: year };
};
const filled = {
  title: "Rentrée 2027",
  titleEn: "School year 2027",
  ...date("periodFrom", "2027-09-01"),
  ...date("periodUntil", "2028-07-07"),
  ...date("opensOn", "2027-05-02"),
  ...date("closesOn", "2027-06-30"),
  graceDays: "15",
  reminderDays: "15, 5",
  newcomers: "in_period",
  lapse: "suspend",
};

describe("a campaign in the administration", () => {
  test("without a service there is nobody to renew; then it is written, read again, published, changed, cancelled", async () => {
    const { browser } = await admin.agent(["service_manager"]);
    expect((await browser.open(`${PATH}/nouvelle`)).body).toContain("Aucun service à renouveler");
    expect((await browser.open(PATH)).body).toContain("Aucune campagne");
    service = await aPublishedService(admin.house, admin.town.id);

    await browser.open(`${PATH}/nouvelle`);
    const draft = await browser.submit({ service: service.id, ...filled });
    expect(draft.body).toContain("Le brouillon est enregistré");
    const page = draft.url.replace(/\?.*/, "");
    const preview = await browser.open(`${page}/apercu`);
    expect(preview.body).toContain("Ouvre bientôt");
    expect(preview.body).toContain("mercredi 30 juin 2027");
    const published = await browser.submit();
    expect(published.body).toContain("La campagne est publiée");
    expect(published.body).toContain("mardi 15 juin 2027, vendredi 25 juin 2027");
    expect((await browser.open(PATH)).body).toContain("Annoncée");

    await browser.open(`${page}/modifier`);
    const changed = await browser.submit({ graceDays: "30" });
    expect(changed.body).toContain("La campagne est modifiée");
    expect(changed.body).toContain("vendredi 30 juillet 2027");
    await browser.open(`${page}/annuler`);
    expect((await browser.submit()).body).toContain("La campagne est annulée");

    const auditor = await admin.agent(["auditor"]);
    const { body } = await auditor.browser.open("/caen/administration/journal");
    for (const act of ["préparée", "publiée", "modifiée", "annulée"])
      expect(body.replaceAll("\u00a0", " ")).toContain(`Campagne ${act} : « Rentrée 2027 »`);
  });

  test("what is wrong is said beside its field, and what was typed stays", async () => {
    const { browser } = await admin.agent(["service_manager"]);
    await browser.open(`${PATH}/nouvelle`);
    const typed = { ...filled, ...date("closesOn", "2027-04-30"), reminderDays: "" };
    const wrong = await browser.submit({ service: service.id, ...typed });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain("La clôture vient avant l’ouverture");
    expect(wrong.body).toContain('value="Rentrée 2027"');
    const unread = await browser.submit({
      service: service.id,
      ...filled,
      graceDays: "quinze",
      reminderDays: "x",
    });
    expect(unread.status).toBe(422);
    expect(unread.body).toContain("Écrivez un nombre de jours");
    expect(unread.body).toContain("Écrivez des nombres de jours");
  });

  test("changed by a colleague meanwhile: nothing typed is lost", async () => {
    const { browser, context } = await admin.agent(["service_manager"]);
    const id = await aDraft(context, service.id);
    await browser.open(`${PATH}/${id}/modifier`);
    const other = await admin.agent(["service_manager"]);
    await other.browser.open(`${PATH}/${id}/modifier`);
    await other.browser.submit({ title: "La leur" });
    const late = await browser.submit({ title: "La mienne" });
    expect(late.status).toBe(409);
    expect(late.body).toContain('value="La mienne"');
    expect(late.body).toContain("Quelqu’un a changé cette campagne");
  });

  test("two on the same days: told beside the opening", async () => {
    const { browser } = await admin.agent(["service_manager"]);
    const other = await aPublishedService(admin.house, admin.town.id);
    await aCampaign(admin.house, { serviceId: other.id, providerId: admin.town.id });
    const id = await aCampaign(
      admin.house,
      { serviceId: other.id, providerId: admin.town.id },
      { opensOn: "2027-05-02", closesOn: "2027-06-30" },
    );
    await browser.open(`${PATH}/${id}/modifier`);
    const wrong = await browser.submit({
      ...date("opensOn", "2027-01-10"),
      ...date("closesOn", "2027-02-28"),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain("Une autre campagne de ce service court déjà");
  });
});

describe("attacks", () => {
  test("agents without the role, and those of elsewhere, find nothing", async () => {
    const manager = await anAgent(admin.house, admin.town.id, ["service_manager"]);
    const id = await aDraft(manager, service.id);
    for (const role of ["reception", "validator", "auditor"] as const) {
      const { browser } = await admin.agent([role]);
      expect((await browser.open(PATH)).status).toBe(403);
      expect((await browser.open(`${PATH}/${id}`)).status).toBe(403);
    }
    const abroad = await admin.server.signedIn(
      await anAgent(admin.house, admin.group.id, ["service_manager"]),
    );
    expect((await abroad.open(`/caen-la-mer/administration/campagnes/${id}`)).status).toBe(404);
    const { browser } = await admin.agent(["service_manager"]);
    expect((await browser.open(`${PATH}/n-importe`)).status).toBe(404);
  });
});
