import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { paymentsJobs, setOnlineAccount, startTopUp } from "../../billing/payments/index.ts";
import { aPayfip, type Payfip } from "../../billing/payments/testing/a-payfip.ts";
import { aRegie } from "../../billing/payments/testing/a-regie.ts";
import { asked } from "../../billing/payments/testing/asked-online.ts";
import { registerEquipment } from "../../cards/equipment/index.ts";
import { requestSupport, showSupportCode } from "../../cards/supports/index.ts";
import { aPurse } from "../../ledger/counters/testing/a-purse.ts";
import { endKioskVisit, openKioskVisit, readVisit, registerKiosk, startKioskPayment } from "./index.ts";

// A picture of a paper opens a visit: what is begun with it keeps its holder from nothing.

let payfip: Payfip;
let house: TestRuntime;
beforeAll(async () => {
  payfip = await aPayfip();
  house = await testRuntime([paymentsJobs], { payfipUrl: payfip.url });
});
afterAll(async () => {
  await house?.close();
  await payfip?.close();
});

/** Somebody with a paper, at a kiosk that is paid by this service. */
async function atAKiosk(slug: string, provider: "simulator" | "payfip") {
  house.clock.set("2026-11-30T09:00:00Z");
  const town = await aTown(house, { slug });
  const purse = await aPurse(house, town.id, { ceiling: 10_000 });
  const { mayor, regieId } = await aRegie(house, town.id, purse);
  const mode = provider === "simulator" ? "test" : "production";
  await setOnlineAccount(mayor, { regieId, provider, clientNumber: "012345", mode });
  const holder = await purse.holder();
  const { personId } = holder;
  await house.sqlAs("owner", "update person set status = 'declared' where id = $1", [personId]);
  const id = parseId<"equipment">(randomUUID());
  const facts = { id, kind: "kiosk", name: "Borne", place: "Hall", deskId: town.deskId } as const;
  const { secret } = await registerKiosk(mayor, (await registerEquipment(mayor, facts)).code);
  const paper = parseId<"support">(randomUUID());
  await requestSupport(await anAgent(house, town.id, ["validator"]), {
    id: paper,
    personId,
    kind: "printed",
  });
  const { code } = await showSupportCode(holder.person, paper);
  const visit = async () => {
    const shown = await openKioskVisit(mayor, { secret, code });
    if (!("visit" in shown)) throw new Error(shown.refusal);
    return shown.visit;
  };
  return { mayor, holder, secret, visit };
}

test("payments begun at a kiosk and left there are bounded, and their holder pays at home all the same", async () => {
  const { mayor, holder, secret, visit } = await atAKiosk("saint-lo", "simulator");
  const begin = async () => {
    const one = { ...asked(holder, { amount: 100 }), accountId: holder.accountId, email: "" };
    return startKioskPayment(mayor, { ...one, secret, visit: await visit() });
  };
  for (let left = 0; left < 5; left += 1) await begin();
  await expect(begin()).rejects.toMatchObject({ code: "payments.too_many_under_way" });
  const own = () => startTopUp(holder.person, asked(holder, { amount: 100 }));
  for (let left = 0; left < 5; left += 1) expect((await own()).page).not.toBe("");
  await expect(own()).rejects.toMatchObject({ code: "payments.too_many_under_way" });
});

test("who finishes, or comes next, while the payment service answers is not undone by it", async () => {
  const { mayor, holder, secret, visit } = await atAKiosk("coutances", "payfip");
  const pays = async (meanwhile: () => Promise<void>) => {
    const one = { ...asked(holder, { amount: 100 }), accountId: holder.accountId };
    const begun = { ...one, secret, visit: await visit() };
    payfip.meanwhile = meanwhile;
    try {
      expect((await startKioskPayment(mayor, begun)).page).not.toBe("");
    } finally {
      payfip.meanwhile = undefined;
    }
    return begun;
  };
  const finished = await pays(() => endKioskVisit(mayor, secret));
  // The same form, sent again by a copy of what the browser carried.
  await expect(startKioskPayment(mayor, finished)).rejects.toMatchObject({ code: "kiosks.visit_over" });
  let next = "";
  await pays(async () => {
    next = await visit();
  });
  expect((await readVisit(mayor, { secret, visit: next })).people).toHaveLength(1);
});
