import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, anAgentAddedBy, aPerson, aTown } from "../../../testing/builders.ts";
import { inSql, staffIdOf } from "../../../testing/in-sql.ts";
import { rewriteRows } from "../../../testing/rewrite-rows.ts";
import { aDefinition, aPublishedService, publishAs } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { draftVersion } from "../../catalogue/catalogue/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { auditJobs, readAuthorityJournal } from "../../trust/audit/index.ts";
import { addWitness } from "../witnesses/index.ts";
import {
  closeVersionDraft,
  complianceJobs,
  type DocumentKind,
  readStanding,
  readVersion,
  recordDecision,
  recordOpinion,
  saveTexts,
  startVersion,
  type Texts,
} from "./index.ts";

let house: TestRuntime;
let settings: Record<string, string> = {};
let town: Awaited<ReturnType<typeof aTown>>;
beforeAll(async () => {
  house = await testRuntime([complianceJobs, notificationsJobs, auditJobs], {
    environment: () => ({ ARDECO_MODE: "development", ...settings }),
  });
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
});
afterAll(() => house?.close());

const officerOf = (id = town.id) => anAgent(house, id, ["data_protection_officer"], "Denis Roussel");
const administratorOf = (id = town.id, name = "Hélène Marchand") =>
  anAgent(house, id, ["authority_administrator"], name);
const fresh = () => parseId<"compliance_version">(randomUUID());

const written: Readonly<Record<DocumentKind, Texts>> = {
  impact_assessment: { context: "Une identité pour tous.", necessity: "Chaque donnée sert un service." },
  security_file: { perimeter: "Le site et le guichet.", stakes: "La confiance." },
};

async function frozen(kind: DocumentKind, by: Awaited<ReturnType<typeof administratorOf>>) {
  const id = fresh();
  const number = await startVersion(by, { id, kind });
  const { version } = await readVersion(by, kind, number);
  await saveTexts(by, { id: version.id, revision: version.revision, texts: written[kind] });
  await closeVersionDraft(by, { id: version.id, revision: version.revision + 1 });
  return { id: version.id, number };
}

const accepted = { decision: "accepted", words: "", signatory: "Maryse Letellier, maire" } as const;

test("a whole life: draft, opinion, decision; the catalogue and a setting change, it is to be reviewed; a new version tells the differences", async () => {
  const [officer, administrator] = [await officerOf(), await administratorOf()];
  const service = await aPublishedService(house, town.id, { slug: "mediatheque" });
  const first = await frozen("impact_assessment", administrator);
  await expect(recordDecision(administrator, { ...accepted, id: first.id, months: 36 })).rejects.toThrow(
    "compliance.opinion_awaited",
  );
  await recordOpinion(officer, { id: first.id, opinion: "with_reserves", words: "Prévoir un antivirus." });
  await recordDecision(administrator, { ...accepted, id: first.id, months: 36 });
  const signed = await readStanding(administrator, "impact_assessment");
  expect(signed.signed).toMatchObject({
    number: 1,
    state: "in_force",
    decision: { validUntil: "2029-11-24" },
  });
  expect(signed.signed?.frozen?.isIntact).toBe(true);
  expect(signed.changes).toEqual([]);

  const manager = await anAgent(house, town.id, ["service_manager"], "Maud Pichon");
  const { requests } = aDefinition();
  const [name] = requests;
  if (!name) throw new Error("a definition that asks nothing");
  const definition = aDefinition({ requests: [...requests, { ...name, element: "birthdate" }] });
  await publishAs(manager, officer, await draftVersion(manager, { serviceId: service.id, definition }));
  settings = { PKCS11_MODULE: "/m.so", PKCS11_TOKEN: "caen", PKCS11_PIN_FILE: "/p" };
  const { changes } = await readStanding(administrator, "impact_assessment");
  expect(changes.map(({ fr }) => fr)).toEqual([
    "Le jeton PKCS#11 est en service : il scelle les fichiers de clés, qui ne s’ouvrent pas sans lui.",
    "« Médiathèque » reçoit une information de plus : date de naissance.",
  ]);

  const second = await frozen("impact_assessment", administrator);
  expect(second.number).toBe(2);
  const read = await readVersion(officer, "impact_assessment", 2);
  expect(read.former?.number).toBe(1);
  expect(read.changes).toEqual(changes);
  const before = await readVersion(officer, "impact_assessment", 1);
  expect(JSON.stringify(before.content)).toContain("aucun jeton PKCS#11 ne les scelle");
  expect(JSON.stringify(before.content.services)).not.toContain("birthdate");
  await recordOpinion(officer, { id: second.id, opinion: "favourable", words: "Rien à redire." });
  await recordDecision(administrator, { ...accepted, id: second.id, months: 12 });
  const now = await readStanding(administrator, "impact_assessment");
  expect(now.versions.map(({ number, state }) => [number, state])).toEqual([
    [2, "in_force"],
    [1, "replaced"],
  ]);
  expect(now.changes).toEqual([]);
  settings = {};
  const lines = await administrator
    .as({ kind: "system", name: "test" })
    .transaction((tx) => readAuthorityJournal(tx, administrator.as({ kind: "system", name: "test" }), {}));
  const told = lines.entries.map(({ action }) => action).filter((action) => action.startsWith("compliance."));
  expect(new Set(told)).toEqual(
    new Set([
      "compliance.drafted",
      "compliance.texts_written",
      "compliance.frozen",
      "compliance.advised",
      "compliance.decided",
    ]),
  );
});

describe("what is signed stays", () => {
  test("twice is once; another opinion or decision is refused, and so are texts once frozen", async () => {
    const [officer, administrator] = [await officerOf(), await administratorOf()];
    const { id, number } = await frozen("security_file", administrator);
    expect(await startVersion(officer, { id: fresh(), kind: "impact_assessment" })).toBe(
      await startVersion(officer, { id: fresh(), kind: "impact_assessment" }),
    );
    await closeVersionDraft(administrator, { id, revision: 99 });
    await expect(saveTexts(administrator, { id, revision: 2, texts: {} })).rejects.toThrow(
      "compliance.frozen_already",
    );
    const said = { id, opinion: "favourable", words: "Vu." } as const;
    await recordOpinion(officer, said);
    await recordOpinion(officer, said);
    await expect(recordOpinion(officer, { ...said, words: "Autre." })).rejects.toThrow(
      "compliance.advised_already",
    );
    const decision = { ...accepted, id, months: 60 };
    await recordDecision(administrator, decision);
    await recordDecision(administrator, decision);
    await expect(recordDecision(administrator, { ...decision, decision: "refused" })).rejects.toThrow(
      "compliance.decided_already",
    );
    const { version } = await readVersion(officer, "security_file", number);
    expect(version).toMatchObject({ state: "in_force", decision: { validUntil: "2031-11-24" } });
  });

  test("in SQL, neither the application nor the owner changes or removes it; altered without the trigger, its hash says so", async () => {
    const administrator = await administratorOf();
    const { number } = (await readStanding(administrator, "security_file")).signed ?? { number: 0 };
    const change = "update compliance_version set texts = '{}' where kind = 'security_file'";
    await expect(house.sqlAs("owner", change)).rejects.toThrow("does not change");
    await expect(
      house.sqlAs(
        "owner",
        "update compliance_version set valid_until = '2031-11-25' where decision is not null",
      ),
    ).rejects.toThrow("does not change");
    await expect(house.sqlAs("application", "delete from compliance_version")).rejects.toThrow("permission");
    await expect(house.sqlAs("application", "update compliance_version set number = 9")).rejects.toThrow(
      "permission",
    );
    const altered = `update compliance_version set content = jsonb_set(content, '{authority}', '"Autre"') where kind = 'security_file'`;
    await rewriteRows(house, "compliance_version", altered, "what_is_signed_stays");
    const { version } = await readVersion(administrator, "security_file", number);
    expect(version.frozen?.isIntact).toBe(false);
  });
});

test("who advised does not decide; a refusal holds for no time; a newer version is the one to decide", async () => {
  const other = await aTown(house, { slug: "ifs", name: "Ville d’Ifs" });
  const [one, two] = [await administratorOf(other.id), await administratorOf(other.id, "Nora Petit")];
  const underAnotherId = await administratorOf(other.id, "MARCHAND Hélène");
  const first = await frozen("security_file", one);
  await recordOpinion(one, { id: first.id, opinion: "favourable", words: "Vu." });
  await expect(recordDecision(one, { ...accepted, id: first.id, months: 12 })).rejects.toThrow(
    "compliance.same_person",
  );
  await expect(recordDecision(underAnotherId, { ...accepted, id: first.id, months: 12 })).rejects.toThrow(
    "compliance.same_person",
  );
  const madeUp = await anAgentAddedBy(house, one, ["authority_administrator"], "Inès Roche");
  await expect(recordDecision(madeUp, { ...accepted, id: first.id, months: 12 })).rejects.toThrow(
    "compliance.same_person",
  );
  for (const by of [one, underAnotherId, madeUp]) {
    const decided = `decision = 'accepted', signatory = 'x', decided_on = current_date, decided_by = '${staffIdOf(by)}'`;
    const text = `update compliance_version set ${decided}, valid_until = current_date + 30 where id = '${first.id}'`;
    await expect(inSql(by, text)).rejects.toThrow("these count for one");
  }
  await expect(recordDecision(two, { ...accepted, id: first.id, months: 61 })).rejects.toThrow(
    "request.invalid",
  );
  const draft = await startVersion(two, { id: fresh(), kind: "security_file" });
  await expect(recordDecision(two, { ...accepted, id: first.id, months: 12 })).rejects.toThrow(
    "compliance.newer_version",
  );
  const { version } = await readVersion(two, "security_file", draft);
  expect(version.texts).toEqual(written.security_file);
  await expect(recordOpinion(two, { id: version.id, opinion: "favourable", words: "" })).rejects.toThrow(
    "compliance.not_frozen",
  );
  await closeVersionDraft(two, { id: version.id, revision: version.revision });
  await recordDecision(two, { ...accepted, decision: "refused", id: version.id, months: 0 });
  const standing = await readStanding(two, "security_file");
  expect(standing.versions.map(({ state }) => state)).toEqual(["refused", "replaced"]);
  expect(standing.signed).toBeUndefined();
});

test("before it is written, a version is not frozen: the fields that miss are named; a stale form changes nothing", async () => {
  const other = await aTown(house, { slug: "mondeville", name: "Mondeville" });
  const administrator = await administratorOf(other.id);
  const number = await startVersion(administrator, { id: fresh(), kind: "security_file" });
  const { version } = await readVersion(administrator, "security_file", number);
  await expect(closeVersionDraft(administrator, { id: version.id, revision: 1 })).rejects.toMatchObject({
    code: "compliance.texts_missing",
    fields: [{ field: "perimeter" }, { field: "stakes" }],
  });
  await expect(
    saveTexts(administrator, { id: version.id, revision: 7, texts: { stakes: "x" } }),
  ).rejects.toThrow("request.changed_meanwhile");
});

describe("walls", () => {
  test("another authority, another role and a lent administrator see and do nothing", async () => {
    const { id } = (await readStanding(await administratorOf(), "security_file")).versions[0] ?? {
      id: fresh(),
    };
    const other = await aTown(house, { slug: "herouville", name: "Hérouville" });
    const stranger = await administratorOf(other.id);
    expect((await readStanding(stranger, "security_file")).versions).toEqual([]);
    await expect(saveTexts(stranger, { id, revision: 1, texts: {} })).rejects.toThrow(
      "compliance.unknown_version",
    );
    const reception = await anAgent(house, town.id, ["reception", "validator"]);
    await expect(readStanding(reception, "security_file")).rejects.toThrow("access.capability_missing");
    const auditor = await anAgent(house, town.id, ["auditor"]);
    expect((await readStanding(auditor, "security_file")).versions.length).toBeGreaterThan(0);
    await expect(startVersion(auditor, { id: fresh(), kind: "security_file" })).rejects.toThrow("access.");
    const administrator = await administratorOf();
    if (administrator.actor.kind !== "staff") throw new Error("not an agent");
    const lent = administrator.as({
      ...administrator.actor,
      delegationId: parseId<"delegation">(randomUUID()),
    });
    await expect(readStanding(lent, "security_file")).rejects.toThrow("access.capability_missing");
    await expect(
      recordOpinion(administrator, {
        id: (await frozen("impact_assessment", administrator)).id,
        opinion: "favourable",
        words: "",
      }),
    ).rejects.toThrow("access.capability_missing");
  });

  test("in SQL, a role that does not write these documents reads no row of them", async () => {
    const reception = await anAgent(house, town.id, ["reception"]);
    const rows = await reception.transaction((tx) =>
      tx
        .withTables<{ compliance_version: { id: string } }>()
        .selectFrom("compliance_version")
        .select("id")
        .execute(),
    );
    expect(rows).toEqual([]);
  });

  test("no canary of a person, an agent or a key is in what is generated", async () => {
    const administrator = await anAgent(house, town.id, ["authority_administrator"], "Zéphyrine Canari");
    await aPerson(house, town.id, { validated: { given_name: "Canaribelle", family_name: "Serinus" } });
    settings = {
      SMTP_URL: "smtps://canari:serinus@mail.example",
      METRICS_TOKEN: "canari-canari-canari-canari-canari",
    };
    const key = "temoin.example/canari+ef2f9a3b+BC5vqHcCkSV7KZJ0n0pVJ3J2lJ2m0pZ8Jq0m1n2o3p4q";
    await addWitness(administrator, { verifier: key, url: "https://canari.example" }).catch(() => undefined);
    const { today } = await readStanding(administrator, "security_file");
    expect(JSON.stringify(today)).not.toMatch(/canari|serinus/i);
    settings = {};
  });
});

test("before the end, then at the end, administrators and the officer are told once each; what changed too", async () => {
  const other = await aTown(house, { slug: "bayeux", name: "Bayeux" });
  const administrator = await administratorOf(other.id);
  const { id } = await frozen("security_file", administrator);
  await recordDecision(administrator, { ...accepted, id, months: 6 });
  const told = async () => {
    house.mails.length = 0;
    await administrator.as({ kind: "system", name: "test" }).transaction(async (tx) => {
      await house.runtime.ports.jobs.send(tx, "compliance.remind", {
        authorityId: other.id,
        requestId: randomUUID(),
      });
    });
    await house.drain();
    return [...new Set(house.mails.map(({ subject }) => subject.replaceAll("\u00a0", " ")))];
  };
  expect(await told()).toEqual([]);
  await aPublishedService(house, other.id, { slug: "piscine" });
  expect(await told()).toEqual(["Conformité : à revoir (dossier d’homologation)"]);
  expect(await told()).toEqual([]);
  house.clock.set("2027-03-01T08:00:00Z");
  expect(await told()).toEqual([expect.stringContaining("se termine le lundi 24 mai 2027")]);
  house.clock.set("2027-05-10T08:00:00Z");
  expect(await told()).toHaveLength(1);
  house.clock.set("2027-05-25T08:00:00Z");
  expect(await told()).toEqual([expect.stringContaining("s’est terminée")]);
  expect(await told()).toEqual([]);
  expect((await readStanding(administrator, "security_file")).signed?.state).toBe("expired");
});
