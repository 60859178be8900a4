import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { staffOf } from "../../payments/testing/a-regie.ts";
import {
  type CollectionId,
  cancelCollection,
  issueCollectionFile,
  listMandates,
  readBankAnswer,
  readCollection,
  revokeMandate,
  signAtDesk,
  signOnline,
  startCollectionPreparation,
} from "../index.ts";
import {
  aDirectDebit,
  aTownThatDebits,
  type DirectDebit,
  IBAN,
  ON,
  OTHER_IBAN,
} from "../testing/a-direct-debit.ts";
import { aRejection } from "../testing/bank-answers.ts";

let house: TestRuntime;
let caen: DirectDebit;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
});

const newId = (): CollectionId => parseId<"debitCollection">(randomUUID());
const prepare = (id: CollectionId, batch?: number) =>
  startCollectionPreparation(
    caen.regie.mandataire,
    { id, seriesId: caen.canteen.seriesId, collectOn: ON },
    batch === undefined ? {} : { batch },
  );
const preparedIn = async (id: CollectionId) =>
  (await readCollection(caen.regie.mandataire, id)).debits.filter(({ state }) => state === "prepared").length;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("preparing a collection", () => {
  test("looks at so many mandates, then a job goes on; no file is made meanwhile, and each family is told once", async () => {
    const families = [
      await caen.family(),
      await caen.family({ name: "Awa" }),
      await caen.family({ name: "Zoé" }),
    ];
    const id = newId();
    const first = await prepare(id, 2);
    expect([first.debits, first.goesOn, first.collection.isGoingOn]).toEqual([2, true, true]);
    await expect(caen.send(id)).rejects.toThrow("debits.still_preparing");
    await expect(
      house.sqlAs(
        "owner",
        `update direct_debit_collection set state = 'sent', message_id = 'X', created_at = now(), file_hash = decode(repeat('00', 32), 'hex') where id = '${id}'`,
      ),
    ).rejects.toThrow(/looked at/);
    await house.drain();
    expect(await preparedIn(id)).toBe(3);
    expect((await readCollection(caen.regie.mandataire, id)).collection.isGoingOn).toBe(false);
    for (const { parent } of families) {
      const messages = await listPersonMessages(parent, parent.personId);
      expect(messages.filter(({ text }) => plain(text).includes("seront prélevés sur"))).toHaveLength(1);
    }
    expect((await caen.send(id)).state).toBe("sent");
  });

  test("goes on where it stopped, by hand too, with the collection’s own id: what was signed since is in it", async () => {
    await caen.family();
    const id = newId();
    expect((await prepare(id)).debits).toBe(1);
    await caen.family({ name: "Awa" });
    const again = await prepare(id);
    expect([again.debits, again.goesOn]).toEqual([1, false]);
    expect(await preparedIn(id)).toBe(2);
  });

  test("one that is revoked as its turn comes, or that the database refuses at that moment, is left out with its reason, and keeps back no other", async () => {
    const { parent, mandateId } = await caen.family();
    await caen.family({ name: "Awa" });
    await revokeMandate(parent, { id: mandateId, personId: parent.personId });
    await house.sqlAs(
      "owner",
      `create function refuses_one() returns trigger language plpgsql as $$
        begin if new.amount_cents = 900 then raise exception 'no' using errcode = 'check_violation'; end if; return new; end $$;
       create trigger a_refuses_one before insert on direct_debit for each row execute function refuses_one()`,
    );
    const other = await caen.canteen.parent();
    await caen.canteen.meal(await caen.canteen.child([other], { name: "Zoé" }), "2026-10-06", {
      amount: 900,
    });
    await caen.canteen.issue("2026-10", "2026-11-03");
    await caen.sign(other);
    const id = newId();
    const { debits, leftOut } = await prepare(id);
    expect([debits, leftOut]).toEqual([1, { changed: 1 }]);
    await house.sqlAs("owner", "drop trigger a_refuses_one on direct_debit; drop function refuses_one()");
    expect((await prepare(id)).debits).toBe(1);
  });

  test("takes nothing before the date of its invoice: who has thirty days to pay has them", async () => {
    const { id } = await aTown(house, { slug: "lente", name: "Ville de Caen" });
    house.clock.set("2026-10-01T08:00:00Z");
    const slow = await aDirectDebit(house, id, "CANTINE", 30);
    await slow.family();
    await expect(slow.prepare("2026-12-01")).rejects.toThrow("debits.nothing_to_take");
    expect((await slow.prepare("2026-12-02")).debits).toBe(1);
  });

  test("given up three times in a week is not begun a fourth: families were told each time", async () => {
    await caen.family();
    for (const day of ["2026-12-01", "2026-12-02", "2026-12-03"]) {
      const { collection } = await caen.prepare(day);
      await cancelCollection(caen.regie.mandataire, collection.id);
    }
    await expect(caen.prepare("2026-12-04")).rejects.toThrow("debits.cancelled_too_often");
    house.clock.set("2026-11-12T08:00:00Z");
    expect((await caen.prepare("2026-12-04")).debits).toBe(1);
  });
});

describe("the file", () => {
  test("of less than was announced: the family is told before its bank tells it; of what is paid too", async () => {
    const { parent, child } = await caen.family();
    const { parent: other, child: paid } = await caen.family({ name: "Awa" });
    await caen.family({ name: "Zoé" });
    const { collection } = await caen.prepare(ON);
    await caen.regie.take({ personId: child.personId, accountId: child.accountId, amount: 100 });
    await caen.regie.take({ personId: paid.personId, accountId: paid.accountId, amount: 350 });
    await caen.send(collection.id);
    const told = async (person: typeof parent) =>
      (await listPersonMessages(person, person.personId)).map(({ text }) => plain(text)).join("\n");
    expect(await told(parent)).toContain("2,50 € seront prélevés pour la facture");
    expect(await told(parent)).toContain("au lieu de 3,50 €");
    expect(await told(other)).toContain("est payée : rien ne sera prélevé pour elle");
  });
});

describe("signing", () => {
  const online = async () => {
    const parent = await caen.canteen.parent();
    const session = { method: "passkey", createdAt: house.clock.now() } as const;
    const id = parseId<"mandate">(randomUUID());
    const sign = (iban: string, holder = "Jeanne Lemoine", under = id) =>
      signOnline(parent, {
        id: under,
        seriesId: caen.canteen.seriesId,
        personId: parent.personId,
        iban,
        holder,
        session,
      });
    return { parent, id, sign };
  };

  test("with a form that served already says so, unless it is the same mandate, in force", async () => {
    const { parent, id, sign } = await online();
    await sign(IBAN);
    expect((await sign(IBAN)).id).toBe(id);
    await expect(sign(IBAN, "Paul Lemoine")).rejects.toThrow("debits.id_reused");
    await caen.sign(parent, OTHER_IBAN);
    // The account of this form is no longer the one in force.
    await expect(sign(IBAN)).rejects.toThrow("debits.id_reused");
    const library = await aDirectDebit(house, caen.canteen.town, "BIBLIO");
    const forLibrary = {
      id,
      seriesId: library.canteen.seriesId,
      personId: parent.personId,
      iban: OTHER_IBAN,
      holder: "Jeanne Lemoine",
      session: { method: "passkey", createdAt: house.clock.now() } as const,
    };
    await expect(signOnline(parent, forLibrary)).rejects.toThrow("debits.id_reused");
    expect((await listMandates(parent, parent.personId)).map(({ seriesId }) => seriesId)).toEqual([
      caen.canteen.seriesId,
    ]);
  });

  test("two ids that begin alike are two references", async () => {
    const [one, other] = [await online(), await online()];
    const alike = (end: string) => parseId<"mandate">(`11111111-1111-4111-8111-${end.padStart(12, "0")}`);
    await one.sign(IBAN, "Jeanne Lemoine", alike("1"));
    await other.sign(IBAN, "Jeanne Lemoine", alike("2"));
    const [mandate] = await listMandates(other.parent, other.parent.personId);
    expect(mandate?.reference).toMatch(/^CANTINE-[0-9A-F]{16}$/);
  });

  test("another account is given five times a day at most, and what is kept of them has an end", async () => {
    const { parent, sign } = await online();
    await sign(IBAN);
    for (const iban of [OTHER_IBAN, IBAN, OTHER_IBAN, IBAN]) await caen.sign(parent, iban);
    await expect(caen.sign(parent, OTHER_IBAN)).rejects.toThrow("debits.changed_too_often");
    house.clock.set("2026-10-02T08:00:00Z");
    await caen.sign(parent, OTHER_IBAN);
  });

  test("a paper of more than three years ago is no mandate", async () => {
    const parent = await caen.canteen.parent();
    const paper = {
      id: parseId<"mandate">(randomUUID()),
      seriesId: caen.canteen.seriesId,
      personId: parent.personId,
      iban: IBAN,
      holder: "Jeanne",
      place: "Caen",
    };
    for (const signedOn of ["2023-09-30", "2026-02-30"])
      await expect(signAtDesk(caen.desk, { ...paper, signedOn })).rejects.toMatchObject({
        fields: [{ field: "signed_on" }],
      });
    expect(staffOf(caen.desk)).not.toBe("");
  });

  test.each([
    ["AC04", "account"],
    ["MD01", "mandate"],
  ] as const)("after the bank refused (%s), it is another %s that is needed", async (code, what) => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    const bytes = aRejection(xml, code);
    await readBankAnswer(caen.regie.regisseur, { seriesId: caen.canteen.seriesId, bytes });
    expect((await listMandates(parent, parent.personId))[0]?.refused).toBe(what);
    const again = caen.sign(parent, IBAN);
    if (what === "account") await expect(again).rejects.toMatchObject({ fields: [{ field: "iban" }] });
    else await again;
    const [line] = await house.sqlAs<{ found: boolean }>(
      "owner",
      "select count(*) > 0 as found from direct_debit_mandate where refused_code is not null and series_id = $1",
      [caen.canteen.seriesId],
    );
    expect(line?.found).toBe(what === "account");
  });
});
