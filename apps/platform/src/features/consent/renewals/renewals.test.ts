import { drawnNumber, GRANT_GIVEN, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { Client } from "pg";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import { aCampaign } from "../../../testing/campaigns.ts";
import { asks, within } from "../../../testing/consents.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { createDeclaration, expireElements, validateElement } from "../../identity/identity/index.ts";
import { listPersonMessages } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { acceptConsent, findLiveGrant, withdrawGrant } from "../consent/index.ts";
import {
  buildPreparedRenewal,
  confirmRenewal,
  countLines,
  listRenewals,
  listUnanswered,
  renewalsContribution,
} from "./index.ts";
import {
  aFamily,
  agrees,
  caen,
  canteen,
  childOf,
  GRACE,
  house,
  jeanne,
  linesOf,
  morning,
  OPEN,
  openTown,
  receiver,
  stateOf,
  subjectsOf,
  told,
} from "./testing/school-town.ts";

beforeEach(openTown);

describe("a family confirms", () => {
  test("told at the opening, once for both children; one gesture each; the service hears it in its place", async () => {
    const { mother, leo, zoe, service, campaignId } = await aFamily();
    await morning();
    expect(await within(mother, (tx) => listRenewals(tx, mother, leo))).toEqual([]);
    house.clock.set(OPEN);
    await morning();
    await morning();
    expect(await subjectsOf(mother)).toEqual(["Rentrée 2027 : confirmez l’inscription, Cantine"]);
    const [mail] = house.mails.filter(({ to }) => to === "jeanne@courriel.example");
    expect(mail?.text.replaceAll("\u00a0", " ")).toContain("Inscription de : Léo, Zoé.");
    expect(mail?.text).toContain(`/caen/espace/campagnes/${campaignId}`);

    const prepared = await buildPreparedRenewal(mother, { personId: leo, campaignId });
    expect(prepared.known.map(({ name, current }) => [name, current.state])).toEqual([
      ["given_name", "known"],
      ["birthdate", "known"],
    ]);
    expect(prepared.lacking).toEqual([]);
    const receipt = await confirmRenewal(mother, { personId: leo, campaignId });
    expect(receipt.number).toMatch(/^RENTREE-2026-\d{6}-..$/);
    await house.drain();
    const period = { from: "2027-09-01", until: "2028-07-07" };
    expect(await stateOf(mother, leo)).toMatchObject({ state: "open", period });
    expect(await stateOf(mother, zoe)).not.toHaveProperty("period");
    expect(told().map(([event]) => event)).toEqual([GRANT_GIVEN, GRANT_GIVEN, SUBSCRIPTION_CHANGED]);
    expect(told().at(-1)?.[1]).toMatchObject({ changed_on: "2026-12-02", state: "open", period });
    expect(JSON.stringify(receiver.received)).not.toContain(leo);
    expect(await subjectsOf(mother)).toContain("Rentrée 2027 : inscription confirmée, Cantine");

    const { entries } = await readPersonJournal(mother, leo);
    const lines = entries.flatMap(
      ({ action, data }) => renewalsContribution.journal[action]?.(data).fr ?? [],
    );
    expect(lines[0]).toContain(receipt.number);
    expect(countLines(await linesOf(service, campaignId))).toEqual({
      concerned: 2,
      confirmed: 1,
      waiting: 1,
      by_letter: 0,
      lapsed: 0,
    });
    const exported = await within(mother, (tx) => renewalsContribution.exportPerson(tx, mother, leo));
    expect(exported).toMatchObject({ campagnes: [{ etat: "confirmed", recepisse: receipt.number }] });
  });

  test("twice, or twice at once: one renewal, one receipt, one event", async () => {
    const { mother, leo, campaignId } = await aFamily();
    house.clock.set(OPEN);
    const confirm = () => confirmRenewal(mother, { personId: leo, campaignId });
    const both = await Promise.all([confirm(), confirm()]);
    const again = await confirm();
    expect(new Set([...both, again].map(({ number }) => number)).size).toBe(1);
    await house.drain();
    expect(told().filter(([event]) => event === SUBSCRIPTION_CHANGED)).toHaveLength(1);
    const rows = await house.sqlAs("owner", "select from renewal where campaign_id = $1", [campaignId]);
    expect(rows).toHaveLength(1);
  });

  test("whose number another family has already, receives the next one drawn", async () => {
    const { mother, zoe, campaignId } = await aFamily();
    house.clock.set(OPEN);
    await morning();
    const rows = () =>
      house.sqlAs<{ id: string; number: string }>("owner", "select id, number from renewal order by id");
    const others = new Set<string>();
    // Somebody else's, each with the number that one of these children would have.
    for (const { id } of await rows()) {
      const number = drawnNumber({ prefix: "RENTREE", day: "2026-12-02", id }, 0);
      others.add(number);
      await house.sqlAs(
        "owner",
        `insert into renewal select provider_id, service_id, campaign_id, gen_random_uuid(), holder_id, sha256(subject),
           state, state_on, sealed, whose, revision, $2 from renewal where id = $1`,
        [id, number],
      );
    }
    const receipt = await confirmRenewal(mother, { personId: zoe, campaignId });
    expect(others).not.toContain(receipt.number);
    const kept = (await rows()).filter(({ number }) => number === receipt.number);
    expect(kept).toHaveLength(1);
    expect(receipt.number).toBe(
      drawnNumber({ prefix: "RENTREE", day: "2026-12-02", id: kept[0]?.id ?? "" }, 1),
    );
    expect(await confirmRenewal(mother, { personId: zoe, campaignId })).toEqual(receipt);
  });

  test("reminders go to who has not answered, once a date, and never after an answer or a withdrawal", async () => {
    const { mother, leo, zoe, campaignId } = await aFamily();
    house.clock.set(OPEN);
    await morning();
    await confirmRenewal(mother, { personId: leo, campaignId });
    house.clock.set("2026-12-16T09:00:00Z");
    await morning();
    await morning();
    const reminder = house.mails.filter(({ subject }) => subject.includes("rappel"));
    expect(reminder).toHaveLength(1);
    expect(reminder[0]?.text.replaceAll("\u00a0", " ")).toContain("Inscription de : Zoé.");
    const serviceId = (await within(mother, (tx) => listRenewals(tx, mother, zoe)))[0]?.campaign.serviceId;
    const grant = await findLiveGrant(mother, {
      personId: zoe,
      serviceId: parseId<"service">(String(serviceId)),
    });
    await withdrawGrant(mother, { personId: zoe, grantId: parseId<"grant">(String(grant?.id)) });
    house.clock.set("2026-12-26T09:00:00Z");
    await morning();
    house.clock.set(GRACE);
    await morning();
    expect(house.mails.filter(({ subject }) => subject.includes("rappel"))).toHaveLength(1);
    expect(house.mails.filter(({ subject }) => subject.includes("encore temps"))).toHaveLength(0);
    const states = await house.sqlAs<{ state: string }>(
      "owner",
      "select state from renewal where campaign_id = $1 order by state",
      [campaignId],
    );
    expect(states.map(({ state }) => state)).toEqual(["confirmed", "stopped"]);
  });
});

describe("only what changed or lacks is asked", () => {
  test("what expired is asked before; what is valid is not", async () => {
    const mother = await jeanne();
    const service = await canteen([
      asks("given_name", { required: true }),
      asks("family_quotient", { required: true }),
    ]);
    const agent = await anAgent(house, caen, ["validator"]);
    const give = (value: number) =>
      within(agent, async (tx) => {
        const about = { personId: mother.personId, name: "family_quotient" } as const;
        await createDeclaration(tx, agent, { ...about, value, saidBy: mother.personId });
        await validateElement(tx, agent, {
          ...about,
          method: "original_seen",
          evidence: { kind: "caf_statement" },
        });
      });
    await give(742);
    const granted = ["given_name", "family_quotient"];
    await acceptConsent(mother, {
      personId: mother.personId,
      serviceId: service.serviceId,
      version: service.version,
      granted,
      refused: [],
    });
    await house.drain();
    const dates = { opensOn: "2028-05-02", closesOn: "2028-06-30" };
    const campaignId = await aCampaign(house, service, {
      ...dates,
      period: { from: "2028-09-01", until: "2029-07-07" },
    });
    house.clock.set("2028-05-10T09:00:00Z");
    const system = house.system(caen);
    await expireElements(system);
    await house.drain();
    const asked = { personId: mother.personId, campaignId };
    const prepared = await buildPreparedRenewal(mother, asked);
    expect(prepared.lacking).toEqual(["family_quotient"]);
    await expect(confirmRenewal(mother, asked)).rejects.toThrow("renewals.lacking");
    await within(mother, (tx) =>
      createDeclaration(tx, mother, { personId: mother.personId, name: "family_quotient", value: 700 }),
    );
    // Given, not checked yet: it goes on, and stays suspended until an agent has looked.
    await confirmRenewal(mother, asked);
    await house.drain();
    expect((await stateOf(mother, mother.personId))?.state).toBe("suspended");
    await give(700);
    await house.drain();
    expect((await stateOf(mother, mother.personId))?.state).toBe("open");
  });
});

describe("at the desk", () => {
  test("an agent does it for somebody offline, with the same result and a receipt by post", async () => {
    const madeleine = await aPerson(house, caen, {
      validated: { given_name: "Madeleine", birthdate: "1945-08-17" },
    });
    const service = await canteen();
    await agrees(madeleine, madeleine.personId, service);
    const campaignId = await aCampaign(house, service);
    house.clock.set(OPEN);
    await morning();
    expect(countLines(await linesOf(service, campaignId))).toMatchObject({ waiting: 1, by_letter: 1 });
    const agent = await anAgent(house, caen, ["reception"]);
    const { personId } = madeleine;
    expect(await listUnanswered(agent, { campaignId, page: 1 })).toEqual({
      total: 1,
      people: [{ personId, call: [personId], byLetter: true }],
    });
    expect((await listUnanswered(agent, { campaignId, page: 2 })).people).toEqual([]);
    const spoken = { by: personId, channel: "desk" } as const;
    const receipt = await confirmRenewal(agent, { personId, campaignId, spoken });
    await house.drain();
    expect(await stateOf(madeleine, madeleine.personId)).toMatchObject({
      state: "open",
      period: { from: "2027-09-01" },
    });
    const letters = await listPersonMessages(madeleine, madeleine.personId);
    expect(letters.map(({ channel }) => channel)).toEqual(["letter", "letter"]);
    expect(letters.some(({ text }) => text.includes(receipt.number))).toBe(true);
    expect((await listUnanswered(agent, { campaignId, page: 1 })).total).toBe(0);
  });

  test("a page of three lines costs as many statements as a page of one", async () => {
    const mother = await jeanne();
    const service = await canteen();
    await agrees(mother, await childOf(mother, "Léo"), service);
    const campaignId = await aCampaign(house, service);
    house.clock.set(OPEN);
    await morning();
    const agent = await anAgent(house, caen, ["reception"]);
    const statements = async () => {
      const sent = vi.spyOn(Client.prototype, "query");
      const { people } = await listUnanswered(agent, { campaignId, page: 1 });
      const { length } = sent.mock.calls;
      sent.mockRestore();
      return { lines: people.length, length };
    };
    const one = await statements();
    house.clock.set("2026-11-24T08:00:00Z");
    for (const name of ["Zoé", "Tom"]) await agrees(mother, await childOf(mother, name), service);
    house.clock.set(OPEN);
    await morning();
    expect(await statements()).toEqual({ lines: 3, length: one.length });
  });

  test("for a child, the parents are called; a mandated relative, after the person", async () => {
    const mother = await jeanne();
    const leo = await childOf(mother, "Léo");
    const old = await aPerson(house, caen, {
      validated: { given_name: "Madeleine", birthdate: "1945-08-17" },
    });
    const agent = await anAgent(house, caen, ["validator", "reception"]);
    await within(agent, async (tx) => {
      const id = await addRepresentation(tx, agent, {
        representativeId: mother.personId,
        representedId: old.personId,
        kind: "mandate",
        until: "2027-06-30",
      });
      await validateRepresentation(agent, { id, evidence: { kind: "mandate" } });
    });
    const service = await canteen();
    await agrees(mother, leo, service);
    await agrees(old, old.personId, service);
    const campaignId = await aCampaign(house, service);
    house.clock.set(OPEN);
    await morning();
    const { people } = await listUnanswered(agent, { campaignId, page: 1 });
    const calls = new Map(people.map(({ personId, call }) => [personId, call]));
    expect(calls.get(leo)).toEqual([mother.personId]);
    expect(calls.get(old.personId)).toEqual([old.personId, mother.personId]);
  });
});
