import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import {
  confirmEquipmentPairing,
  type EquipmentId,
  equipmentContribution,
  findEquipmentBySecret,
  type Health,
  issuePairingCode,
  listChosenEquipment,
  listEquipment,
  listRegistrationDesks,
  readEquipment,
  recordEquipmentExport,
  registerEquipment,
  revokeEquipment,
  searchEquipment,
  updateEquipmentHealth,
} from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let helene: { readonly browser: Browser; readonly context: Context };
const LIST = "/caen/administration/equipements";
const CODE = /<code>((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})<\/code>/;

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  helene = await admin.agent(["authority_administrator"], "Hélène Auvray");
});
afterAll(() => admin?.house.close());

const anyone = () => admin.house.as({ kind: "anonymous" }, admin.town.id);
const list = () => listEquipment(helene.context);
const aReader = (name = "Lecteur") => ({
  id: helene.context.newId<EquipmentId>(),
  name,
  kind: "reader" as const,
  place: "Accueil",
  deskId: admin.town.deskId,
});
const paired = async (name?: string) => {
  const { code } = await registerEquipment(helene.context, aReader(name));
  return { code, ...(await confirmEquipmentPairing(anyone(), { code })) };
};
const text = (body: string) => body.replaceAll("\u00a0", " ");

describe("an equipment", () => {
  test("is registered, paired by its code, seen, revoked, and the journal tells it", async () => {
    const { browser } = helene;
    await browser.open(`${LIST}/nouveau`);
    const fields = {
      name: "Lecteur de l’accueil",
      kind: "reader",
      place: "Rez-de-chaussée",
      desk: admin.town.deskId,
    };
    const shown = await browser.submit(fields);
    expect(shown.headers["cache-control"]).toBe("no-store");
    const code = CODE.exec(shown.body)?.[1] ?? "";
    expect((await browser.open(LIST)).body).toContain("Attend son code");
    expect(browser.shown.body).not.toContain(code);

    // Typed as people type: lower case, with spaces.
    const { id, secret } = await confirmEquipmentPairing(anyone(), {
      code: code.toLowerCase().replaceAll("-", " "),
    });
    const known = await findEquipmentBySecret(anyone(), secret);
    if (!known) throw new Error("not known");
    await updateEquipmentHealth(anyone(), known, { version: "2.1.0", health: "degraded" });
    const seen = await browser.open(LIST);
    expect(seen.body).toContain("En service, gêné");
    expect(seen.body).toContain("version 2.1.0");

    await browser.open(`${LIST}/${id}/revoquer`);
    expect(text(browser.shown.body)).toContain("Révoquer « Lecteur de l’accueil » ?");
    const revoked = await browser.submit();
    expect(revoked.body).toContain("L’équipement est révoqué");
    expect(await findEquipmentBySecret(anyone(), secret)).toBeUndefined();

    const journal = await (await admin.agent(["auditor"])).browser.open("/caen/administration/journal");
    for (const line of ["enregistré", "Un code d’appairage", "appairé", "révoqué"])
      expect(journal.body).toContain(line);
    expect(journal.body).not.toContain(secret);
    expect(journal.body).not.toContain(code);
  });

  test("is found by a word of its name or place, by kind and by state, and opens on what is known of it", async () => {
    const { browser } = helene;
    const { id } = await registerEquipment(helene.context, {
      ...aReader("Borne du 100 % bio"),
      kind: "kiosk",
      place: "Marché couvert",
    });
    const found = async (query: string) => text((await browser.open(`${LIST}?${query}`)).body);
    for (const query of ["q=100 %25", "q=march%C3%A9", "kind=kiosk&state=to_pair&q=bio"])
      expect(await found(query), query).toContain("Borne du 100 % bio");
    for (const query of ["q=100_", "kind=scanner", "state=working", "state=revoked", "state=to_look_at"])
      expect(await found(query), query).not.toContain("Borne du 100 % bio");
    const detail = text((await browser.open(`${LIST}/${id}`)).body);
    for (const said of ["Marché couvert", "Accueil de la mairie", "Attend son code", "Donner un code"])
      expect(detail).toContain(said);
    await revokeEquipment(helene.context, id);
    expect((await browser.open(`${LIST}/${id}`)).body).not.toContain("Donner un code");
    expect(await found("state=revoked&q=bio")).toContain("Borne du 100 % bio");
  });

  test("leaves as a file, which the journal tells; several are revoked at once, each with its answer", async () => {
    const { browser } = helene;
    const names = ["Lot, premier", "Lot, deuxième"];
    const ids: string[] = [];
    for (const name of names) ids.push((await registerEquipment(helene.context, aReader(name))).id);
    const file = (await browser.open(`${LIST}.csv?q=Lot`)).body;
    for (const name of names) expect(text(file)).toContain(`"${name}";"Accueil";"Attend son code";"jamais"`);
    expect(file.split("\r\n")).toHaveLength(4);
    await revokeEquipment(helene.context, parseId<"equipment">(ids[0] ?? ""));
    await browser.open(`${LIST}?q=Lot`);
    const asked = await browser.submit(
      { acte: "revoke", lignes: ids },
      { action: `${LIST}/lot?q=Lot&tri=name` },
    );
    expect(text(asked.body)).toContain("Révoquer ces 2 équipements ?");
    const done = await browser.submit({ lignes: ids }, { action: `${LIST}/lot` });
    expect(text(done.body)).toContain("1 équipement révoqué");
    expect(done.body).toContain("Déjà révoqué.");
    expect(
      (await list()).filter(({ name, state }) => names.includes(name) && state === "revoked"),
    ).toHaveLength(2);
    const journal = await (await admin.agent(["auditor"])).browser.open("/caen/administration/journal");
    expect(text(journal.body)).toContain("La liste des équipements a été téléchargée : 2 lignes.");
  });

  test("a kiosk's code comes with the whole address to open on it", async () => {
    const { browser } = helene;
    await browser.open(`${LIST}/nouveau`);
    const kiosk = { name: "Borne du hall", kind: "kiosk", place: "Hall", desk: admin.town.deskId };
    const shown = await browser.submit(kiosk);
    expect(shown.body).toContain(`<code>${helene.context.ports.publicUrl}/caen/borne</code>`);
    expect(text(shown.body)).toContain("Adresse à ouvrir dans le navigateur de la borne");
    expect(shown.body).not.toContain("/equipment/pair");
  });

  test("registered twice by the same form is one, and only the last code is good", async () => {
    const reader = aReader("Deux fois");
    const first = await registerEquipment(helene.context, reader);
    const second = await registerEquipment(helene.context, reader);
    expect((await list()).filter(({ name }) => name === "Deux fois")).toHaveLength(1);
    await expect(confirmEquipmentPairing(anyone(), first)).rejects.toThrow("equipment.code_not_valid");
    await confirmEquipmentPairing(anyone(), second);
  });

  test("paired anew, it has another secret, and the former one ends then, not before", async () => {
    const { id, secret } = await paired("Réappairé");
    const { code } = await issuePairingCode(helene.context, id);
    expect(await findEquipmentBySecret(anyone(), secret)).toBeDefined();
    const again = await confirmEquipmentPairing(anyone(), { code });
    expect(await findEquipmentBySecret(anyone(), secret)).toBeUndefined();
    expect((await findEquipmentBySecret(anyone(), again.secret))?.id).toBe(id);
  });

  test("a call is written once a minute at most, a new version with it, a trouble at once", async () => {
    const { id, secret } = await paired("Bavard");
    const call = async (version: string, health: Health = "good") => {
      const known = await findEquipmentBySecret(anyone(), secret);
      if (!known) throw new Error("not known");
      await updateEquipmentHealth(anyone(), known, { version, health });
      return (await list()).find((one) => one.id === id)?.lastSeenAt;
    };
    const first = await call("1.0");
    admin.house.clock.advance(59_000);
    expect(await call("1.1")).toEqual(first);
    expect(await call("1.1", "faulty")).toEqual(admin.house.clock.now());
    admin.house.clock.advance(60_000);
    expect(await call("1.1")).toEqual(admin.house.clock.now());
  });

  test("revoked a year ago, it is forgotten; one that works is not", async () => {
    const { id } = await paired("Ancien");
    await revokeEquipment(helene.context, id);
    const today = admin.house.clock.now().toISOString();
    admin.house.clock.advance(370 * 24 * 3_600_000);
    const system = admin.house.system(admin.town.id);
    expect(await system.transaction((tx) => equipmentContribution.purge(tx, system))).toBeGreaterThanOrEqual(
      1,
    );
    const names = (await list()).map(({ name }) => name);
    expect(names).not.toContain("Ancien");
    expect(names).toContain("Bavard");
    admin.house.clock.set(today);
  });

  test.each([
    ["name", "", "Complétez"],
    ["place", "", "Complétez"],
    ["kind", "drone", "Choisissez une réponse"],
    ["desk", "00000000-0000-4000-8000-000000000000", "Choisissez une réponse"],
  ])("%s: %s is refused beside its field, and nothing typed is lost", async (field, value, sentence) => {
    const { browser } = helene;
    await browser.open(`${LIST}/nouveau`);
    const typed = { name: "Borne", kind: "kiosk", place: "Le hall", desk: admin.town.deskId };
    const refused = await browser.submit({ ...typed, [field]: value });
    expect(refused.status).toBe(422);
    expect(text(refused.body)).toContain(sentence);
    expect(refused.body).toContain(field === "name" ? 'value="Le hall"' : 'value="Borne"');
  });
});

describe("what somebody tries", () => {
  test("a code used already, guessed, expired, of another authority, or sent twice at once", async () => {
    const used = await paired("Attaqué");
    const abroad = admin.house.as({ kind: "anonymous" }, admin.group.id);
    const fresh = await issuePairingCode(helene.context, used.id);
    const refused = "equipment.code_not_valid";
    await expect(confirmEquipmentPairing(anyone(), used)).rejects.toThrow(refused);
    for (const code of ["0000-0000-0000-0000", "", "é", fresh.code.slice(0, -1), `${fresh.code}0`])
      await expect(confirmEquipmentPairing(anyone(), { code })).rejects.toThrow(refused);
    await expect(confirmEquipmentPairing(abroad, fresh)).rejects.toThrow(refused);
    const both = await Promise.allSettled([1, 2].map(() => confirmEquipmentPairing(anyone(), fresh)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const late = await issuePairingCode(helene.context, used.id);
    admin.house.clock.advance(15 * 60_000);
    await expect(confirmEquipmentPairing(anyone(), late)).rejects.toThrow(refused);
  });

  test("a secret is nothing at another authority; what is revoked is never revived, even in SQL", async () => {
    const { id, secret } = await paired("Perdu");
    const waiting = await issuePairingCode(helene.context, id);
    const abroad = admin.house.as({ kind: "anonymous" }, admin.group.id);
    expect(await findEquipmentBySecret(abroad, secret)).toBeUndefined();
    await revokeEquipment(helene.context, id);
    await revokeEquipment(helene.context, id);
    await expect(confirmEquipmentPairing(anyone(), waiting)).rejects.toThrow("equipment.code_not_valid");
    await expect(issuePairingCode(helene.context, id)).rejects.toThrow("equipment.revoked");
    const system = admin.house.system(admin.town.id);
    const revived = await system.transaction((tx) =>
      sql`update equipment set state = 'registered', revoked_on = null where id = ${id}`.execute(tx),
    );
    expect(revived.numAffectedRows).toBe(0n);
  });

  test.each(["operator", "auditor", "service_manager", "reception"] as const)("%s", async (role) => {
    const { id } = await paired(`Pour ${role}`);
    const agent = await anAgent(admin.house, admin.town.id, [role]);
    const question = { search: "", filters: {}, sort: "name", isDescending: false, limit: 5 };
    for (const attempt of [
      () => registerEquipment(agent, aReader()),
      () => issuePairingCode(agent, id),
      () => revokeEquipment(agent, id),
      () => listEquipment(agent),
      () => readEquipment(agent, id),
      () => listChosenEquipment(agent, [id]),
      () => listRegistrationDesks(agent),
      () => recordEquipmentExport(agent, 1),
      () => searchEquipment(agent, question),
    ])
      await expect(attempt()).rejects.toThrow("access.capability_missing");
    const seen = await agent.transaction((tx) => sql`select id from equipment`.execute(tx));
    expect(seen.rows).toEqual([]);
    const { browser } = await admin.agent([role]);
    for (const path of [LIST, `${LIST}.csv`, `${LIST}/${id}`, `${LIST}/nouveau`])
      expect((await browser.open(path)).status).toBe(403);
  });

  test("an administrator of another authority, or with a desk of another authority", async () => {
    const { id } = await paired("D’ici");
    const stranger = await anAgent(admin.house, admin.group.id, ["authority_administrator"]);
    await expect(issuePairingCode(stranger, id)).rejects.toThrow("equipment.unknown");
    await expect(revokeEquipment(stranger, id)).rejects.toThrow("equipment.unknown");
    await expect(readEquipment(stranger, id)).rejects.toThrow("equipment.unknown");
    expect(await listChosenEquipment(stranger, [id])).toEqual([]);
    await expect(registerEquipment(stranger, aReader())).rejects.toThrow("authorities.unknown_desk");
    expect(await listEquipment(stranger)).toEqual([]);
    const lent = { ...stranger.actor, delegationId: parseId<"delegation">(stranger.newId()) };
    if (lent.kind !== "staff") throw new TypeError("an agent");
    await expect(registerEquipment(admin.house.as(lent, admin.town.id), aReader())).rejects.toThrow(
      "access.capability_missing",
    );
  });
});
