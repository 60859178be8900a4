import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { anAgent, anAgentAddedBy, aPerson, aTown } from "../../../testing/builders.ts";
import { inSql } from "../../../testing/in-sql.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import {
  computeTariffPrice,
  draftTariff,
  findTariff,
  getTariff,
  listTariffs,
  listTariffsForManagement,
  publishTariff,
  readGrid,
  type TariffId,
  type TariffTerms,
  writeVersion,
} from "./index.ts";

let house: TestRuntime;
let caen: AuthorityId;
let honfleur: AuthorityId;
let canteen: ServiceId;
let manager: Context;
let officer: Context;

beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
  honfleur = (await aTown(house, { slug: "honfleur", officialCode: "14333" })).id;
  canteen = (await aPublishedService(house, caen, { slug: "cantine" })).id;
  manager = await anAgent(house, caen, ["service_manager"], "Maud Pichon");
  officer = await anAgent(house, caen, ["data_protection_officer"], "Élie Roussel");
});
afterAll(() => house.close());

const termsOf = (grid: string): TariffTerms => {
  const read = readGrid(grid);
  if (!read.ok) throw new Error(read.problem.code);
  return read.terms;
};
const RATE = "taux 0,25 %, de 0,39 € à 3,99 €";
const voted = { from: "2026-09-01", terms: termsOf(RATE), decision: "2026-42", decidedOn: "2026-06-15" };

async function aDraft(by = manager, facts: Partial<typeof voted> = {}): Promise<TariffId> {
  const id = parseId<"tariff">(randomUUID());
  const title = { fr: `Repas ${id.slice(0, 8)}`, en: `Meal ${id.slice(0, 8)}` };
  await draftTariff(by, { id, serviceId: canteen, title, ...voted, ...facts });
  return id;
}

async function aTariff(): Promise<TariffId> {
  const id = await aDraft();
  await publishTariff(officer, { id, revision: 1 });
  return id;
}

const seen = (context: Context, id: TariffId) => getTariff(context, id);
const codeOf = (act: Promise<unknown>) =>
  act.then(() => "done").catch((error) => error.code ?? error.message);

describe("a tariff is written by one, published by another, read by all", () => {
  test("from draft to price, each step in the journal", async () => {
    const id = await aDraft();
    const anyone = house.as({ kind: "anonymous" }, caen);
    const list = () => listTariffs(anyone, "2026-11-29");
    expect((await list()).map((tariff) => tariff.id)).not.toContain(id);
    await publishTariff(officer, { id, revision: 1 });
    const tariff = (await list()).find((one) => one.id === id);
    if (!tariff) throw new Error("not published");
    const facts = { quotients: [{ quotient: 568, from: "2026-01-12" }] };
    expect(computeTariffPrice(tariff, facts, "2026-11-29")).toMatchObject({ cents: 142 });
    expect(await findTariff(anyone, { slug: tariff.slug, on: "2026-08-31" })).toBeUndefined();

    const { entries } = await officer.transaction((tx) => readAuthorityJournal(tx, officer));
    const told = entries
      .filter(({ data }) => data.tariff === id)
      .map(({ action, actor }) => `${action} ${actor.label}`);
    expect(told.reverse()).toEqual(["tariffs.drafted Maud Pichon", "tariffs.published Élie Roussel"]);
  });

  test("the same draft sent twice is one; two activities do not share a name", async () => {
    const id = parseId<"tariff">(randomUUID());
    const tariff = { id, serviceId: canteen, title: { fr: "Goûter", en: "Snack" }, ...voted };
    await draftTariff(manager, tariff);
    await draftTariff(manager, tariff);
    expect((await seen(manager, id)).versions).toHaveLength(1);
    const other = { ...tariff, id: parseId<"tariff">(randomUUID()), title: { fr: "GOUTER !", en: "Snack" } };
    expect(await codeOf(draftTariff(manager, other))).toBe("tariffs.title_taken");
    expect(await codeOf(draftTariff(manager, { ...other, title: { fr: "…", en: "…" } }))).toBe(
      "tariffs.title_empty",
    );
  });

  test("a tariff with a gap is refused before it is even a draft", async () => {
    expect(await codeOf(aDraft(manager, { terms: termsOf("0 à 400 : 1\n500 et plus : 2") }))).toBe(
      "tariffs.not_publishable",
    );
    expect(await codeOf(aDraft(manager, { decidedOn: "2026-10-01" }))).toBe("tariffs.decided_later");
  });
});

describe("what was due stays due", () => {
  test("the next version follows, and the past keeps its price", async () => {
    const id = await aTariff();
    const next = {
      ...voted,
      from: "2027-01-01",
      terms: termsOf("4 €"),
      decision: "2026-77",
      decidedOn: "2026-11-20",
    };
    await writeVersion(manager, { id, revision: 0, ...next });
    await publishTariff(officer, { id, revision: 1 });
    const tariff = (await listTariffs(manager, "2027-01-01")).find((one) => one.id === id);
    if (!tariff) throw new Error("not published");
    const facts = { quotients: [{ quotient: 100, from: "2026-01-01" }] };
    expect(computeTariffPrice(tariff, facts, "2026-12-31")).toMatchObject({ cents: 39 });
    expect(computeTariffPrice(tariff, facts, "2027-01-01")).toMatchObject({ cents: 400 });
  });

  test("a version in the past, or of a day already covered, is refused", async () => {
    const id = await aTariff();
    expect(await codeOf(writeVersion(manager, { id, revision: 0, ...voted }))).toBe(
      "tariffs.not_publishable",
    );
    expect(await codeOf(writeVersion(manager, { id, revision: 0, ...voted, from: "2026-10-01" }))).toBe(
      "tariffs.begins_in_the_past",
    );
  });

  test("even in SQL, a version written in time is not published once its day has passed", async () => {
    const id = await aTariff();
    await writeVersion(manager, { id, revision: 0, ...voted, from: "2027-01-01" });
    const now = house.clock.now();
    house.clock.set("2027-02-01T08:00:00Z");
    const publish = `update tariff_version set state = 'published', published_by = ardeco_actor(), revision = revision + 1
      where tariff_id = '${id}' and state = 'draft'`;
    await expect(inSql(officer, publish)).rejects.toThrow("a day that passed keeps its price");
    house.clock.set(now.toISOString());
  });

  test("two who write the same draft: the second one reads again", async () => {
    const id = await aDraft();
    const once = { id, revision: 1, ...voted, decision: "2026-43" };
    const answers = await Promise.all([
      codeOf(writeVersion(manager, once)),
      codeOf(writeVersion(manager, once)),
    ]);
    expect(answers.sort()).toEqual(["done", "request.changed_meanwhile"]);
    expect((await seen(manager, id)).versions).toMatchObject([{ revision: 2, decision: "2026-43" }]);
  });

  test("even in SQL, a published tariff is not rewritten, nor deleted, nor its day moved", async () => {
    const id = await aTariff();
    const change = (set: string) =>
      inSql(manager, `update tariff_version set ${set}, revision = revision + 1 where tariff_id = '${id}'`);
    await expect(change(`terms = '{}'`)).rejects.toThrow("never rewritten");
    await expect(change(`from_day = '2026-01-01'`)).rejects.toThrow("never rewritten");
    await expect(change(`state = 'draft', published_by = null`)).rejects.toThrow("never rewritten");
    await expect(inSql(manager, `delete from tariff_version where tariff_id = '${id}'`)).rejects.toThrow(
      "denied",
    );
    await expect(inSql(manager, `update tariff set title = '{}' where id = '${id}'`)).rejects.toThrow(
      "denied",
    );
  });
});

describe("who may not", () => {
  test("nobody publishes what they wrote, nor what a colleague whom they added wrote", async () => {
    const both = await anAgent(house, caen, ["service_manager", "authority_administrator"], "Alix Morin");
    const id = await aDraft(both);
    expect(await codeOf(publishTariff(both, { id, revision: 1 }))).toBe("tariffs.own_work");
    const added = await anAgentAddedBy(house, both, ["authority_administrator"], "Sam Petit");
    expect(await codeOf(publishTariff(added, { id, revision: 1 }))).toBe("tariffs.own_work");
    expect(await codeOf(publishTariff(manager, { id, revision: 1 }))).toBe("access.capability_missing");
    const alone = `update tariff_version set state = 'published', published_by = ardeco_actor(), revision = 2 where tariff_id = '${id}'`;
    await expect(inSql(both, alone)).rejects.toThrow("nobody_publishes_what_they_wrote");
    await expect(inSql(manager, alone)).rejects.toThrow("signs in person");
  });

  test("a person, a program, the system write none", async () => {
    const person = await aPerson(house, caen);
    expect(await codeOf(aDraft(person))).toBe("access.capability_missing");
    expect(await codeOf(aDraft(house.system(caen)))).toBe("tariffs.agent_needed");
    const id = await aDraft();
    const { rows: drafts } = await inSql(person, `select 1 from tariff_version where tariff_id = '${id}'`);
    expect(drafts).toEqual([]);
  });

  test("another authority sees nothing of it, nor writes in it", async () => {
    const id = await aTariff();
    const elsewhere = await anAgent(house, honfleur, ["service_manager"]);
    expect(await codeOf(seen(elsewhere, id))).toBe("tariffs.unknown");
    expect(await listTariffsForManagement(elsewhere)).toEqual([]);
    expect(await codeOf(aDraft(elsewhere))).toBe("catalogue.unknown_service");
    const stolen = `insert into tariff select '${caen}', gen_random_uuid(), '${canteen}', 'vole', '{}'`;
    await expect(inSql(elsewhere, stolen)).rejects.toThrow("row-level security");
  });
});
