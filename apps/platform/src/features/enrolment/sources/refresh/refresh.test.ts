import { randomUUID } from "node:crypto";
import { type ApiParticulier, type RecordedCase, startApiParticulier } from "@ardeco/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { readValidated } from "../../../identity/identity/index.ts";
import { readAuthorityJournal, runJournalSequencing } from "../../../trust/audit/index.ts";
import {
  agentWords,
  applyRefreshAct,
  applySettlement,
  listQuestions,
  listToSettle,
  readHabilitation,
  readRefresh,
  sourcesJobs,
  startRefresh,
  updateHabilitation,
  updateYearlyWish,
} from "../index.ts";
import { aChildOf, aFamily, aQuotient, entitle, odile, TOKEN } from "../testing/a-family.ts";
import { runRefresh } from "./run-refresh.ts";

// Scene 5, the data: in January the quotients come back; what does not agree is listed.

let house: TestRuntime;
let town: { readonly id: AuthorityId };
let mayor: Context;
let api: ApiParticulier;
beforeEach(async () => {
  house = await testRuntime([sourcesJobs]);
  town = await aTown(house, { slug: "caen" });
  house.clock.set("2027-01-04T08:00:00Z");
});
afterEach(async () => {
  await api?.[Symbol.asyncDispose]();
  await house.close();
});

const named = (given_name: string) => ({ ...odile, given_name });
const leo = { given_name: "Léo", family_name: "Périgord", birthdate: "2017-09-02" };

async function answering(...cases: readonly RecordedCase[]): Promise<void> {
  api = await startApiParticulier({ cases, tokens: [TOKEN] });
  mayor = await entitle(house, town.id, api.address);
}
const begin = async (asks: "agreed" | "informed" = "informed") => {
  const id = parseId<"sourceRefresh">(randomUUID());
  await startRefresh(mayor, { id, asks, informedHow: "Lettre du 1er décembre 2026." });
  return id;
};
const quotientOf = (id: PersonId) => {
  const system = house.system(town.id);
  return system.transaction(async (tx) => (await readValidated(tx, system, id)).family_quotient);
};
const outcomeOf = async (id: PersonId) => {
  const system = house.system(town.id);
  const [question] = await listQuestions(system, id);
  return question && [question.state, question.outcome];
};
const code = (one: Promise<unknown>) =>
  one.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

test("quotients that agree count from that day; each that does not is listed, and changes nothing until an agent says why", async () => {
  await answering(
    aQuotient(named("Une"), { value: 650, month: "2027-01", children: [leo] }),
    aQuotient(named("Deux"), { value: 742, month: "2027-01" }),
    aQuotient(named("Trois"), { value: 2_400, month: "2027-01" }),
    aQuotient(named("Quatre"), { value: 700, month: "2027-01" }),
    aQuotient(named("Cinq"), {
      value: 700,
      month: "2027-01",
      recipient: { ...odile, birthdate: "1960-01-01" },
    }),
  );
  const family = (name: string) => aFamily(house, town.id, { given_name: name, family_quotient: 742 });
  const [one, two, three, four, five, six] = [
    await family("Une"),
    await family("Deux"),
    await family("Trois"),
    await family("Quatre"),
    await family("Cinq"),
    await family("Six"),
  ];
  const child = await aChildOf(house, one, { ...leo, family_quotient: 742 });
  await aChildOf(house, four, { ...leo, family_quotient: 742 });
  await begin();
  await house.drain();
  expect(
    await Promise.all([one, two, three, four, five, six].map(({ personId }) => outcomeOf(personId))),
  ).toEqual([
    ["answered", "found"],
    ["answered", "same"],
    ["to_settle", "far"],
    ["to_settle", "family_changed"],
    ["to_settle", "other_identity"],
    ["to_settle", "not_found"],
  ]);
  expect([await quotientOf(one.personId), await quotientOf(child), await quotientOf(three.personId)]).toEqual(
    [650, 650, 742],
  );
  expect(await readRefresh(mayor)).toMatchObject({ state: "done", endedOn: "2027-01-04" });
});

test("an agent settles each difference with a reason, once; who only receives people settles none", async () => {
  await answering(aQuotient(named("Trois"), { value: 2_400, month: "2027-01" }));
  const three = await aFamily(house, town.id, { given_name: "Trois", family_quotient: 742 });
  const six = await aFamily(house, town.id, { given_name: "Six", family_quotient: 742 });
  await begin();
  await house.drain();
  const agent = await anAgent(house, town.id, ["validator"]);
  const { questions: listed } = await listToSettle(agent);
  expect(listed.map(({ outcome }) => outcome).toSorted()).toEqual(["far", "not_found"]);
  const of = (outcome: string) => {
    const question = listed.find((one) => one.outcome === outcome);
    if (!question) throw new Error(`no ${outcome} in the list`);
    return question;
  };
  await applySettlement(agent, {
    id: of("far").id,
    decision: "applied",
    reason: "Reprise d’emploi, attestation vue",
  });
  expect(await quotientOf(three.personId)).toBe(2_400);
  expect(await code(applySettlement(agent, { id: of("far").id, decision: "kept", reason: "x" }))).toBe(
    "sources.nothing_to_settle",
  );
  expect(
    await code(applySettlement(agent, { id: of("not_found").id, decision: "applied", reason: "x" })),
  ).toBe("sources.nothing_to_settle");
  await applySettlement(agent, { id: of("not_found").id, decision: "kept", reason: "Attestation attendue" });
  const mine = await listQuestions(six, six.personId);
  expect(mine[0]?.answer).toMatchObject({ decision: "kept", reason: "Attestation attendue" });
  const reception = await anAgent(house, town.id, ["reception"]);
  expect(
    await code(applySettlement(reception, { id: of("not_found").id, decision: "applied", reason: "x" })),
  ).toBe("access.capability_missing");
});

test("only who agreed is asked, or who did not object once informed; what they were told is kept", async () => {
  await answering(aQuotient(named("Une"), { value: 650 }), aQuotient(named("Deux"), { value: 650 }));
  const yes = await aFamily(house, town.id, { given_name: "Une", family_quotient: 700 });
  const no = await aFamily(house, town.id, { given_name: "Deux", family_quotient: 700 });
  const silent = await aFamily(house, town.id, { given_name: "Trois", family_quotient: 700 });
  await updateYearlyWish(yes, { personId: yes.personId, yearly: true });
  await updateYearlyWish(no, { personId: no.personId, yearly: false });
  await begin("agreed");
  await house.drain();
  expect(api.received).toHaveLength(1);
  house.clock.advance(24 * 3_600_000);
  await begin("informed");
  await house.drain();
  expect(await outcomeOf(no.personId)).toBeUndefined();
  expect(await outcomeOf(silent.personId)).toEqual(["to_settle", "not_found"]);
  const [question] = await listQuestions(silent, silent.personId);
  expect(question?.asked.told).toContain("Lettre du 1er décembre 2026.");
});

describe("a refresh", () => {
  const many = Array.from({ length: 12 }, (_, index) => named(`Famille${"abcdefghijkl"[index]}`));
  const all = async () => {
    for (const known of many) await aFamily(house, town.id, { ...known, family_quotient: 700 });
  };

  test("run by two servers at once while the register falls silent, then taken up: each family is answered once", async () => {
    await answering(...many.map((known) => aQuotient(known, { value: 650, month: "2027-01" })));
    await all();
    const id = await begin();
    api.become("silent");
    const system = house.system(town.id);
    const other = runRefresh(system, id);
    await expect.poll(() => api.received.length).toBeGreaterThan(0);
    api.become("up");
    await Promise.all([other, house.drain()]);
    house.clock.advance(3_600_000);
    await runRefresh(system, id);
    const refresh = await readRefresh(mayor);
    expect(refresh).toMatchObject({
      state: "done",
      counts: [{ state: "answered", outcome: "found", count: 12 }],
    });
  });

  test("stopped asks nothing more, goes on when resumed, and one only runs at a time", async () => {
    await answering(...many.map((known) => aQuotient(known, { value: 650, month: "2027-01" })));
    await all();
    const id = await begin();
    expect(await code(begin())).toBe("sources.refresh_under_way");
    await applyRefreshAct(mayor, id, "stop");
    await house.drain();
    expect(api.received).toEqual([]);
    await applyRefreshAct(mayor, id, "resume");
    await house.drain();
    expect(await readRefresh(mayor)).toMatchObject({ state: "done" });
    expect(api.received).toHaveLength(12);
  });

  test("whose token the State refuses stops at once, says why, loses no family, and goes on with another token", async () => {
    await answering(...many.map((known) => aQuotient(known, { value: 650, month: "2027-01" })));
    await all();
    const keep = async (token: string) => {
      const kept = await readHabilitation(mayor);
      if (kept) await updateHabilitation(mayor, { ...kept, token });
    };
    await keep("jeton-perime");
    const id = await begin();
    await house.drain();
    expect(api.received.length).toBeLessThanOrEqual(10);
    expect(await readRefresh(mayor)).toMatchObject({
      state: "stopped",
      refusedCode: "00101",
      counts: [{ state: "waiting", outcome: null, count: 12 }],
    });
    const auditor = await anAgent(house, town.id, ["auditor"]);
    await runJournalSequencing(house.system(town.id));
    const journal = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor));
    expect(journal.entries.map(({ action }) => action)).toContain("sources.refresh_refused");
    await keep(TOKEN);
    await applyRefreshAct(mayor, id, "resume");
    await house.drain();
    const refresh = await readRefresh(mayor);
    expect(refresh).toMatchObject({
      state: "done",
      counts: [{ state: "answered", outcome: "found", count: 12 }],
    });
    expect(refresh).not.toHaveProperty("refusedCode");
  });

  /** As the State publishes it (openapi-v3.yaml, examples of 403). */
  const insufficient = {
    errors: [
      {
        code: "00100",
        title: "Privilèges insuffisants",
        detail: "Votre token est valide mais vos privilèges sont insuffisants.",
        source: null,
        meta: {},
      },
    ],
  };
  const forbidden = (known: Readonly<Record<string, unknown>>): RecordedCase => ({
    ...aQuotient(known, { value: 0 }),
    status: 403,
    body: insufficient,
  });

  test("refused for one family alone goes on: that one is for an agent, with what to do", async () => {
    const [first, ...others] = many;
    await answering(
      ...(first ? [forbidden(first)] : []),
      ...others.map((known) => aQuotient(known, { value: 650, month: "2027-01" })),
    );
    await all();
    await begin();
    await house.drain();
    expect(await readRefresh(mayor)).toMatchObject({
      state: "done",
      counts: expect.arrayContaining([
        { state: "answered", outcome: "found", count: 11 },
        { state: "to_settle", outcome: "refused", count: 1 },
      ]),
    });
    const agent = await anAgent(house, town.id, ["validator"]);
    const [listed] = (await listToSettle(agent)).questions;
    expect(listed && agentWords[listed.outcome ?? "found"].todo?.fr).toMatch(/demander l’attestation/);
    if (listed)
      await applySettlement(agent, { id: listed.id, decision: "kept", reason: "Attestation demandée" });
  });

  test("refused for every family stops at the first handful, and no resume is stopped by the same families for ever", async () => {
    await answering(...many.map(forbidden));
    await all();
    const id = await begin();
    await house.drain();
    expect(await readRefresh(mayor)).toMatchObject({ state: "stopped", refusedCode: "00100" });
    expect(api.received.length).toBeLessThanOrEqual(10);
    for (let resumed = 0; resumed < 4; resumed += 1) {
      await applyRefreshAct(mayor, id, "resume");
      await house.drain();
    }
    expect(await readRefresh(mayor)).toMatchObject({
      state: "done",
      counts: [{ state: "to_settle", outcome: "refused", count: 12 }],
    });
  });

  test("closed leaves those who wait unasked, and says so", async () => {
    await answering();
    api.become("down");
    await all();
    const id = await begin();
    await house.drain();
    await applyRefreshAct(mayor, id, "close");
    expect(await readRefresh(mayor)).toMatchObject({
      state: "done",
      counts: [{ state: "stopped", count: 12 }],
    });
  });

  test("is begun by an administrator only", async () => {
    await answering();
    const agent = await anAgent(house, town.id, ["validator"]);
    expect(
      await code(
        startRefresh(agent, {
          id: parseId<"sourceRefresh">(randomUUID()),
          asks: "informed",
          informedHow: "x",
        }),
      ),
    ).toBe("access.capability_missing");
  });
});
