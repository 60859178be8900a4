import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { listOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { sendToDesk } from "../../../../../enrolment/enrolment/index.ts";
import { aSentFile, readBy } from "../../../../../enrolment/enrolment/testing/a-file.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let helene: Browser;
const PATH = "/caen/administration/guichets";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  helene = (await admin.agent(["authority_administrator"], "Hélène Auvray")).browser;
});
afterAll(() => admin?.house.close());

const families = {
  name: "Guichet des familles",
  serves: "front",
  street: "3 rue des Écoles",
  postalCode: "14000",
  locality: "Caen",
  phone: "02 31 00 00 01",
  email: "",
  hours: "Mardi au samedi, 9 h à 12 h",
};

async function deskNamed(wanted: string) {
  const system = admin.house.system(admin.town.id);
  return (await system.transaction((tx) => listOpenDesks(tx, system))).find(({ name }) => name === wanted);
}

async function add(fields: Partial<typeof families>): Promise<string> {
  await helene.open(`${PATH}/nouveau`);
  await helene.submit({ ...families, ...fields });
  return (await deskNamed(fields.name ?? families.name))?.id ?? "";
}

test("a desk is opened, shown to everybody with its address, hours and phone, then changed", async () => {
  const id = await add({});
  expect(helene.shown.body).toContain("C’est enregistré");
  const contact = (await admin.server.visitor().open("/caen/contact")).body;
  expect(contact).toContain("Guichet des familles");
  expect(contact).toContain("3 rue des Écoles");
  expect(contact).toContain("Mardi au samedi");
  expect(contact).toContain("02 31 00 00 01".replaceAll(" ", "\u00a0"));
  await helene.open(`${PATH}/${id}`);
  expect(helene.shown.body).toContain('value="3 rue des Écoles"');
  await helene.submit({ ...families, name: "Espace familles" });
  expect(await deskNamed("Espace familles")).toMatchObject({ id, contact: { street: "3 rue des Écoles" } });
});

test("two desks do not share a name, hours not understood are told, what was typed stays", async () => {
  await add({ name: "Annexe" });
  await helene.open(`${PATH}/nouveau`);
  const named = await helene.submit({ ...families, name: "annexe" });
  expect([named.status, named.body.includes("porte déjà ce nom")]).toEqual([422, true]);
  await helene.open(`${PATH}/nouveau`);
  const hours = await helene.submit({ ...families, name: "Sud", hours: "dimanche 25h" });
  expect([hours.status, hours.body.includes("dimanche 25h")]).toEqual([422, true]);
  expect(await deskNamed("Sud")).toBeUndefined();
});

test("a desk closes: its waiting files go to the other, and nothing more arrives there", async () => {
  const id = parseId<"desk">(await add({ name: "Antenne" }));
  const validator = await anAgent(admin.house, admin.town.id, ["validator"]);
  const file = await aSentFile(admin.house, admin.town.id);
  await sendToDesk(validator, { ...(await readBy(validator, file.fileId)), deskId: id });
  await helene.open(`${PATH}/${id}/fermer`);
  await helene.submit({ to: admin.town.deskId });
  expect(helene.shown.body).toContain("Le guichet est fermé");
  expect((await readBy(validator, file.fileId)).deskId).toBe(admin.town.deskId);
  expect(await deskNamed("Antenne")).toBeUndefined();
  const back = sendToDesk(validator, { ...(await readBy(validator, file.fileId)), deskId: id });
  await expect(back).rejects.toMatchObject({ code: "authorities.unknown_desk" });
});

test("the desk of everything does not close, nor one of another authority", async () => {
  const other = await add({ name: "Autre" });
  const closing = await helene.post(`${PATH}/${admin.town.deskId}/fermer`, { to: other });
  expect(closing.status).toBe(409);
  await helene.open(`${PATH}/nouveau`);
  for (const id of [admin.group.deskId, randomUUID()])
    expect((await helene.post(`${PATH}/${id}`, { ...families, name: "Pris" })).status).toBe(404);
});
