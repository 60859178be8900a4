import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { aCanteen } from "../../invoices/testing/a-canteen.ts";
import { aRegie, staffOf } from "../../payments/testing/a-regie.ts";
import {
  type Creditor,
  confirmFirstCreditor,
  listOffered,
  readDebits,
  setCreditor,
  signOnline,
} from "../index.ts";
import { aTownThatDebits, type DirectDebit, IBAN } from "../testing/a-direct-debit.ts";

// The first account of a series, where one person's word is not enough.

let house: TestRuntime;
let caen: DirectDebit;
const ELSEWHERE = "DE89370400440532013000";

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
});

const current = async (): Promise<Creditor> => {
  const [creditor] = await listOffered(caen.canteen.mayor);
  if (!creditor) throw new TypeError("a creditor is expected");
  return creditor;
};
const another = (name: string) => anAgent(house, caen.canteen.town, ["authority_administrator"], name);

describe("the first account", () => {
  async function aNewSeries() {
    const canteen = await aCanteen(house, caen.canteen.town, { code: "BIBLIO", dueDays: 15 });
    const regie = await aRegie(house, caen.canteen.town, canteen.purse, { code: "BIBLIO" });
    const { seriesId } = canteen;
    const creditor: Creditor = { ...(await current()), seriesId, regieId: regie.regieId, iban: IBAN };
    return { canteen, regie, seriesId, creditor };
  }
  const firstOf = async (by: Context, seriesId: Creditor["seriesId"]) => {
    const { first } = await readDebits(by, seriesId);
    if (!first) throw new TypeError("a first account is expected");
    return first;
  };

  test("is no one person’s word: until somebody else says yes nobody signs, and everybody is told", async () => {
    const { canteen, regie, seriesId, creditor } = await aNewSeries();
    expect(await setCreditor(canteen.mayor, creditor)).toBe("first");
    await house.drain();
    expect(
      house.mails.filter(({ subject }) => subject.includes("un compte est donné")).length,
    ).toBeGreaterThan(1);
    const parent = await canteen.parent();
    const sign = () =>
      signOnline(parent, {
        ...{ id: parseId<"mandate">(randomUUID()), seriesId, personId: parent.personId, iban: IBAN },
        holder: "Jeanne Lemoine",
        session: { method: "passkey", createdAt: house.clock.now() },
      });
    await expect(sign()).rejects.toThrow("debits.creditor_not_agreed");
    expect((await listOffered(parent)).map((one) => one.seriesId)).not.toContain(seriesId);
    const { mark } = await firstOf(canteen.mayor, seriesId);
    const namesake = await another("Odile  BAUDROIE");
    for (const same of [canteen.mayor, namesake]) {
      expect((await firstOf(same, seriesId)).mayAgree).toBe(false);
      await expect(confirmFirstCreditor(same, { seriesId, mark })).rejects.toThrow(
        "debits.another_administrator_needed",
      );
    }
    await expect(confirmFirstCreditor(regie.mandataire, { seriesId, mark })).rejects.toThrow(
      "debits.not_named",
    );
    // Given anew since it was read: that is not what they read.
    await setCreditor(canteen.mayor, { ...creditor, iban: "DE89370400440532013000" });
    await expect(confirmFirstCreditor(regie.regisseur, { seriesId, mark })).rejects.toThrow(
      "debits.change_over",
    );
    const next = await firstOf(regie.regisseur, seriesId);
    expect(next.mayAgree).toBe(true);
    await confirmFirstCreditor(regie.regisseur, { seriesId, mark: next.mark });
    expect((await sign()).id).toBeDefined();
    await expect(
      house.sqlAs(
        "owner",
        `update direct_debit_creditor set agreed_by = null where series_id = '${seriesId}'`,
      ),
    ).rejects.toThrow(/said once/);
  });

  test("belongs to who gave it, whoever corrects its name: the giver may not agree to it", async () => {
    const { canteen, regie, seriesId, creditor } = await aNewSeries();
    const anne = canteen.mayor;
    const bruno = await another("Bruno Sarcelle");
    await setCreditor(anne, { ...creditor, name: "Vile de Caen" });
    expect(await setCreditor(bruno, { ...creditor, name: "Ville de Caen" })).toBe("first");
    expect((await firstOf(anne, seriesId)).mayAgree).toBe(false);
    const { mark } = await firstOf(bruno, seriesId);
    await expect(confirmFirstCreditor(anne, { seriesId, mark })).rejects.toThrow(
      "debits.another_administrator_needed",
    );
    // Correcting its notice or its identifier changes nothing either.
    await setCreditor(bruno, { ...creditor, name: "Ville de Caen", noticeDays: creditor.noticeDays - 1 });
    expect((await firstOf(anne, seriesId)).mayAgree).toBe(false);
    expect((await firstOf(bruno, seriesId)).mayAgree).toBe(false);
    expect((await firstOf(regie.regisseur, seriesId)).mayAgree).toBe(true);
    const taken = sql`update direct_debit_creditor set name = 'Caen', set_by = ardeco_actor() where series_id = ${seriesId}::uuid`;
    await expect(bruno.transaction((tx) => taken.execute(tx))).rejects.toThrow(/in person/);
    // Another place for the money is given by who says it.
    await setCreditor(bruno, { ...creditor, name: "Ville de Caen", iban: ELSEWHERE });
    expect((await firstOf(bruno, seriesId)).mayAgree).toBe(false);
    await confirmFirstCreditor(anne, { seriesId, mark: (await firstOf(anne, seriesId)).mark });
    expect((await readDebits(regie.regisseur, seriesId)).first).toBeNull();
  });

  test("is agreed on, and given, in person: no update of the tables makes it serve, nor signs it for somebody else", async () => {
    const { canteen, regie, seriesId, creditor } = await aNewSeries();
    await setCreditor(canteen.mayor, creditor);
    const [mayor, regisseur] = [staffOf(canteen.mayor), staffOf(regie.regisseur)];
    const actingAs = (staffId: string) =>
      `set local ardeco.actor_kind = 'staff'; set local ardeco.actor_id = '${staffId}'; set local ardeco.roles = 'authority_administrator';`;
    const tries: readonly (readonly [string, string, RegExp])[] = [
      [actingAs(mayor), "agreed_by = set_by", /count for one/],
      [actingAs(regisseur), `agreed_by = '${regisseur}', notice_days = 2`, /was read/],
      [actingAs(mayor), `agreed_by = '${regisseur}'`, /agrees does so in person/],
      ["", `agreed_by = '${regisseur}'`, /agrees does so in person/],
      ["", "set_by = null", /never forgotten/],
      [actingAs(mayor), "set_by = null", /never forgotten/],
      [actingAs(mayor), `set_by = '${regisseur}'`, /gives an account does so in person/],
      ["", `iban = '${ELSEWHERE}'`, /gives an account does so in person/],
    ];
    for (const [acting, change, why] of tries)
      await expect(
        house.sqlAs(
          "owner",
          `${acting} update direct_debit_creditor set ${change} where series_id = '${seriesId}'`,
        ),
        change,
      ).rejects.toThrow(why);
    // As the application, for an administrator: what a mistake of its own could write.
    const statement = sql`update direct_debit_creditor set set_by = null where series_id = ${seriesId}::uuid`;
    await expect(canteen.mayor.transaction((tx) => statement.execute(tx))).rejects.toThrow(/never forgotten/);
    // Who is not the régisseur of that régie agrees to nothing, in the database either.
    const agree = sql`update direct_debit_creditor set agreed_by = ardeco_actor() where series_id = ${seriesId}::uuid`;
    const { numAffectedRows } = await regie.mandataire.transaction((tx) => agree.execute(tx));
    expect(numAffectedRows).toBe(0n);
    expect((await firstOf(regie.regisseur, seriesId)).mayAgree).toBe(true);
  });
});
