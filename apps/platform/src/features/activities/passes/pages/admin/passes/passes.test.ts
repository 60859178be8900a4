import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { asks } from "../../../../../../testing/consents.ts";
import { formsIn } from "../../../../../../testing/page-forms.ts";
import { rewriteRows } from "../../../../../../testing/rewrite-rows.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { aPaperOf, aYouthPass, IBAN, uses, type YouthPass } from "../../../testing/a-youth-pass.ts";

// The administrator of a youth pass: what is refused says what to do, by its field; what is owed is apart
// from what is closed, and both sides read when it is paid.

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let pass: YouthPass;
let helene: Browser;
const PASSES = "/caen/administration/pass";
const text = (body: string) => body.replaceAll(/<[^>]+>/g, " ").replaceAll(/[\s\u00a0\u202f]+/g, " ");

/** Their session ends with the day. */
const anAdministrator = async (name: string) =>
  (await admin.agent(["authority_administrator"], name)).browser;

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  admin.house.clock.set("2026-11-24T08:00:05Z");
  pass = await aYouthPass(admin.house, admin.town.id);
});
afterAll(() => admin?.house.close());

const days = (name: string, [day, month, year]: readonly [string, string, string]) => ({
  [`${name}_day`]: day,
  [`${name}_month`]: month,
  [`${name}_year`]: year,
});
const aForm = (facts: Readonly<Record<string, string>>) => ({
  name_fr: "Pass sport",
  service: pass.serviceId,
  ...days("starts_on", ["1", "9", "2026"]),
  ...days("ends_on", ["31", "8", "2027"]),
  fee: "0",
  fee_counter: "aucun",
  offer_1: "Une séance",
  offer_1_category: "sport",
  offer_1_amount: "5",
  ...facts,
});
const tried = async (facts: Readonly<Record<string, string>>) => {
  helene = await anAdministrator(`Hélène Auvray ${Object.keys(facts).join(" ")}`);
  await helene.open(`${PASSES}/nouveau`);
  const refused = await helene.submit(aForm(facts), { action: `${PASSES}/nouveau` });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('value="Pass sport"');
  return text(refused.body);
};

test("a pass is refused by the field that is wrong: ages the wrong way round, days that are past, a service that asks no birth date", async () => {
  expect(await tried({ age_from: "30", age_to: "20" })).toContain(
    "Cet âge est plus petit que celui d’avant.",
  );
  const past = { ...days("starts_on", ["1", "1", "2020"]), ...days("ends_on", ["31", "12", "2020"]) };
  expect(await tried(past)).toContain("Ces jours sont passés : donnez un dernier jour à venir.");
  const definition = { requests: [asks("given_name", { required: true })] };
  const other = await aPublishedService(admin.house, admin.town.id, { slug: "sport", definition });
  const told = await tried({ service: other.id, age_from: "15" });
  expect(told).toContain("Ce service ne demande pas la date de naissance");
  expect(told).not.toContain("règle");
});

/**
 * Closes the statement of a partner: the page is read, corrected, sent, and sent once more.
 * @returns the address of the statement
 */
async function closeByPage(at: string, { body }: { readonly body: string }): Promise<string> {
  const looked = text(body);
  expect(looked).toMatch(
    /Rien n’est encore arrêté\. .* Relevé n° 1 : 1 utilisation, 5,00 €\. Cela ne s’annule pas/,
  );
  expect(looked).toMatch(/Partenaire Cinéma .* Lignes 1 utilisation .* Somme à payer 5,00 €/);
  const statements = async () => (await admin.house.sqlAs("owner", "select 1 from pass_statement")).length;
  const [, certain = ""] = /name="certain" value="([^"]+)"/.exec(body) ?? [];
  const action = `${at}/arreter`;
  const form = formsIn(body).find((one) => one.action === action)?.values ?? {};
  expect((await helene.submit({ corriger: "oui" }, { action })).status).toBe(200);
  expect(await statements()).toBe(0);
  const sure = { ...form, certain: certain.replaceAll("&#39;", "'") };
  const first = text((await helene.post(action, sure)).body);
  expect(first).toMatch(/Le relevé est arrêté .* Virement pas encore préparé/);
  const { url } = helene.shown;
  // The same page sent twice is one statement, said to be closed.
  expect(text((await helene.post(action, sure)).body)).toContain("Le relevé est arrêté");
  expect([helene.shown.url, await statements()]).toEqual([url, 1]);
  return url.replace(/\?.*/, "");
}

test("a statement waits for its day to be over, and its page, its list and the partner's own say when it is paid", async () => {
  const { code } = await aPaperOf(await pass.member());
  await uses(pass.cinema.agent, code, pass.seats);
  helene = await anAdministrator("Rose Aubert");
  const at = `${PASSES}/partenaires/${pass.cinema.id}`;
  const shown = text((await helene.open(at)).body);
  expect(shown).toMatch(/À payer : 5,00 €/);
  const close = (day: string) =>
    helene.submit(days("until_on", [day, "11", "2026"]), { action: `${at}/arreter` });
  const early = await close("24");
  expect([early.status, text(early.body).includes("Ce jour n’est pas fini")]).toEqual([422, true]);
  admin.house.clock.set("2026-11-25T08:00:05Z");
  helene = await anAdministrator("Yves Marie");
  await helene.open(at);
  // Yesterday is proposed: the page is sent as it came.
  const path = await closeByPage(at, await helene.submit({}, { action: `${at}/arreter` }));
  const pay = (iban: string) =>
    helene.submit(
      { payer: "Ville de Caen", iban, ...days("pay_on", ["26", "11", "2026"]) },
      {
        action: `${path}/virement`,
      },
    );
  const own = await pay(IBAN);
  expect([own.status, text(own.body).includes("Ce compte est celui du partenaire")]).toEqual([422, true]);
  const prepared = text((await pay("FR14 2004 1010 0505 0001 3M02 606")).body);
  expect(prepared).toContain("Virement préparé pour le 26 novembre 2026");
  expect(prepared).toContain("Prendre le fichier de virement");
  expect(text((await helene.open(at)).body)).toMatch(
    /À payer : 0,00 € .* Relevés arrêtés Relevé n° 1 .* virement préparé pour le 26 novembre 2026/,
  );
  // Its day past, the same file; the colleague voids it with a reason, and it is prepared anew.
  admin.house.clock.set("2026-12-01T08:00:05Z");
  helene = await anAdministrator("Yves Marie");
  const past = text((await helene.open(path)).body);
  expect(past).toContain("Ce jour est passé.");
  const again = await helene.submit({}, { action: `${path}/virement` });
  expect([again.status, again.body.includes("<ReqdExctnDt>")]).toEqual([200, true]);
  await helene.open(path);
  const refused = await helene.submit({ raison: "refused" }, { action: `${path}/virement/annuler` });
  expect([refused.status, text(refused.body)]).toEqual([
    422,
    expect.stringContaining("préparé par une personne et annulé par une autre"),
  ]);
  const line = await anAdministrator("Rose Aubert");
  await line.open(path);
  const voided = text(
    (await line.submit({ raison: "refused" }, { action: `${path}/virement/annuler` })).body,
  );
  expect(voided).toMatch(
    /Le virement est annulé .* Annulé le 1er décembre 2026 par Rose Aubert : la banque l’a refusé/,
  );
  // Whoever voided it is told whom to ask; the one who had prepared it takes the next.
  expect(voided).toContain("se prépare à deux : vous avez annulé le virement d’avant. Quelqu’un d’autre");
  expect(voided).toMatch(/Peuvent le préparer, sur cette page : .*Yves Marie/);
  expect(line.shown.body).not.toContain('name="iban"');
  expect((await helene.open(path)).body).toContain('name="iban"');
});

test("a partner that changed bank: one administrator asks on its page, another agrees, and the partner reads it", async () => {
  const at = `${PASSES}/partenaires/${pass.cinema.id}`;
  const anne = await anAdministrator("Anne Bellot");
  await anne.open(at);
  const asks = (nouveau_compte: string) => anne.submit({ nouveau_compte }, { action: `${at}/compte` });
  const wrong = await asks("FR76 1234");
  expect(wrong.status).toBe(422);
  expect(text(wrong.body)).toContain("Cet IBAN n’est pas valable");
  expect(wrong.body).toContain('value="FR76 1234"');
  const asked = text((await asks("FR14 2004 1010 0505 0001 3M02 606")).body);
  expect(asked).toMatch(/Compte finissant par 0189\. .*Un autre compte attend : finissant par 2606/);
  expect(asked).toContain("Demandez à un collègue qui ne travaille pas pour ce partenaire");
  expect(asked).not.toContain("Accepter ce compte");
  const lucie = await anAdministrator("Lucie Carpentier");
  const shown = text((await lucie.open(at)).body);
  expect(shown).toMatch(/par Anne Bellot.*Une personne du partenaire en a été avertie/);
  const agreed = text((await lucie.submit({}, { action: `${at}/compte/accepter` })).body);
  expect(agreed).toContain("Le partenaire est désormais payé sur ce compte");
  expect(agreed).toContain("Compte finissant par 2606.");
  const late = await lucie.post(`${at}/compte/accepter`, { compte: "rien" });
  expect([late.status, text(late.body).includes("n’attend plus")]).toEqual([409, true]);
});

test("where nobody says who agreed a partner, an administrator takes the agreement up on its page", async () => {
  await rewriteRows(
    admin.house,
    "pass_partner",
    `update pass_partner set agreed_by = null where id = '${pass.bookshop.id}'`,
  );
  helene = await anAdministrator("Rose Aubert");
  const at = `${PASSES}/partenaires/${pass.bookshop.id}`;
  expect(text((await helene.open(at)).body)).toContain("Qui répond de cet agrément ?");
  const taken = text((await helene.submit({}, { action: `${at}/reprendre` })).body);
  expect(taken).toContain("L’agrément est à votre nom");
  expect(taken).not.toContain("Qui répond de cet agrément ?");
});
