import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asId } from "../../kernel/ids.ts";
import { anAgent, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { aPurse } from "../counters/testing/a-purse.ts";
import { registerEquipment } from "../equipment/index.ts";
import { beginTopUp, paymentsJobs, setOnlineAccount } from "../payments/index.ts";
import { aRegie } from "../payments/testing/a-regie.ts";
import { asked } from "../payments/testing/asked-online.ts";
import { orderSupport, showCode } from "../supports/index.ts";
import { beginAtKiosk, pairKiosk, presentAtKiosk } from "./index.ts";

// A picture of a paper opens a visit: what is begun with it keeps its holder from nothing.

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime([paymentsJobs]);
});
afterAll(() => house?.close());

test("payments begun at a kiosk and left there are bounded, and their holder pays at home all the same", async () => {
  house.clock.set("2026-11-30T09:00:00Z");
  const town = await aTown(house, { slug: "saint-lo" });
  const purse = await aPurse(house, town.id, { ceiling: 10_000 });
  const { mayor, regieId } = await aRegie(house, town.id, purse);
  await setOnlineAccount(mayor, {
    regieId,
    provider: "simulator",
    clientNumber: "012345",
    mode: "test",
  });
  const holder = await purse.holder();
  const { accountId, personId } = holder;
  await house.sqlAs("owner", "update person set status = 'declared' where id = $1", [personId]);
  const id = asId<"equipment">(randomUUID());
  const facts = { id, kind: "kiosk", name: "Borne", place: "Hall", deskId: town.deskId } as const;
  const { secret } = await pairKiosk(mayor, (await registerEquipment(mayor, facts)).code);
  const paper = asId<"support">(randomUUID());
  await orderSupport(await anAgent(house, town.id, ["validator"]), { id: paper, personId, kind: "printed" });
  const { code } = await showCode(holder.person, paper);
  const begin = async () => {
    const shown = await presentAtKiosk(mayor, { secret, code });
    if (!("visit" in shown)) throw new Error(shown.refusal);
    const one = { ...asked(holder, { amount: 100 }), accountId, email: "" };
    return beginAtKiosk(mayor, { ...one, secret, visit: shown.visit });
  };
  for (let left = 0; left < 5; left += 1) await begin();
  await expect(begin()).rejects.toMatchObject({ code: "payments.too_many_under_way" });
  const own = () => beginTopUp(holder.person, asked(holder, { amount: 100 }));
  for (let left = 0; left < 5; left += 1) expect((await own()).page).not.toBe("");
  await expect(own()).rejects.toMatchObject({ code: "payments.too_many_under_way" });
});
