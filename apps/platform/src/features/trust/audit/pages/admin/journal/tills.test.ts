import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { addDays } from "../../../../../../kernel/civil-date.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { closeTill } from "../../../../../billing/payments/index.ts";
import { type ARegie, aRegie } from "../../../../../billing/payments/testing/a-regie.ts";
import { aPurse } from "../../../../../ledger/counters/testing/a-purse.ts";
import { readAuthorityJournal } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let regie: ARegie;
const TILLS = "/caen/administration/journal/caisses";
const text = (body: string) => body.replaceAll(/<[^>]*>/g, " ").replaceAll(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  const { house, town } = admin;
  house.clock.set("2026-09-01T17:00:00Z");
  const purse = await aPurse(house, town.id);
  regie = await aRegie(house, town.id, purse);
  const holder = await purse.holder();
  await regie.take(holder);
  for (let day = 0; day < 52; day += 1) {
    house.clock.set(`${addDays("2026-09-01", day)}T17:00:00Z`);
    const counted = { id: parseId<"tillClosing">(randomUUID()), regieId: regie.regieId, cheques: 0 };
    const reason = day === 0 ? "Un billet de trop" : "";
    await closeTill(regie.mandataire, { ...counted, cash: day === 0 ? 2_500 : 0, reason });
  }
});
afterAll(() => admin?.house.close());

test("an auditor reads every closing of a régie, page by page to the first, and each reading leaves a line", async () => {
  const { house, server, town } = admin;
  const agent = await anAgent(house, town.id, ["auditor"], "Anne Poulain");
  const auditor = await server.signedIn(agent);
  expect((await auditor.open("/caen/administration/journal")).body).toContain(`href="${TILLS}"`);
  expect((await auditor.open(TILLS)).body).toContain(`href="${TILLS}/${regie.regieId}"`);
  const first = await auditor.open(`${TILLS}/${regie.regieId}`);
  expect(text(first.body)).toContain("Clôture de caisse n° 52");
  expect(text(first.body)).not.toMatch(/n° 2 /);
  const [, older = ""] = new RegExp(`href="(${TILLS}/[0-9a-f-]{36}\\?avant=\\d+)"`).exec(first.body) ?? [];
  const before = await auditor.open(older);
  expect(text(before.body)).toMatch(/n° 2 .*n° 1 /);
  expect(text(before.body)).not.toContain("Les clôtures d’avant");
  const all = [...before.body.matchAll(new RegExp(`href="(${TILLS}/clotures/[0-9a-f-]{36})"`, "g"))];
  const sheet = text((await auditor.open(all.at(-1)?.[1] ?? "")).body);
  expect(sheet).toContain("Clôture de caisse n° 1");
  expect(sheet).toContain("Un billet de trop");
  expect(sheet).toContain("Écart 5,00 €");
  const { entries } = await house
    .system(town.id)
    .transaction((tx) => readAuthorityJournal(tx, house.system(town.id), { limit: 50 }));
  expect(entries.map(({ action }) => action)).toContain("payments.closing_read");
});

test("whoever is no auditor has no such page, and an unknown closing is none", async () => {
  const { house, server, town } = admin;
  const mayor = await server.signedIn(regie.mayor);
  for (const path of [TILLS, `${TILLS}/${regie.regieId}`, `${TILLS}/clotures/${randomUUID()}`])
    expect((await mayor.open(path)).status, path).toBe(403);
  const auditor = await server.signedIn(await anAgent(house, town.id, ["auditor"], "Anne Poulain"));
  for (const path of [`${TILLS}/${randomUUID()}`, `${TILLS}/clotures/${randomUUID()}`, `${TILLS}/x`])
    expect((await auditor.open(path)).status, path).toBe(404);
});
