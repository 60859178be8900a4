import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { waitingOnLocks } from "../../../testing/waiting-on-locks.ts";
import { setRegie } from "../../billing/payments/index.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import {
  countersErrors,
  defineCountersJobs,
  getCounter,
  listAccounts,
  openAccount,
  recordCounterAnchors,
  updateCounterDefinition,
  verifyCounter,
} from "../../ledger/counters/index.ts";
import { passesContribution } from "./contribution.ts";
import {
  addPartnerAgent,
  confirmOfferUse,
  endPartnerAgent,
  issueShortCode,
  openPass,
  readPass,
} from "./index.ts";
import {
  aPaperOf,
  aPartner,
  aYouthPass,
  type Member,
  scan,
  uses,
  type YouthPass,
} from "./testing/a-youth-pass.ts";

// Counters of offers are nobody's purse, who signs in for a partner can be mended, and what happens at once
// is told apart.

let house: TestRuntime;
let pass: YouthPass;
let karim: Member;

beforeAll(async () => {
  house = await testRuntime();
  pass = await aYouthPass(house, (await aTown(house, { slug: "caen" })).id);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  karim = await pass.member();
});

const seats = () => parseId<"counter">(pass.seats);

describe("the counter of an offer", () => {
  test("is opened by its pass alone, and among nobody's counters", async () => {
    const stranger = await pass.young();
    const { personId } = stranger;
    await expect(openAccount(stranger, { personId, counterId: seats() })).rejects.toMatchObject({
      code: "counters.kept_elsewhere",
    });
    const held = await listAccounts(karim, karim.personId);
    expect(held.map(({ counter }) => counter.id)).toEqual([pass.feeCounterId]);
  });

  test("is changed by nobody, and in no régie", async () => {
    const counter = await pass.mayor.transaction((tx) => getCounter(tx, pass.mayor, seats()));
    const services = counter.services.map(({ serviceId }) => serviceId);
    await expect(
      updateCounterDefinition(pass.mayor, { ...counter, services, ceiling: 1 }),
    ).rejects.toMatchObject({
      code: "counters.kept_elsewhere",
    });
    await expect(
      setRegie(pass.mayor, {
        ...{
          id: parseId<"regie">(randomUUID()),
          name: "Régie",
          code: "ATOUT",
          act: "Arrêté 2026-9",
          cashMax: 0,
        },
        counters: [{ counterId: seats(), priceCents: null }],
      }),
    ).rejects.toMatchObject({
      fields: expect.arrayContaining([expect.objectContaining({ field: "counters" })]),
    });
  });

  test("holds nothing the night after the last day of its pass; each line of it is in the ledger", async () => {
    const { code } = await aPaperOf(karim);
    await uses(pass.cinema.agent, code, pass.seats);
    const left = async () => {
      const [row] = await house.sqlAs<{ sum: number }>(
        "owner",
        `select coalesce(sum(a.balance), 0)::int as sum from counter_account a join pass_offer o on o.counter_id = a.counter_id
         where a.kind = 'holder'`,
      );
      return row?.sum;
    };
    const jobs = defineCountersJobs(computeCarriedByCards);
    const night = () => getJob(jobs, "counters.lapse").run(house.system(pass.town), {});
    // Within the hour of its first lines, as the job does.
    await recordCounterAnchors(house.system(pass.town));
    house.clock.set("2027-08-31T20:00:00Z");
    await night();
    expect(await left()).toBeGreaterThan(0);
    house.clock.set("2027-09-01T02:35:00Z");
    await night();
    expect(await left()).toBe(0);
    await recordCounterAnchors(house.system(pass.town));
    const auditor = await anAgent(house, pass.town, ["auditor"]);
    expect((await verifyCounter(auditor, seats())).faults).toEqual([]);
  });

  test("never speaks to a shop: what the ledger refuses is said in words of passes", async () => {
    const { code } = await aPaperOf(karim);
    const { ticket } = await scan(pass.cinema.agent, code);
    await house.sqlAs("owner", `update counter set debit_max = 1 where id = '${pass.seats}'`);
    const refused = await confirmOfferUse(pass.cinema.agent, { ticket, offerId: pass.seats }).catch(
      (error: { code?: string }) => error.code,
    );
    await house.sqlAs("owner", `update counter set debit_max = 500 where id = '${pass.seats}'`);
    expect(refused).toBe("passes.not_a_member");
    expect(Object.keys(countersErrors.codes)).not.toContain(refused);
  });

  test("is opened for nobody who did not join: no account, no line of a journal", async () => {
    const stranger = await pass.young({ name: "Nadia" });
    const asked = { passId: pass.passId, personId: stranger.personId };
    const count = async () =>
      (await house.sqlAs("owner", `select from counter_account where counter_id = '${pass.seats}'`)).length;
    const before = await count();
    await expect(openPass(stranger, asked)).rejects.toMatchObject({ code: "passes.not_a_member" });
    expect(await count()).toBe(before);
  });
});

describe("who signs in for a partner", () => {
  const known = { code: "access.agent_known" };

  test("is named once, however often the form is sent, and at once; the id with another address is refused", async () => {
    const gym = await aPartner(pass, "Salle du Port", [pass.climb]);
    const asked = {
      ...{ id: parseId<"staff">(randomUUID()), partnerId: gym.id },
      ...{ displayName: "Caisse", email: "port@salle.example" },
    };
    await Promise.all([addPartnerAgent(pass.mayor, asked), addPartnerAgent(pass.mayor, asked)]);
    await addPartnerAgent(pass.mayor, asked);
    await expect(
      addPartnerAgent(pass.mayor, { ...asked, email: "autre@salle.example" }),
    ).rejects.toMatchObject(known);
  });

  test("ended, is named again, there or elsewhere; an agent with a role, or of a partner already, is not", async () => {
    const [one, other] = [
      await aPartner(pass, "Salle du Nord", [pass.climb]),
      await aPartner(pass, "Salle du Sud", [pass.climb]),
    ];
    const id = parseId<"staff">(randomUUID());
    const email = "caisse@nord.example";
    await addPartnerAgent(pass.mayor, { id, partnerId: one.id, displayName: "Caisse", email });
    const again = { id: parseId<"staff">(randomUUID()), partnerId: other.id, displayName: "Caisse", email };
    await expect(addPartnerAgent(pass.mayor, again)).rejects.toMatchObject(known);
    await endPartnerAgent(pass.mayor, { partnerId: one.id, staffId: id });
    await addPartnerAgent(pass.mayor, again);
    const till = house.as(
      { kind: "staff", staffId: id, label: "Caisse", roles: [], signedInBy: "email_link" },
      pass.town,
    );
    const { code } = await aPaperOf(karim);
    expect((await scan(till, code)).offers.map(({ offer }) => offer.name.fr)).toEqual(["Escalade"]);
  });
});

describe("at once", () => {
  test("somebody is erased while a shop confirms: what was used is nobody's", async () => {
    const { code } = await aPaperOf(karim);
    const { ticket } = await scan(pass.cinema.agent, code);
    const system = house.system(pass.town);
    // Whoever confirms is held in the middle of it, then who erases behind them.
    const between = new Client({ connectionString: house.ownerUrl });
    await between.connect();
    await between.query("begin");
    await between.query("select from pass_membership for update");
    const confirming = confirmOfferUse(pass.cinema.agent, { ticket, offerId: pass.seats });
    await expect.poll(() => waitingOnLocks(house)).toBe(1);
    const erasing = system.transaction(async (tx) =>
      passesContribution.erasePerson?.(tx, system, karim.personId),
    );
    await expect.poll(() => waitingOnLocks(house)).toBe(2);
    await between.query("commit");
    await between.end();
    await Promise.all([confirming, erasing]);
    const orphans = await house.sqlAs(
      "owner",
      "select from pass_use u where membership_id is not null and not exists (select from pass_membership m where m.id = u.membership_id)",
    );
    expect(orphans).toEqual([]);
  });

  test("of two codes asked for at once, one opens", async () => {
    const asked = { passId: pass.passId, personId: karim.personId };
    const both = await Promise.all([issueShortCode(karim, asked), issueShortCode(karim, asked)]);
    const read = [];
    for (const { code } of both) read.push((await readPass(pass.cinema.agent, { code })).accepted);
    expect(read.toSorted()).toEqual([false, true]);
  });
});
