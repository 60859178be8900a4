import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import {
  cancelTransfer,
  closeStatement,
  confirmPartnerAgreement,
  findOwnInvolvement,
  listTransferWriters,
  readOwnStatements,
  readTransfers,
  type StatementId,
  writeTransfer,
} from "./index.ts";
import { aPaperOf, aPartner, aYouthPass, type Member, uses, type YouthPass } from "./testing/a-youth-pass.ts";

// A transfer that its bank refused: two people say it, and neither pays twice alone.

let house: TestRuntime;
let pass: YouthPass;
let karim: Member;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  pass = await aYouthPass(house, (await aTown(house, { slug: "caen" })).id);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  karim = await pass.member();
});

const administrator = (name: string) => anAgent(house, pass.town, ["authority_administrator"], name);

/** Whoever voided the last, a namesake of theirs, who agreed the partner; and nothing for whoever may. */
async function eachHasTheirReason(id: StatementId, { rose, yves }: Record<"rose" | "yves", Context>) {
  const readers = [rose, await administrator("Rose Aubert"), pass.mayor, yves];
  const reasons = await Promise.all(readers.map((one) => findOwnInvolvement(one, id)));
  expect(reasons).toEqual([
    { deed: "voided", isOwn: true },
    { deed: "voided", isOwn: false },
    { deed: "agreed", isOwn: true },
    undefined,
  ]);
}

describe("a transfer that is not paid", () => {
  const payer = { name: "Ville de Caen", iban: "FR14 2004 1010 0505 0001 3M02 606" };
  async function prepared(name: string) {
    const gym = await aPartner(pass, name, [pass.seats]);
    const { code } = await aPaperOf(karim);
    await uses(gym.agent, code, pass.seats);
    house.clock.set("2026-11-25T08:00:00Z");
    const id = parseId<"passStatement">(randomUUID());
    await closeStatement(pass.mayor, { id, partnerId: gym.id, untilOn: "2026-11-24" });
    const [yves, rose] = [await administrator("Yves Marie"), await administrator("Rose Aubert")];
    const asked = { id, payer, payOn: "2026-11-26" };
    return { gym, id, yves, rose, asked, file: await writeTransfer(yves, asked) };
  }

  test("its day past, the same file is given back, byte for byte", async () => {
    const { yves, rose, asked, file } = await prepared("Salle du Quai");
    house.clock.set("2026-12-03T08:00:00Z");
    expect([await writeTransfer(yves, asked), await writeTransfer(rose, asked)]).toEqual([file, file]);
  });

  test("is voided by another than who prepared it, with a reason, and prepared anew under another number", async () => {
    const { gym, id, yves, rose, asked, file } = await prepared("Salle du Bassin");
    const voiding = { id, attempt: 1, reason: "refused" } as const;
    await expect(cancelTransfer(yves, voiding)).rejects.toMatchObject({ code: "passes.second_agent_needed" });
    const namesake = await administrator("Yves Marie");
    await expect(cancelTransfer(namesake, voiding)).rejects.toMatchObject({
      code: "passes.second_agent_needed",
    });
    await expect(cancelTransfer(pass.mayor, voiding)).rejects.toMatchObject({
      code: "passes.colleague_needed",
    });
    await expect(cancelTransfer(rose, { ...voiding, attempt: 2 })).rejects.toMatchObject({
      code: "passes.no_such_transfer",
    });
    await Promise.all([cancelTransfer(rose, voiding), cancelTransfer(rose, voiding)]);
    const statements = async () => (await readOwnStatements(gym.agent)).statements;
    expect((await statements()).map(({ payOn }) => payOn)).toEqual([null]);
    const other = { ...asked, payOn: "2026-12-03", payer: { ...payer, iban: "DE89370400440532013000" } };
    // Whoever voids it, or a namesake of theirs, would pay the partner twice alone: the database says so too.
    const alone = { code: "passes.second_agent_needed" };
    await expect(writeTransfer(rose, other)).rejects.toMatchObject(alone);
    await expect(writeTransfer(await administrator("Rose Aubert"), other)).rejects.toMatchObject(alone);
    await expect(
      house.sqlAs(
        "owner",
        `insert into pass_transfer select t.authority_id, t.statement_id, payer, iban_sealed, pay_on, written_on, v.voided_by, 2, created_at
         from pass_transfer t join pass_transfer_void v using (authority_id, statement_id) where statement_id = '${id}'`,
      ),
    ).rejects.toThrow("count for one");
    const named = (await listTransferWriters(rose, id)).map(({ displayName }) => displayName);
    expect([named.includes("Yves Marie"), named.includes("Rose Aubert")]).toEqual([true, false]);
    await eachHasTheirReason(id, { rose, yves });
    const anew = await writeTransfer(yves, other);
    const endToEnd = (text: string) => /<EndToEndId>([^<]+)/.exec(text)?.[1];
    const plain = id.replaceAll("-", "");
    expect([endToEnd(file), endToEnd(anew)]).toEqual([`P${plain}`, `Q${plain}`]);
    // Who prepared the first knows whether the bank has it: they are written to, once.
    await house.drain();
    const told = house.mails.filter(({ subject }) => subject.includes("est annulé"));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /Rose Aubert a annulé le virement que vous aviez préparé pour «\sSalle du Bassin\s»[\s\S]*La banque l’a refusé/,
      ),
    ]);
    // The form that voided the first, sent again, leaves the second.
    await cancelTransfer(rose, voiding);
    const { live, voided } = await readTransfers(rose, id);
    expect([live?.attempt, voided.map(({ reason }) => reason)]).toEqual([2, ["refused"]]);
    expect((await statements()).map(({ payOn }) => payOn)).toEqual(["2026-12-03"]);
    const auditor = await anAgent(house, pass.town, ["auditor"]);
    const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 20 }));
    expect(entries.filter(({ action }) => action === "passes.transfer_voided")).toHaveLength(1);
    // The database asks for two agents and for one transfer at a time, whoever writes.
    await expect(
      house.sqlAs(
        "owner",
        `insert into pass_transfer_void select authority_id, statement_id, attempt, 'wrong', written_on, written_by from pass_transfer
         where statement_id = '${id}' and attempt = 2`,
      ),
    ).rejects.toThrow("count for one");
    await expect(
      house.sqlAs(
        "owner",
        `insert into pass_transfer select authority_id, statement_id, payer, iban_sealed, pay_on, written_on, written_by, 3, created_at
         from pass_transfer where statement_id = '${id}' and attempt = 2`,
      ),
    ).rejects.toThrow("one transfer at a time");
  });

  test("is neither written nor voided once the statement is no longer what was sealed", async () => {
    const { id, yves, rose, asked } = await prepared("Salle du Sceau");
    await house.sqlAs(
      "owner",
      `begin; alter table pass_use disable trigger user; update pass_use set amount_cents = 400 where statement_id = '${id}';
       alter table pass_use enable trigger user; commit`,
    );
    const broken = { code: "passes.seal_broken" };
    await expect(writeTransfer(yves, asked)).rejects.toMatchObject(broken);
    await expect(cancelTransfer(rose, { id, attempt: 1, reason: "wrong" })).rejects.toMatchObject(broken);
  });

  test("waits, where nobody says who agreed the partner, until a colleague takes the agreement up", async () => {
    const gym = await aPartner(pass, "Salle d’Avant", [pass.seats]);
    const { code } = await aPaperOf(karim);
    await uses(gym.agent, code, pass.seats);
    house.clock.set("2026-11-25T08:00:00Z");
    const id = parseId<"passStatement">(randomUUID());
    await closeStatement(pass.mayor, { id, partnerId: gym.id, untilOn: "2026-11-24" });
    await house.sqlAs(
      "owner",
      `begin; alter table pass_partner disable trigger user; update pass_partner set agreed_by = null where id = '${gym.id}';
       alter table pass_partner enable trigger user; commit`,
    );
    const asked = { id, payer, payOn: "2026-11-26" };
    const [yves, rose] = [await administrator("Yves Marie"), await administrator("Rose Aubert")];
    await expect(writeTransfer(yves, asked)).rejects.toMatchObject({ code: "passes.agreement_of_nobody" });
    await confirmPartnerAgreement(rose, gym.id);
    await confirmPartnerAgreement(yves, gym.id);
    await expect(writeTransfer(rose, asked)).rejects.toMatchObject({ code: "passes.colleague_needed" });
    expect(await writeTransfer(yves, asked)).toContain("5.00");
  });
});
