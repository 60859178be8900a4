import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId, type StaffId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import {
  addPartnerAgent,
  approvePartnerAccount,
  closeStatement,
  endPartnerAgent,
  readOwnAccount,
  readPartnerAccount,
  requestPartnerAccount,
  withdrawPartnerAccount,
  writeTransfer,
} from "./index.ts";
import {
  aPaperOf,
  aPartner,
  aYouthPass,
  IBAN,
  type PartnerAt,
  uses,
  type YouthPass,
} from "./testing/a-youth-pass.ts";

// A shop changed bank: one agent asks, another agrees, the shop is told, and nobody turns its money aside
// alone.

let house: TestRuntime;
let pass: YouthPass;
const OTHER = "FR1420041010050500013M02606";
const THIRD = "DE89370400440532013000";

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  house.clock.set("2026-11-24T08:00:05Z");
  pass = await aYouthPass(house, (await aTown(house, { slug: "caen" })).id);
});
afterAll(() => house?.close());

const administrator = (name: string) => anAgent(house, pass.town, ["authority_administrator"], name);
const asked = (by: Context, { id: partnerId }: PartnerAt, iban = OTHER) =>
  requestPartnerAccount(by, { partnerId, iban });
async function waitingOf(reader: Context, { id }: PartnerAt) {
  const { waiting } = await readPartnerAccount(reader, id);
  return waiting ?? expect.fail("nothing waits");
}

test("is paid to another account once a colleague agreed; what was prepared stays, and the shop is told each time", async () => {
  const [yves, rose, anne] = [
    await administrator("Yves Marie"),
    await administrator("Rose Aubert"),
    await administrator("Anne Bellot"),
  ];
  const gym = await aPartner(pass, "Salle du Quai", [pass.seats]);
  const statement = async (untilOn: string) => {
    const { code } = await aPaperOf(await pass.member());
    await uses(gym.agent, code, pass.seats);
    house.clock.advance(86_400_000);
    const id = parseId<"passStatement">(randomUUID());
    await closeStatement(pass.mayor, { id, partnerId: gym.id, untilOn });
    return id;
  };
  const payer = { name: "Ville de Caen", iban: "FR7610107001011234567890129" };
  const paying = { id: await statement("2026-11-24"), payer, payOn: "2026-11-27" };
  const former = await writeTransfer(anne, paying);
  expect(former).toContain(IBAN);
  await expect(asked(yves, gym, "FR76 1234")).rejects.toMatchObject({ code: "passes.account_not_valid" });
  await expect(asked(yves, gym, IBAN)).rejects.toMatchObject({ code: "passes.account_not_valid" });
  await asked(yves, gym);
  await asked(yves, gym);
  expect(await readOwnAccount(gym.agent)).toEqual({ lastFour: "0189", waiting: "2606" });
  const waiting = await waitingOf(rose, gym);
  expect(waiting).toMatchObject({ lastFour: "2606", by: "Yves Marie", isTheirs: false });
  // Not alone, nor by somebody of the same name; nor another account than the one that was read.
  const agreeing = { partnerId: gym.id, id: waiting.id };
  for (const alone of [yves, await administrator("Yves Marie")])
    await expect(approvePartnerAccount(alone, agreeing)).rejects.toMatchObject({
      code: "passes.account_needs_another",
    });
  await asked(yves, gym, THIRD);
  await expect(approvePartnerAccount(rose, agreeing)).rejects.toMatchObject({ code: "passes.account_over" });
  await asked(yves, gym);
  await approvePartnerAccount(rose, { partnerId: gym.id, id: (await waitingOf(rose, gym)).id });
  expect(await readOwnAccount(gym.agent)).toEqual({ lastFour: "2606", waiting: null });
  // The same bytes, to the account of that day; the next one to the new.
  expect(await writeTransfer(anne, paying)).toBe(former);
  const next = { id: await statement("2026-11-25"), payer, payOn: "2026-11-30" };
  // Who asked for the account does not write what is paid to it.
  await expect(writeTransfer(yves, next)).rejects.toMatchObject({ code: "passes.colleague_needed" });
  const written = await writeTransfer(anne, next);
  expect([written.includes(OTHER), written.includes(IBAN)]).toEqual([true, false]);
  // An account that is no more seen, by a restoration or a policy, turns nothing back to the former bank.
  const seen = await house.sqlAs<{ readonly as_it_was: string }>(
    "owner",
    "select pg_get_expr(polqual, polrelid) as as_it_was from pg_policy where polname = 'the_system_reads' and polrelid = 'pass_partner_account'::regclass",
  );
  const read = (what: string) =>
    house.sqlAs("owner", `alter policy the_system_reads on pass_partner_account using (${what})`);
  await read("false");
  await expect(writeTransfer(anne, next)).rejects.toThrow("no result");
  await read(String(seen[0]?.as_it_was));
  expect(await writeTransfer(anne, next)).toBe(written);
  await house.drain();
  const told = house.mails.filter(({ text }) => text.includes("Salle du Quai")).map(({ subject }) => subject);
  expect(told.filter((subject) => subject.startsWith("Un autre compte est demandé"))).toHaveLength(3);
  expect(told.filter((subject) => subject.startsWith("Votre compte ne change pas"))).toHaveLength(2);
  expect(told.filter((subject) => subject.startsWith("Vous êtes payé sur un autre"))).toHaveLength(1);
});

test("of a shop that has no agent is agreed on by nobody, until the shop has somebody who is told", async () => {
  const [yves, rose] = [await administrator("Odon Thiry"), await administrator("Flore Mabire")];
  const shop = await aPartner(pass, "Fleurs du Quai", [pass.seats]);
  const { staffId } = shop.agent.actor as { staffId: StaffId };
  await endPartnerAgent(pass.mayor, { partnerId: shop.id, staffId });
  await asked(yves, shop);
  await asked(yves, shop);
  const silent = await waitingOf(rose, shop);
  expect(silent.told).toBe(0);
  await expect(approvePartnerAccount(rose, { partnerId: shop.id, id: silent.id })).rejects.toMatchObject({
    code: "passes.account_untold",
  });
  const by = (rose.actor as { staffId: string }).staffId;
  await expect(
    house.sqlAs("owner", "update pass_partner_account set told = 1 where told = 0"),
  ).rejects.toThrow("stays as it was");
  await expect(
    house.sqlAs(
      "owner",
      `select set_config('ardeco.actor_id', '${by}', true);
       update pass_partner_account set state = 'served', seen_by = '${by}', served_at = now() where told = 0 and state = 'waiting'`,
    ),
  ).rejects.toThrow("nobody of the partner was told");
  // Asked again once the shop has somebody: they are written to.
  await addPartnerAgent(pass.mayor, {
    id: parseId<"staff">(randomUUID()),
    partnerId: shop.id,
    displayName: "Caisse : Fleurs du Quai",
    email: "fleurs@partenaires.example",
  });
  await asked(yves, shop);
  const heard = await waitingOf(rose, shop);
  expect(heard.told).toBe(1);
  await approvePartnerAccount(rose, { partnerId: shop.id, id: heard.id });
  expect((await readPartnerAccount(rose, shop.id)).lastFour).toBe("2606");
});

test("is asked for and agreed on by nobody of the shop, nor without the role, nor past row-level security", async () => {
  const [yves, rose] = [await administrator("Paul Rault"), await administrator("Lise Hue")];
  const shop = await aPartner(pass, "Librairie du Port", [pass.seats]);
  for (const other of [shop.agent, await anAgent(house, pass.town, ["reception", "validator"])])
    await expect(asked(other, shop)).rejects.toMatchObject({ code: "access.capability_missing" });
  await asked(yves, shop);
  const { id } = await waitingOf(rose, shop);
  await withdrawPartnerAccount(rose, { partnerId: shop.id, id });
  expect(await readOwnAccount(shop.agent)).toEqual({ lastFour: "0189", waiting: null });
  await asked(yves, shop);
  // Somebody of the shop who is made an administrator counts for the shop.
  await house.sqlAs("owner", "insert into pass_partner_agent values ($1, $2, $3)", [
    ...[pass.town, shop.id, (rose.actor as { staffId: string }).staffId],
  ]);
  const waiting = await waitingOf(rose, shop);
  expect(waiting.isTheirs).toBe(true);
  await expect(approvePartnerAccount(rose, { partnerId: shop.id, id: waiting.id })).rejects.toMatchObject({
    code: "passes.account_needs_another",
  });
  for (const sql of [
    "update pass_partner_account set state = 'served', seen_by = gen_random_uuid(), served_at = now() where state = 'waiting'",
    "update pass_partner_account set state = 'served', seen_by = asked_by, served_at = now() where state = 'waiting'",
    "update pass_partner_account set state = 'waiting' where state = 'withdrawn'",
    "delete from pass_partner_account",
  ])
    await expect(house.sqlAs("owner", sql)).rejects.toThrow(/person|for one|stays/);
});
