import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bicRefusal, creditorIdRefusal, ibanRefusal } from "./account.ts";
import { type DirectDebit, type DirectDebitFile, writeDirectDebits } from "./direct-debits.ts";
import { euros } from "./parts.ts";
import { writeRefunds } from "./refunds.ts";
import { RefusedPayments } from "./refusal.ts";
import { isTargetDay, nextTargetDay } from "./target-days.ts";
import { aDebit, aFile, FRENCH_IBAN } from "./testing/files.ts";
import { bankText } from "./text.ts";
import { all, readDocument, text } from "./xml.ts";

function refused(write: () => unknown) {
  try {
    write();
  } catch (error) {
    if (error instanceof RefusedPayments) return error.problems.map(({ at, refusal }) => `${at} ${refusal}`);
    throw error;
  }
  return [];
}

function write(changes: Partial<DirectDebitFile>) {
  return () => writeDirectDebits(aFile(changes));
}

describe("a file of direct debits", () => {
  test("holds what pain.008.001.08 and EPC130-08 ask, in their order", () => {
    expect(writeDirectDebits(aFile())).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"><CstmrDrctDbtInitn><GrpHdr><MsgId>CAEN-2026-11</MsgId><CreDtTm>2026-11-27T08:00:00</CreDtTm><NbOfTxs>1</NbOfTxs><CtrlSum>42.26</CtrlSum><InitgPty><Nm>Regie periscolaire de Caen</Nm></InitgPty></GrpHdr><PmtInf><PmtInfId>CAEN-2026-11-2</PmtInfId><PmtMtd>DD</PmtMtd><NbOfTxs>1</NbOfTxs><CtrlSum>42.26</CtrlSum><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>RCUR</SeqTp></PmtTpInf><ReqdColltnDt>2026-12-10</ReqdColltnDt><Cdtr><Nm>Regie periscolaire de Caen</Nm></Cdtr><CdtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></CdtrAcct><CdtrAgt><FinInstnId><BICFI>TRPUFRP1</BICFI></FinInstnId></CdtrAgt><ChrgBr>SLEV</ChrgBr><CdtrSchmeId><Id><PrvtId><Othr><Id>FR72ZZZ123456</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm></Othr></PrvtId></Id></CdtrSchmeId><DrctDbtTxInf><PmtId><EndToEndId>F2026-000123</EndToEndId></PmtId><InstdAmt Ccy="EUR">42.26</InstdAmt><DrctDbtTx><MndtRltdInf><MndtId>CAEN-000042</MndtId><DtOfSgntr>2026-09-01</DtOfSgntr></MndtRltdInf></DrctDbtTx><DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt><Dbtr><Nm>Helene Lefevre</Nm></Dbtr><DbtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></DbtrAcct><RmtInf><Ustrd>Facture F2026-000123 - cantine de novembre</Ustrd></RmtInf></DrctDbtTxInf></PmtInf></CstmrDrctDbtInitn></Document>
      "
    `);
  });

  test("a mandate with another account than the last time says so, and nothing of the former one", () => {
    const mandate = { reference: "CAEN-000042", signedOn: "2026-09-01", newAccount: true };
    const xml = writeDirectDebits(aFile({ debits: [aDebit({ mandate })] }));
    expect(xml).toContain(
      "<DtOfSgntr>2026-09-01</DtOfSgntr><AmdmntInd>true</AmdmntInd><AmdmntInfDtls><OrgnlDbtrAcct><Id><Othr><Id>SMNDA</Id></Othr></Id></OrgnlDbtrAcct></AmdmntInfDtls></MndtRltdInf>",
    );
  });

  test("one block a sequence type, the totals of each and of all", () => {
    const debits = [
      aDebit({ endToEndId: "A", sequence: "RCUR", amount_cents: 1 }),
      aDebit({ endToEndId: "B", sequence: "FRST", amount_cents: 20 }),
      aDebit({ endToEndId: "C", sequence: "RCUR", amount_cents: 300 }),
    ];
    const root = readDocument(writeDirectDebits(aFile({ debits })));
    const blocks = all(root, ["CstmrDrctDbtInitn", "PmtInf"]);
    expect(text(root, ["CstmrDrctDbtInitn", "GrpHdr", "CtrlSum"])).toBe("3.21");
    expect(blocks.map((block) => text(block, ["PmtTpInf", "SeqTp"]))).toEqual(["FRST", "RCUR"]);
    expect(blocks.map((block) => text(block, ["CtrlSum"]))).toEqual(["0.20", "3.01"]);
    expect(blocks.map((block) => text(block, ["NbOfTxs"]))).toEqual(["1", "2"]);
  });

  test("says all that is wrong, at its place, and no value in it", () => {
    const debits = [
      aDebit({ endToEndId: "A", amount_cents: 0 }),
      aDebit({ endToEndId: "A", debtor: { name: "愛", iban: "FR7630006000011234567890188" } }),
      aDebit({ endToEndId: "été", mandate: { reference: "M//1", signedOn: "2027-01-01" } }),
    ];
    expect(refused(write({ debits }))).toEqual([
      "debits.1.endToEndId id.twice",
      "debits.2.endToEndId id.malformed",
      "debits.0.amount_cents amount.outside",
      "debits.1.debtor.name name.empty",
      "debits.1.debtor.iban iban.check",
      "debits.2.mandate.reference id.malformed",
      "debits.2.mandate.signedOn mandate.later",
    ]);
  });

  test.each([
    ["2026-12-25", "date.closed"],
    ["2026-12-26", "date.closed"],
    ["2026-11-30", null],
    ["2026-11-27", "date.too_soon"],
    ["2026-02-30", "date.malformed"],
  ])("collected on %s: %s", (collectOn, refusal) => {
    const mandate = { reference: "M1", signedOn: "2026-01-05" };
    expect(refused(write({ collectOn, debits: [aDebit({ mandate })] }))).toEqual(
      refusal === null ? [] : [`collectOn ${refusal}`],
    );
  });

  test("an empty file is not a file", () => {
    expect(refused(write({ debits: [] }))).toEqual(["debits file.empty"]);
  });

  test("whatever names and labels hold, the file is well formed and of the signs of banks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 99_999 })), {
          minLength: 1,
        }),
        (lines) => {
          const debits = lines.map(
            ([said, amount_cents], index): DirectDebit =>
              aDebit({
                endToEndId: `E${index}`,
                amount_cents,
                label: said,
                debtor: { name: `A${said}`, iban: FRENCH_IBAN },
              }),
          );
          const written = writeDirectDebits(aFile({ debits }));
          const root = readDocument(written);
          const sum = lines.reduce((total, [, cents]) => total + cents, 0);
          expect(text(root, ["CstmrDrctDbtInitn", "GrpHdr", "CtrlSum"])).toBe(euros(sum));
          expect(root.textContent).toMatch(/^[a-zA-Z0-9/?:().,'+ -]*$/);
          expect(writeDirectDebits(aFile({ debits }))).toBe(written);
        },
      ),
    );
  });
});

describe("a file of refunds", () => {
  const facts = {
    messageId: "R-2026-11",
    created: new Date("2026-11-27T08:00:00Z"),
    payer: aFile().creditor,
    payOn: "2026-11-27",
    refunds: [
      {
        endToEndId: "AV-12",
        amount_cents: 426,
        to: { name: "Zoé Lefèvre", iban: FRENCH_IBAN },
        label: "Avoir n° 12",
      },
    ],
  };

  test("names who is paid back, as pain.001.001.09 asks", () => {
    const root = readDocument(writeRefunds(facts));
    const [block] = all(root, ["CstmrCdtTrfInitn", "PmtInf"]);
    if (!block) throw new Error("no block");
    expect(text(block, ["ReqdExctnDt", "Dt"])).toBe("2026-11-27");
    expect(text(block, ["CdtTrfTxInf", "Amt", "InstdAmt"])).toBe("4.26");
    expect(text(block, ["CdtTrfTxInf", "Cdtr", "Nm"])).toBe("Zoe Lefevre");
    expect(text(block, ["CdtTrfTxInf", "RmtInf", "Ustrd"])).toBe("Avoir no 12");
  });

  test("is refused on a day without banks, or past", () => {
    expect(refused(() => writeRefunds({ ...facts, payOn: "2026-11-28" }))).toEqual(["payOn date.closed"]);
    expect(refused(() => writeRefunds({ ...facts, payOn: "2026-11-26" }))).toEqual(["payOn date.too_soon"]);
  });
});

describe("accounts", () => {
  test.each([
    [FRENCH_IBAN, null],
    ["FR14 2004 1010 0505 0001 3M02 606", null],
    ["fr14 2004 1010 0505 0001 3m02 606", null],
    ["DE89370400440532013000", null],
    ["MT84MALT011000012345MTLCAST001S", null],
    ["FR7630006000011234567890188", "iban.check"],
    ["FR763000600001123456789018", "iban.length"],
    ["US64SVBKUS6S3300958879", "iban.outside"],
    ["constructor", "iban.malformed"],
    ["", "iban.malformed"],
  ])("IBAN %s: %s", (iban, refusal) => expect(ibanRefusal(iban)).toBe(refusal));

  test("one sign mistyped, or two exchanged, is always seen", () => {
    const signs = Array.from(FRENCH_IBAN);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 26 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        const typed = signs.with(at, String(digit)).join("");
        expect(ibanRefusal(typed) === null).toBe(typed === FRENCH_IBAN);
        const next = at === 26 ? 25 : at + 1;
        const exchanged = signs.with(at, String(signs[next])).with(next, String(signs[at])).join("");
        expect(ibanRefusal(exchanged) === null).toBe(exchanged === FRENCH_IBAN);
      }),
    );
  });

  test.each([
    ["FR72ZZZ123456", null],
    ["FR72ABC123456", null],
    ["FR73ZZZ123456", "ics.check"],
    ["FR72ZZZ12345", "ics.malformed"],
    ["DE98ZZZ09999999999", null],
  ])("creditor %s: %s", (id, refusal) => expect(creditorIdRefusal(id)).toBe(refusal));

  test.each([
    ["AGRIFRPP", null],
    ["AGRIFRPP878", null],
    ["AGRIFRPP87", "bic.malformed"],
  ])("BIC %s: %s", (bic, refusal) => expect(bicRefusal(bic)).toBe(refusal));
});

describe("the calendar of TARGET", () => {
  test.each([
    "2026-04-03",
    "2026-04-06",
    "2027-03-26",
    "2027-03-29",
    "2024-03-29",
    "2026-05-01",
    "2026-12-25",
    "2027-01-01",
  ])("is closed on %s", (day) => expect(isTargetDay(day)).toBe(false));
  test.each(["2026-05-08", "2026-07-14", "2026-05-14", "2026-11-11", "2026-04-07"])(
    "is open on %s, a holiday in France or not",
    (day) => expect(isTargetDay(day)).toBe(true),
  );
  test("the next day skips a closed Easter", () => {
    expect(nextTargetDay("2026-04-02")).toBe("2026-04-07");
    expect(nextTargetDay("2026-12-24", 2)).toBe("2026-12-29");
  });
});

describe("the signs of banks", () => {
  test.each([
    ["Hélène Lœuf-N’Guyễn", "Helene Loeuf-N'Guyen"],
    ["Repas & goûter : 3,99 €", "Repas + gouter : 3,99 EUR"],
    ["//a//b/", "a/b"],
    ["<b>\u0000\n x", "b x"],
  ])("%j is written %j", (said, written) => expect(bankText(said, 70)).toBe(written));

  test("written again, it is the same, never longer than asked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 140 }), (said, most) => {
        const once = bankText(said, most);
        expect(once.length).toBeLessThanOrEqual(most);
        expect(bankText(once, most)).toBe(once);
      }),
    );
  });
});
