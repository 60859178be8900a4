import { anSshd, withoutSshd } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

async function aServicePage() {
  const { browser } = await admin.agent(["service_manager"], "Marc Delaunay");
  const { id } = await aPublishedService(admin.house, admin.town.id);
  const files = `/caen/administration/services/${id}/fichiers`;
  const path = `${files}/depot`;
  expect((await browser.open(path)).status).toBe(404);
  await browser.open(`${files}/relier`);
  await browser.submit({}, { action: `${files}/relier` });
  await browser.open(path);
  return { browser, files, path };
}

const fields = { host: "127.0.0.1", port: "22", account: "caen", outFolder: "depart", inFolder: "retour" };

test.skipIf(withoutSshd)(
  "set, compared, confirmed, visited, stopped by another key: without a script",
  async () => {
    await using sshd = await anSshd();
    const { browser, files, path } = await aServicePage();
    const { port, user } = sshd.at;
    await browser.submit({ ...fields, port: String(port), account: user }, { action: path });
    expect(browser.shown.body).toContain("C’est enregistré.");
    await sshd.welcome(/ssh-ed25519 [\w+/=]+ ardeco/.exec(browser.shown.body)?.[0] ?? "");
    await browser.submit({}, { action: `${path}/verifier` });
    expect(browser.shown.body).toContain(sshd.fingerprint());
    expect(browser.shown.body).not.toContain("En service");
    await browser.submit({}, { action: `${path}/confirmer` });
    expect(browser.shown.body).toContain("En service");
    await sshd.put("retour/illisible.csv", "PK\u{3}\u{4}");
    await admin.house.drain();
    expect((await browser.open(files)).body).toContain("illisible.csv");
    expect((await browser.open(path)).body).toContain("24 novembre 2026");

    await sshd.changeHostKey();
    await browser.submit({}, { action: `${path}/relever` });
    await admin.house.drain();
    expect((await browser.open(path)).body).toContain("présenté une autre clé");
    expect((await browser.open(files)).body).toContain("présenté une autre clé");
    expect((await browser.post(`${path}/relever`)).status).toBe(409);
    const operator = (await admin.agent(["operator"])).browser;
    const page = await operator.open("/caen/administration/exploitation");
    expect(page.body).toContain("Un serveur SFTP d’éditeur demande une intervention");
    await browser.open(path);
    await browser.submit({}, { action: `${path}/verifier` });
    expect(browser.shown.body).toContain("Ce n’est pas celle qui avait été confirmée");
    await browser.submit({}, { action: `${path}/fermer` });
    expect(browser.shown.body).toContain("Déposer les fichiers sur un serveur SFTP");
  },
);

test("wrong fields are said beside them with what was typed; a private address is refused, and said", async () => {
  const { browser, path } = await aServicePage();
  const wrong = await browser.submit({ ...fields, port: "ssh", inFolder: "../etc" }, { action: path });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain("un nombre de 1 à 65535");
  expect(wrong.body).toContain("../etc");
  await browser.open(path);
  await browser.submit({ ...fields, host: "192.168.1.4" }, { action: path });
  const refused = await browser.submit({}, { action: `${path}/verifier` });
  expect([refused.status, refused.body.includes("adresse privée")]).toEqual([422, true]);
});

test("reception and the validators find no such page; an old page confirms nothing", async () => {
  const { browser, path } = await aServicePage();
  await browser.submit(fields, { action: path });
  const [reception, validator] = [await admin.agent(["reception"]), await admin.agent(["validator"])];
  for (const { browser: other } of [reception, validator]) {
    expect((await other.open(path)).status).toBe(403);
    expect((await other.post(`${path}/fermer`)).status).toBe(403);
  }
  expect((await browser.post(`${path}/confirmer`, { hostKey: "SHA256:x" })).status).toBe(409);
});
