import { constants, generateKeyPairSync, privateDecrypt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import {
  confirmEquipmentPairing,
  type EquipmentId,
  findEquipmentBySecret,
  registerEquipment,
  revokeEquipment,
  updateEquipmentHealth,
} from "../../../../equipment/index.ts";
import {
  acceptMissingNumbers,
  closeApplication,
  defineApplication,
  encryptDebitKey,
  listApplications,
  listGaps,
  resolveGap,
  terminalsJobs,
  updateCardApplication,
} from "../../../index.ts";
import { aGap } from "../../../testing/a-gap.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let helene: { readonly browser: Browser; readonly context: Context };
let library: Awaited<ReturnType<typeof aPublishedService>>["id"];
const LIST = "/caen/administration/cartes";

beforeAll(async () => {
  admin = await aHouseWithAdministration(terminalsJobs);
  helene = await admin.agent(["authority_administrator"], "Hélène Auvray");
  library = (await aPublishedService(admin.house, admin.town.id, { slug: "mediatheque" })).id;
});
afterAll(() => admin?.house.close());

const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");
const applications = () => listApplications(helene.context);
const typed = () => ({
  name: "Carte de la médiathèque",
  aid: "3042f5",
  counter: "aucun",
  elements: ["given_name"],
  services: [library],
  origins: "https://pret.example",
  verbs: ["read"],
});
const aReader = () =>
  registerEquipment(helene.context, {
    id: helene.context.newId<EquipmentId>(),
    name: "Lecteur du prêt",
    kind: "reader",
    place: "Prêt",
    deskId: admin.town.deskId,
  });

describe("an application of cards", () => {
  test("is registered once though the form is sent twice, changed, given to a token, closed", async () => {
    const { browser } = helene;
    expect((await browser.open(LIST)).body).toContain("Aucune application de cartes");
    await browser.open(`${LIST}/nouvelle`);
    await browser.submit(typed());
    expect(text(browser.shown.body)).toContain("L’application est inscrite");
    const [made, ...others] = await applications();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ aid: "3042F5", purse: null, elements: ["given_name"], closedOn: null });

    await browser.open(`${LIST}/${made?.id}`);
    expect(browser.shown.body).toContain('value="Carte de la médiathèque"');
    await browser.submit({ ...typed(), origins: "https://pret.example\nhttps://retour.example" });
    expect(text(browser.shown.body)).toContain("L’application est modifiée");
    expect((await applications())[0]?.services[0]?.origins).toEqual([
      "https://pret.example",
      "https://retour.example",
    ]);

    const colleague = (await admin.agent(["authority_administrator"], "Odile Lefèvre")).browser;
    await colleague.open(`${LIST}/${made?.id}`);
    await browser.open(`${LIST}/${made?.id}`);
    await browser.submit({ name: "Carte du prêt" });
    const late = await colleague.submit({ name: "Carte des lecteurs" });
    expect([late.status, late.body.includes('value="Carte des lecteurs"')]).toEqual([409, true]);
    expect(text(late.body)).toContain("Un collègue a enregistré avant vous");
    expect((await applications())[0]?.name).toBe("Carte du prêt");
    await colleague.submit({});
    expect((await applications())[0]?.name).toBe("Carte des lecteurs");

    const { id: reader } = await aReader();
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const cle = publicKey.export({ format: "pem", type: "spki" }).toString();
    await browser.open(`${LIST}/${made?.id}/cle`);
    const shown = await browser.submit({ lecteur: reader, cle });
    expect(shown.headers["cache-control"]).toBe("no-store");
    expect(shown.body).toContain("carte-3042f5-v1");
    const wrapped = /<code>([A-Za-z0-9+/]{300,}={0,2})<\/code>/.exec(shown.body)?.[1] ?? "";
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const key = privateDecrypt(
      { key: privateKey, padding, oaepHash: "sha1" },
      Buffer.from(wrapped, "base64"),
    );
    expect(key).toHaveLength(16);

    await browser.open(`${LIST}/${made?.id}/fermer`);
    expect(text(browser.shown.body)).toContain("Fermer « Carte des lecteurs » ?");
    await browser.submit();
    expect(text(browser.shown.body)).toContain("L’application est fermée");
    expect((await browser.open(`${LIST}/${made?.id}`)).status).toBe(404);
  });

  test.each([
    ["name", "", "Complétez"],
    ["aid", "xyz", "Donnez six chiffres hexadécimaux"],
    ["origins", "https://pret.example/page", "Donnez de une à dix adresses exactes"],
  ])("%s: %s is refused beside its field, and nothing typed is lost", async (field, value, sentence) => {
    const { browser } = helene;
    await browser.open(`${LIST}/nouvelle`);
    const refused = await browser.submit({ ...typed(), aid: "3042F9", [field]: value });
    expect(refused.status).toBe(422);
    expect(text(refused.body)).toContain(sentence);
    expect(refused.body).toContain(field === "name" ? 'value="3042F9"' : 'value="Carte de la médiathèque"');
  });

  test("without a purse lets subscribers in, and says when cards that are out will open; it is never debited", async () => {
    const { browser } = helene;
    const { id: pool } = await aPublishedService(admin.house, admin.town.id, { slug: "piscine" });
    const asked = { ...typed(), name: "Carte de la piscine", aid: "3042FA", services: [pool] };
    const shown = text((await browser.open(`${LIST}/nouvelle`)).body);
    expect(shown).toContain("Laisser entrer les abonnés");
    expect(shown).toContain("Une carte faite avant ce choix ouvre une fois qu’elle a été lue");
    expect(text((await browser.submit({ ...asked, verbs: ["enter", "debit"] })).body)).toContain(
      "elle ne se débite ni ne se recharge",
    );
    await browser.open(`${LIST}/nouvelle`);
    await browser.submit({ ...asked, verbs: ["enter"] });
    const made = (await applications()).find(({ aid }) => aid === "3042FA");
    expect(made?.services.map(({ verbs }) => verbs)).toEqual([["enter"]]);
  });

  test("an AID, or a service, that another application has, is refused by its field", async () => {
    const { browser } = helene;
    await browser.open(`${LIST}/nouvelle`);
    expect(text((await browser.submit(typed())).body)).toContain("Une autre application a cet identifiant");
    await browser.open(`${LIST}/nouvelle`);
    // A closed one has none any more.
    expect(text((await browser.submit({ ...typed(), aid: "3042F8" })).body)).toContain(
      "L’application est inscrite",
    );
    await browser.open(`${LIST}/nouvelle`);
    expect(text((await browser.submit({ ...typed(), aid: "3042F9" })).body)).toContain(
      "Un de ces services utilise déjà une autre application",
    );
  });

  test("says on its form which readers have a program that lets nobody in", async () => {
    const { browser, context } = helene;
    const said = async (version: string) => {
      const { code } = await aReader();
      const { id, secret } = await confirmEquipmentPairing(context, { code });
      const equipment = await findEquipmentBySecret(context, secret);
      if (!equipment) throw new Error("paired a moment ago");
      await updateEquipmentHealth(context, equipment, { version, health: "good" });
      const shown = text((await browser.open(`${LIST}/nouvelle`)).body);
      const equipments = text((await browser.open("/caen/administration/equipements")).body);
      await revokeEquipment(context, id);
      return [shown.includes("Ces lecteurs ne laissent encore entrer personne"), equipments];
    };
    expect(await said("0.2.0")).toEqual([false, expect.not.stringContaining("à mettre à jour")]);
    expect(await said("0.1.0")).toEqual([true, expect.stringContaining("version 0.1.0, à mettre à jour")]);
  });

  test.each([
    [
      "a private key",
      () =>
        generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey.export({
          format: "pem",
          type: "pkcs8",
        }),
    ],
    [
      "a short key",
      () =>
        generateKeyPairSync("rsa", { modulusLength: 1_024 }).publicKey.export({
          format: "pem",
          type: "spki",
        }),
    ],
    [
      "another kind of key",
      () =>
        generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "pem", type: "spki" }),
    ],
    ["no key at all", () => "bonjour"],
  ])("its key is not given to %s", async (_what, pem) => {
    const [application] = await applications();
    const { id: equipmentId } = await aReader();
    const applicationId = application?.id ?? parseId<"cardApplication">(randomUUID());
    await expect(
      encryptDebitKey(helene.context, { applicationId, equipmentId, publicKey: String(pem()) }),
    ).rejects.toThrow("terminals.token_key_not_valid");
  });
});

describe("a gap", () => {
  test("is listed, settled once with a reason, and told in the journal", async () => {
    const id = await aGap(helene.context, admin.town.deskId);
    const { browser } = helene;
    await browser.open(LIST);
    expect(text(browser.shown.body)).toContain("Voir l’écart à régler");
    await browser.open(`${LIST}/ecarts`);
    expect(text(browser.shown.body)).toContain("Carte retirée pendant l’opération, puis utilisée ailleurs");
    await browser.open(`${LIST}/ecarts/${id}`);
    const empty = await browser.submit({ decision: "set_aside", motif: "" });
    expect(empty.status).toBe(422);
    await browser.open(`${LIST}/ecarts/${id}`);
    await browser.submit({ decision: "set_aside", motif: "La vente avait été annulée" });
    expect(text(browser.shown.body)).toContain("L’écart est réglé");
    expect((await browser.open(`${LIST}/ecarts/${id}`)).status).toBe(409);
    const { gaps } = await listGaps(helene.context);
    expect(gaps.items).toEqual([]);
    const journal = await (await admin.agent(["auditor"])).browser.open("/caen/administration/journal");
    expect(text(journal.body)).toContain("écarté");
  });

  test("numbers that no reader told of are acknowledged once, with a reason, and told in the journal", async () => {
    const id = parseId<"cardHole">(randomUUID());
    await admin.house.sqlAs(
      "owner",
      "insert into card_hole values ($1, $2, decode(repeat('ab', 32), 'hex'), '3042F6', 3, 5, '2026-01-05')",
      [admin.town.id, id],
    );
    const { browser } = helene;
    await browser.open(`${LIST}/ecarts`);
    expect(text(browser.shown.body)).toContain("3 à 5");
    await browser.open(`${LIST}/ecarts/${id}`);
    expect((await browser.submit({ motif: "" })).status).toBe(422);
    await browser.open(`${LIST}/ecarts/${id}`);
    await browser.submit({ motif: "Le lecteur de la cantine a été volé" });
    expect(text(browser.shown.body)).toContain("Il est pris acte de ce qui manque");
    expect((await browser.open(`${LIST}/ecarts/${id}`)).status).toBe(409);
    const journal = await (await admin.agent(["auditor"])).browser.open("/caen/administration/journal");
    expect(text(journal.body)).toContain("3 opérations d’une carte que personne n’a transmises");
    const validator = await anAgent(admin.house, admin.town.id, ["validator"]);
    const again = { id, first: 3, last: 5, reason: "x" };
    await expect(acceptMissingNumbers(validator, again)).rejects.toThrow("access.capability_missing");
  });

  test("settled by two agents at once is settled by the first", async () => {
    const id = await aGap(helene.context, admin.town.deskId);
    const settle = () =>
      resolveGap(helene.context, { id, revision: 1, decision: "set_aside", reason: "Annulée" });
    const both = await Promise.allSettled([settle(), settle()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("what somebody tries", () => {
  test.each(["operator", "auditor", "service_manager", "reception"] as const)("%s", async (role) => {
    const agent = await anAgent(admin.house, admin.town.id, [role]);
    const id = parseId<"cardApplication">(randomUUID());
    const application = { id, aid: "3042FA", name: "X", purse: null, elements: [], services: [] } as const;
    const gap = parseId<"cardTransaction">(randomUUID());
    const wrapping = { applicationId: id, equipmentId: agent.newId<EquipmentId>(), publicKey: "" };
    for (const attempt of [
      () => defineApplication(agent, application),
      () => updateCardApplication(agent, { id, revision: 1, name: "X", most: null, services: [] }),
      () => closeApplication(agent, id),
      () => encryptDebitKey(agent, wrapping),
      () => listApplications(agent),
      () => listGaps(agent),
      () => resolveGap(agent, { id: gap, revision: 1, decision: "post", reason: "x" }),
    ])
      await expect(attempt()).rejects.toThrow("access.capability_missing");
    expect((await (await admin.agent([role])).browser.open(LIST)).status).toBe(403);
  });

  test("an administrator of another authority sees neither applications nor gaps", async () => {
    await aGap(helene.context, admin.town.deskId);
    const stranger = await anAgent(admin.house, admin.group.id, ["authority_administrator"]);
    expect(await listApplications(stranger)).toEqual([]);
    expect(await listGaps(stranger)).toMatchObject({
      gaps: { items: [], total: 0 },
      missing: { items: [], total: 0 },
      waiting: 0,
    });
  });

  test("what a card did is not rewritten, nor a reader taken back, even in SQL", async () => {
    const id = await aGap(helene.context, admin.town.deskId);
    await expect(
      admin.house.sqlAs("owner", "update card_transaction set amount = 1 where id = $1", [id]),
    ).rejects.toThrow("never rewritten");
    await expect(
      admin.house.sqlAs("owner", "update reader_state set last = 0 where last > 0"),
    ).rejects.toThrow("does not go back");
    await expect(
      admin.house.sqlAs("owner", "update reader_state set key_x = reverse(key_x)"),
    ).rejects.toThrow("keeps its first key");
  });
});
