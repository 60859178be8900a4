import { generateKeyPairSync, randomUUID } from "node:crypto";
import { GRANT_WITHDRAWN } from "@ardeco/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { parseId, type ServiceId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { aReceiver } from "../../../../../../testing/receiver.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { countDeliveries, scheduleDelivery, verifyClientSecret } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let manager: Browser;
let path: string;
let serviceId: ServiceId;

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  manager = (await admin.agent(["service_manager"], "Marc Delaunay")).browser;
  serviceId = (await aPublishedService(admin.house, admin.town.id)).id;
  path = `/caen/administration/services/${serviceId}/applications`;
});
const closeAtEnd: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closeAtEnd) await close();
  await admin?.house.close();
});

const addresses = {
  name: "Logiciel de prêt",
  redirectUris: "https://pret.example/retour\nhttps://pret.example/retour2",
};

function shownIn(body: string) {
  const [clientId = "", secret = ""] = [...body.matchAll(/<code>([\w-]+)<\/code>/g)].map(([, text]) => text);
  return { clientId, secret };
}

const opens = async (pair: { clientId: string; secret: string }) =>
  (await verifyClientSecret(admin.house.system(admin.town.id), pair)) !== undefined;

test("registered: its secret works, and is shown this once", async () => {
  await manager.open(`${path}/nouvelle`);
  const { body, headers } = await manager.submit(addresses);
  const shown = shownIn(body);
  expect(await opens(shown)).toBe(true);
  expect(headers["cache-control"]).toBe("no-store");
  const list = (await manager.open(path)).body;
  expect(list).toContain("Logiciel de prêt");
  expect(list).toContain("Rien n’a encore été envoyé.");
  expect(list).not.toContain(shown.secret);

  const changed = shownIn((await manager.submit({}, { action: `${path}/${shown.clientId}/secret` })).body);
  expect([await opens(shown), await opens(changed)]).toEqual([true, false]);
  expect((await manager.open(path)).body).toContain("Un changement demandé prend effet le");
  admin.house.clock.advance(24 * 3_600_000);
  expect([await opens(shown), await opens(changed)]).toEqual([false, true]);
  expect((await manager.open(path)).body).not.toContain("Un changement demandé prend effet le");
  admin.house.clock.advance(-24 * 3_600_000);

  await manager.open(path);
  await manager.submit({}, { action: `${path}/${shown.clientId}/etat` });
  expect(manager.shown.body).toContain("Désactivée");
  expect(await opens(changed)).toBe(false);
});

test("a wrong address is said beside its field, with what was typed", async () => {
  await manager.open(`${path}/nouvelle`);
  const shown = await manager.submit({ name: "", redirectUris: "https://pret.example/*" });
  expect([shown.status, shown.body.includes("Donnez un nom à l’application.")]).toEqual([422, true]);
  const again = await manager.submit({
    ...addresses,
    redirectUris: "https://pret.example/*",
    eventsUri: "rien",
  });
  expect(again.status).toBe(422);
  expect(again.body).toContain('href="#redirectUris"');
  const several = await manager.submit({ ...addresses, redirectUris: "ni une ni deux" });
  expect(several.body.split('href="#redirectUris"')).toHaveLength(2);
  expect(again.body).toContain('href="#eventsUri"');
  expect(again.body).toContain("https://pret.example/*");
});

test("its addresses change, with the version that was read", async () => {
  await manager.open(`${path}/nouvelle`);
  const { clientId } = shownIn((await manager.submit(addresses)).body);
  await manager.open(`${path}/${clientId}`);
  await manager.submit({
    name: "Prêt 2",
    eventsUri: "https://pret.example/evenements",
    initiateLoginUri: "https://pret.example/connexion",
  });
  expect(manager.shown.body).toContain("https://pret.example/evenements");
  expect(manager.shown.body).toContain("https://pret.example/connexion");
  await manager.open(`${path}/${clientId}`);
  expect((await manager.submit({ _revision: "1" })).status).toBe(409);
  // Nobody is there: in the stories that follow, eighty tries of each event would ask for its name.
  await manager.open(`${path}/${clientId}`);
  await manager.submit({ eventsUri: "" });
  expect(manager.shown.body).not.toContain("https://pret.example/evenements");
});

test("one that keeps its key is registered without a secret, and its keys change from the page", async () => {
  const pair = (kid: string) => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    return [publicKey, privateKey].map((key) =>
      JSON.stringify({ keys: [{ ...key.export({ format: "jwk" }), kid }] }),
    );
  };
  const [first = "", secret = ""] = pair("un");
  const [second = ""] = pair("deux");
  const signs = { ...addresses, authMethod: "private_key_jwt" };
  await manager.open(`${path}/nouvelle`);
  const without = await manager.submit(signs);
  expect([without.status, without.body.includes('href="#jwks"')]).toEqual([422, true]);
  const burnt = await manager.submit({ ...signs, jwks: secret });
  expect(burnt.status).toBe(422);
  expect(burnt.body).toContain("C’est une clé privée");
  expect(burnt.body).toContain("https://pret.example/retour2");
  expect(burnt.body).not.toContain(JSON.parse(secret).keys[0].d);
  const [hidden = ""] = pair("un\0");
  expect((await manager.submit({ ...signs, jwks: hidden })).status).toBe(422);
  const done = await manager.submit({ ...signs, jwks: first });
  expect(done.body).toContain("il n’y a pas de secret");
  const { clientId } = shownIn(done.body);

  const page = await manager.open(`${path}/${clientId}`);
  expect(page.body).toContain("&quot;un&quot;");
  expect((await manager.submit({ jwks: "" })).status).toBe(422);
  await manager.open(`${path}/${clientId}`);
  await manager.submit({ jwks: second });
  expect((await manager.open(`${path}/${clientId}`)).body).toContain("&quot;deux&quot;");
});

test("its safeguards are ticked, kept and taken back", async () => {
  const boxes = async () => {
    const { body } = await manager.open(path);
    const clientId =
      /applications\/([0-9a-f-]{36})"[^>]*>\s*Modifier l’application<span[^>]*>\s*Prudente/.exec(body)?.[1];
    const form = await manager.open(`${path}/${clientId}`);
    const ticked = form.body.match(/<input[^>]*name="safety"[^>]*>/g) ?? [];
    return ticked.filter((one) => /\schecked/.test(one)).map((one) => /value="(\w+)"/.exec(one)?.[1]);
  };
  await manager.open(`${path}/nouvelle`);
  const safety = ["pushedRequestsOnly", "boundTokensOnly"];
  await manager.submit({ ...addresses, name: "Prudente", authMethod: "client_secret_post", safety });
  expect(await boxes()).toEqual(safety);
  await manager.submit({ safety: ["boundTokensOnly"] });
  expect(await boxes()).toEqual(["boundTokensOnly"]);
});

test("an application that cannot send a challenge carries the exception, which its page shows", async () => {
  await manager.open(`${path}/nouvelle`);
  const wish = { ...addresses, name: "Portail ancien", authMethod: "client_secret_post" };
  await manager.submit(wish);
  expect((await manager.open(path)).body).not.toContain("Sans PKCE");
  await manager.open(`${path}/nouvelle`);
  await manager.submit({ ...wish, name: "Portail très ancien", exceptions: ["withoutPkce"] });
  const { body } = await manager.open(path);
  expect(body).toMatch(/Portail très ancien<\/h2>(?:(?!<h2)[\s\S])*Sans PKCE/);
  const [, address = ""] =
    /href="([^"]*)"[^>]*>\s*Modifier l’application<span[^>]*>\s*Portail très/.exec(body) ?? [];
  const form = await manager.open(address);
  expect(form.body).toMatch(/<input[^>]*value="withoutPkce"[^>]*\schecked/);
  await manager.submit({ exceptions: [] });
  expect((await manager.open(path)).body).not.toContain("Sans PKCE");
});

test("an application that refuses what it is sent is pointed out, in numbers only", async () => {
  const receiver = await aReceiver();
  receiver.answer({ status: 400, body: JSON.stringify({ err: "invalid_issuer" }) });
  await manager.open(`${path}/nouvelle`);
  await manager.submit({ ...addresses, name: "Refusante", eventsUri: receiver.url });
  const anne = await aPerson(admin.house, admin.town.id);
  const grantId = parseId<"grant">(randomUUID());
  await anne.transaction((tx) =>
    scheduleDelivery(tx, anne, {
      title: { fr: "Piscines", en: "Pools" },
      sector: { providerId: admin.town.id, serviceId },
      personId: anne.personId,
      grantId,
      event: GRANT_WITHDRAWN,
      claims: { grant_id: grantId, withdrawn_on: "2026-11-24", initiated_by: "person" },
    }),
  );
  await admin.house.drain();
  // It goes on refusing at once: closed, it would be tried again for three days in the stories that follow.
  closeAtEnd.push(() => receiver.close());
  const { body } = await manager.open(path);
  expect(body).toContain("Cette application refuse des envois");
  expect(body).toContain("invalid_issuer");
  expect(body).toContain("1 refusé");
  expect(body).not.toContain(grantId);

  const foreign = await anAgent(admin.house, admin.group.id, ["service_manager"]);
  expect(await countDeliveries(foreign, serviceId)).toEqual([]);
  const auditor = await anAgent(admin.house, admin.town.id, ["auditor"]);
  const counted = countDeliveries(auditor, serviceId);
  await expect(counted).rejects.toThrow("access.capability_missing");
});

test("what was sent is listed by state; a trial tells its answer at once, without a script", async () => {
  const receiver = await aReceiver();
  try {
    await manager.open(`${path}/nouvelle`);
    const shown = shownIn((await manager.submit({ ...addresses, eventsUri: receiver.url })).body);
    const envois = `${path}/${shown.clientId}/envois`;
    expect((await manager.open(envois)).body).toContain("Aucun envoi");
    const trial = { action: envois };
    expect((await manager.submit({}, trial)).body).toContain("L’application reçoit nos envois");
    receiver.answer({ status: 500 });
    await manager.open(envois);
    expect((await manager.submit({}, trial)).body).toContain("L’application est en panne");
    receiver.answer({ status: 503 });
    const person = await aPerson(admin.house, admin.town.id);
    const grantId = parseId<"grant">(randomUUID());
    await person.transaction((tx) =>
      scheduleDelivery(tx, person, {
        sector: { providerId: admin.town.id, serviceId },
        personId: person.personId,
        grantId,
        title: { fr: "Prêt", en: "Loans" },
        event: GRANT_WITHDRAWN,
        claims: { grant_id: grantId, withdrawn_on: "2026-11-24", initiated_by: "person" },
      }),
    );
    await admin.house.drain();
    const waiting = (await manager.open(envois)).body;
    // Why, what to do, when it comes again, and for how long it will.
    expect(waiting).toMatch(
      /L’application est en panne[\s\S]+Prévenez son éditeur[\s\S]+Prochain essai vers/,
    );
    expect(waiting).toContain("pendant trois jours environ");
    receiver.answer({ status: 400, body: '{"err":"invalid_audience"}' });
    await admin.house.drain({ retries: true });
    expect((await manager.open(`${envois}?etat=accuses`)).body).toContain("Aucun envoi");
    const refused = await manager.open(`${envois}?etat=refuses`);
    expect(refused.body).toContain("invalid_audience");
    expect(refused.body).not.toContain(person.personId);
    receiver.answer({ status: 202 });
    const done = await manager.submit({});
    expect(done.body).toContain("C’est parti");
    expect(done.body).toContain("Reçu");
  } finally {
    await receiver.close();
  }
});

test.each(["NaN", "", "1e400", "2147483648", "-1", "0x1", "x"])(
  "a revision that no form shows, %s, changes nothing and is told as a change made meanwhile",
  async (_revision) => {
    await manager.open(`${path}/nouvelle`);
    const shown = shownIn((await manager.submit({ ...addresses, name: `Révision ${_revision}` })).body);
    for (const gesture of ["etat", "secret"])
      expect((await manager.post(`${path}/${shown.clientId}/${gesture}`, { _revision })).status).toBe(409);
    expect(await opens(shown)).toBe(true);
  },
);
