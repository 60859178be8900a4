import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import {
  confirmMandateAccount,
  issueCollectionFile,
  listMandates,
  readBankAnswer,
  readCollection,
  revokeMandate,
} from "../index.ts";
import { aTownThatDebits, type DirectDebit, endOf, ON, OTHER_IBAN } from "../testing/a-direct-debit.ts";
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

const sent = async () => {
  const { collection } = await caen.prepare(ON);
  await caen.send(collection.id);
  return { id: collection.id, xml: (await issueCollectionFile(caen.regie.regisseur, collection.id)).xml };
};
const answer = (bytes: Buffer) =>
  readBankAnswer(caen.regie.regisseur, { seriesId: caen.canteen.seriesId, bytes });
const debitsOf = async (id: Awaited<ReturnType<typeof sent>>["id"]) =>
  (await readCollection(caen.regie.regisseur, id)).debits.map(({ state, why }) => [state, why]).toSorted();

describe("an answer", () => {
  test("that refuses a block, and names one of its debits as the example, refuses them all: the named one with its own reason", async () => {
    await caen.family();
    await caen.family({ name: "Awa" });
    const { id, xml } = await sent();
    const block = /<PmtInfId>([^<]+)</.exec(xml)?.[1] ?? "";
    const [named = ""] = [...xml.matchAll(/<EndToEndId>([^<]+)</g)].map(([, one]) => one ?? "");
    const why = (code: string) => `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;
    const bytes = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>BANK-1</MsgId></GrpHdr>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${block}</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>${why("BE05")}
<TxInfAndSts><OrgnlEndToEndId>${named}</OrgnlEndToEndId><TxSts>RJCT</TxSts>${why("AC04")}</TxInfAndSts>
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`);
    expect((await answer(bytes)).returned).toBe(2);
    expect(await debitsOf(id)).toEqual([
      ["rejected", "AC04"],
      ["rejected", "BE05"],
    ]);
    const mandates = await house.sqlAs<{ refused_code: string | null }>(
      "owner",
      "select refused_code from direct_debit_mandate where series_id = $1 order by refused_code",
      [caen.canteen.seriesId],
    );
    expect(mandates.map(({ refused_code }) => refused_code)).toEqual(["AC04", null]);
  });

  test("that refuses the whole file tells each family what is due, and none to give another account", async () => {
    const { parent } = await caen.family();
    const { xml } = await sent();
    await answer(aRejection(xml, "FF01", { whole: true }));
    const told = (await listPersonMessages(parent, parent.personId))
      .map(({ text }) => text)
      .filter((text) => text.includes("n’a pas eu lieu"));
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain("donnez-en un autre");
    expect((await listMandates(parent, parent.personId))[0]?.refused).toBeNull();
    // The next collection takes it again.
    expect((await caen.prepare("2026-12-16")).debits).toBe(1);
  });

  test("is read with its fingerprint in the journal: a file of one’s own making is told from the bank’s", async () => {
    await caen.family();
    const { xml } = await sent();
    const bytes = aRejection(xml, "AM04");
    await answer(bytes);
    const auditor = await anAgent(house, caen.canteen.town, ["auditor"], "Yann Vigie");
    const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor));
    const line = entries.find(({ action }) => action === "debits.answer_read");
    expect(line?.data).toMatchObject({ hash: createHash("sha256").update(bytes).digest("hex"), returned: 1 });
  });
});

describe("at the same moment", () => {
  test("the payer changes their account, the desk looks at it and the régisseur makes the file: the last account stays, and the file has one or the other", async () => {
    for (let round = 0; round < 4; round++) {
      const { parent, mandateId } = await caen.family({ name: `Léo ${"ABCD"[round]}` });
      const { collection } = await caen.prepare(`2026-12-0${round + 1}`);
      const [file, signed] = await Promise.allSettled([
        caen.send(collection.id),
        caen.sign(parent, OTHER_IBAN),
        confirmMandateAccount(caen.colleague, {
          id: mandateId,
          personId: parent.personId,
          ending: endOf(OTHER_IBAN),
        }),
      ]);
      expect([file.status, signed.status]).toEqual(["fulfilled", "fulfilled"]);
      expect((await listMandates(parent, parent.personId))[0]?.lastFour).toBe("3000");
    }
  });

  test("one prepares and another makes the file, or gives it up: nothing stays announced that no file has", async () => {
    for (let round = 0; round < 3; round++) {
      const { parent, mandateId } = await caen.family({ name: `Awa ${"ABC"[round]}` });
      const { collection } = await caen.prepare(`2026-12-0${round + 1}`);
      await caen.family({ name: `Zoé ${"ABC"[round]}` });
      await Promise.allSettled([
        caen.prepare(collection.collectOn, caen.regie.mandataire, collection.id),
        caen.send(collection.id),
        revokeMandate(parent, { id: mandateId, personId: parent.personId }),
      ]);
      const strays = await house.sqlAs(
        "owner",
        `select 1 from direct_debit d join direct_debit_collection c on c.authority_id = d.authority_id and c.id = d.collection_id
          where d.state = 'prepared' and c.state <> 'prepared' and c.id = $1`,
        [collection.id],
      );
      expect(strays).toEqual([]);
    }
  });
});
