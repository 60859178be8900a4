import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { endRepresentation, listRepresentatives } from "../../../identity/households/index.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import { assignPayer, getMonthPreview, listInvoices, readPayerChoice } from "../index.ts";
import { aCanteen, type Canteen, type Member, type Someone } from "../testing/a-canteen.ts";

let house: TestRuntime;
let towns = 0;
let caen: Canteen;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  towns += 1;
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  caen = await aCanteen(house, id);
});

const linesOf = async (who: Someone) =>
  (await listInvoices(who, who.personId)).flatMap(({ content }) => content.lines.map(({ day }) => day));

const anomaliesOf = async (month = "2026-10", on = "2026-11-02") => {
  house.clock.set(`${on}T08:00:00Z`);
  const { anomalies } = await getMonthPreview(caen.mayor, { seriesId: caen.seriesId, month });
  return anomalies.map((one) => [one.what, "cents" in one ? one.cents : one.lines]);
};

describe("two who may pay", () => {
  let jeanne: Someone;
  let karim: Someone;
  let leo: Member;

  beforeEach(async () => {
    jeanne = await caen.parent({ email: "jeanne@courriel.example" });
    karim = await caen.parent({ given_name: "Karim", email: "karim@courriel.example" });
    leo = await caen.child([jeanne, karim]);
    await caen.meal(leo, "2026-10-05");
  });

  test("apart: nobody guesses; an agent says who, she is invoiced, he reads nothing, both are told without the other’s name", async () => {
    expect(await anomaliesOf()).toEqual([["two_homes", 350]]);
    expect((await caen.issue()).invoices).toEqual([]);
    await caen.namePayer(leo, jeanne, "2026-10-01");
    expect((await caen.issue()).invoices).toHaveLength(1);
    expect(await linesOf(jeanne)).toEqual(["2026-10-05"]);
    expect(await listInvoices(karim, karim.personId)).toEqual([]);
    for (const [who, said, other] of [
      [jeanne, "vous est facturé par Régie périscolaire (Léo)", "Karim"],
      [karim, "Vous n’avez rien à payer pour cela", "Jeanne"],
    ] as const) {
      const messages = await listPersonMessages(who, who.personId);
      const text = messages.map((one) => one.text).join(" ");
      expect(text.replaceAll(/\s/g, " ")).toContain(said);
      expect(text.replaceAll(/courriel\.example/g, "")).not.toContain(other);
      const { entries } = await readPersonJournal(who, who.personId);
      expect(entries.map(({ action }) => action)).toContain("invoices.payer_named");
    }
  });

  test("from a day on: what was consumed before stays to be said, and the last said counts", async () => {
    await caen.meal(leo, "2026-10-20");
    await caen.namePayer(leo, karim, "2026-10-10");
    await caen.namePayer(leo, jeanne, "2026-10-15");
    expect(await anomaliesOf()).toEqual([["two_homes", 350]]);
    await caen.issue();
    expect([await linesOf(jeanne), await linesOf(karim)]).toEqual([["2026-10-20"], []]);
  });

  test("together without a quotient, or with one each: an agent is asked, and nothing is drawn by chance", async () => {
    const known = { family_quotient: 568 };
    const couples = [
      [await caen.parent(), await caen.parent()],
      [await caen.parent(known), await caen.parent(known)],
    ];
    for (const couple of couples)
      await caen.meal(await caen.child(couple, { together: true }), "2026-10-05", { amount: 100 });
    expect((await anomaliesOf()).toSorted()).toEqual([
      ["either", 100],
      ["either", 100],
      ["two_homes", 350],
    ]);
    expect((await caen.issue()).invoices).toEqual([]);
  });

  test("until a court decides: October stays theirs to share, November is the other’s", async () => {
    await caen.namePayer(leo, karim, "2026-10-01");
    house.clock.set("2026-10-20T08:00:00Z");
    const agent = await anAgent(house, caen.town, ["validator"], "Basile Rainette");
    await agent.transaction(async () => {
      const edges = await listRepresentatives(agent, leo.personId);
      const id = edges.find(({ representativeId }) => representativeId === karim.personId)?.id;
      if (!id) throw new TypeError("a link is expected");
      const evidence = { kind: "court_decision" } as const;
      await endRepresentation(agent, { id, cause: "court_decision", evidence });
    });
    await caen.meal(leo, "2026-10-25");
    await caen.issue();
    expect([await linesOf(karim), await linesOf(jeanne)]).toEqual([["2026-10-05"], ["2026-10-25"]]);
  });

  test("nobody else may be named, nor by whom it is not for, nor on a day that is none", async () => {
    house.clock.set("2026-11-02T08:00:00Z");
    const { seriesId, mayor } = caen;
    const sound = {
      id: randomUUID(),
      seriesId,
      accountId: leo.accountId,
      payerId: jeanne.personId,
      from: "2026-10-01",
    };
    const stranger = await caen.parent();
    for (const [change, code] of [
      [{ payerId: stranger.personId }, "invoices.payer_not_possible"],
      [{ payerId: leo.personId }, "invoices.payer_not_possible"],
      [{ from: "2026-11-03" }, "invoices.from_not_valid"],
      [{ from: "2026-02-30" }, "invoices.from_not_valid"],
      [{ from: "2020-01-01" }, "invoices.from_not_valid"],
      [{ accountId: randomUUID() as never }, "invoices.unknown_account"],
    ] as const)
      await expect(assignPayer(mayor, { ...sound, ...change })).rejects.toMatchObject({ code });
    const desk = await anAgent(house, caen.town, ["reception", "validator"]);
    await expect(assignPayer(desk, sound)).rejects.toMatchObject({ code: "access.capability_missing" });
    await expect(readPayerChoice(desk, sound)).rejects.toMatchObject({ code: "access.capability_missing" });
    const own = await anAgent(house, caen.town, ["authority_administrator"], "Jeanne Lemoine");
    await expect(assignPayer(own, sound)).rejects.toMatchObject({ code: "invoices.own_interest" });
    // Sent twice, it is said once.
    await assignPayer(mayor, sound);
    await assignPayer(mayor, sound);
    expect((await readPayerChoice(mayor, sound)).named).toHaveLength(1);
  });

  test("what was said is never rewritten, by the owner of the database either", async () => {
    await caen.namePayer(leo, jeanne, "2026-10-01");
    for (const statement of [
      "update invoice_payer set from_on = from_on - 1",
      "update invoice_payer set payer = decode(repeat('00', 32), 'hex')",
      "delete from invoice_payer",
    ])
      await expect(house.sqlAs("owner", statement)).rejects.toThrow(/never rewritten/);
  });
});

describe("a child who comes of age", () => {
  test("owes nothing of what they ate before; their own meals afterwards are theirs", async () => {
    const jeanne = await caen.parent();
    const leo = await caen.child([jeanne], { birthdate: "2008-11-15" });
    await caen.meal(leo, "2026-10-05");
    await caen.meal(leo, "2026-11-20");
    await caen.issue("2026-11", "2026-12-01");
    expect(await linesOf(jeanne)).toEqual(["2026-10-05"]);
    house.clock.set("2026-12-01T09:00:00Z");
    const own = house.as({ kind: "person", personId: leo.personId }, caen.town);
    expect(await linesOf({ ...own, personId: leo.personId })).toEqual(["2026-11-20"]);
  });

  test("never pays for the household that shared an account with them", async () => {
    const jeanne = await caen.parent();
    const leo = await caen.child([jeanne], { birthdate: "2008-11-15", together: true, shared: true });
    await caen.meal(leo, "2026-11-20");
    await caen.issue("2026-11", "2026-12-01");
    expect(await linesOf(jeanne)).toEqual(["2026-11-20"]);
  });
});

describe("what nobody was invoiced", () => {
  test("is pointed out before it is too old, and after, with its sum; it is never forgotten without a word", async () => {
    const [jeanne, karim] = [await caen.parent(), await caen.parent()];
    const leo = await caen.child([jeanne, karim]);
    await caen.meal(leo, "2026-10-05");
    await caen.issue();
    expect(await anomaliesOf("2028-08", "2028-09-01")).toEqual([
      ["two_homes", 350],
      ["leaving", 350],
    ]);
    expect(await anomaliesOf("2028-10", "2028-11-02")).toEqual([["left", 350]]);
    expect((await caen.issue("2028-10", "2028-11-02")).invoices).toEqual([]);
  });
});
