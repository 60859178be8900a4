import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReturns } from "./read-returns.ts";
import { reasonOf, reasons } from "./reasons.ts";
import { RefusedPayments } from "./refusal.ts";

const REPORT = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
  <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-12-09T07:00:00</CreDtTm></GrpHdr>
  <OrgnlGrpInfAndSts><OrgnlMsgId>CAEN-2026-11</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
  <OrgnlPmtInfAndSts><OrgnlPmtInfId>CAEN-2026-11-1</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts>
    <TxInfAndSts><OrgnlEndToEndId>F1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>MD01</Cd></Rsn></StsRsnInf>
      <OrgnlTxRef><Amt><InstdAmt Ccy="EUR">42.3</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
    <TxInfAndSts><OrgnlEndToEndId>F2</OrgnlEndToEndId><TxSts>ACCP</TxSts></TxInfAndSts>
  </OrgnlPmtInfAndSts>
  <OrgnlPmtInfAndSts><OrgnlPmtInfId>CAEN-2026-11-2</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts><StsRsnInf><Rsn><Cd>BE05</Cd></Rsn></StsRsnInf>
    <TxInfAndSts><OrgnlEndToEndId>F3</OrgnlEndToEndId></TxInfAndSts>
  </OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`;

const NOTICE = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
  <GrpHdr><MsgId>BANK-2</MsgId></GrpHdr>
  <Ntfctn><Ntry><Amt Ccy="EUR">4.26</Amt><CdtDbtInd>DBIT</CdtDbtInd><NtryDtls>
    <TxDtls><Refs><EndToEndId>F4</EndToEndId></Refs><Amt Ccy="EUR">4.26</Amt><RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf></TxDtls>
    <TxDtls><Refs><EndToEndId>SALARY</EndToEndId></Refs><Amt Ccy="EUR">2000</Amt></TxDtls>
  </NtryDtls></Ntry></Ntfctn>
</BkToCstmrDbtCdtNtfctn></Document>`;

describe("what the bank sends back", () => {
  test("pain.002: each debit refused before the day, with its reason in words; a block's refusal is that of what it holds", () => {
    expect(readReturns(REPORT)).toEqual({
      bankMessageId: "BANK-1",
      originalMessageId: "CAEN-2026-11",
      wholeFile: null,
      // Whatever the bank names in it, as an example: the others are refused too.
      wholeBlocks: [{ blockId: "CAEN-2026-11-2", code: "BE05", reason: reasons.BE05 }],
      returns: [
        { endToEndId: "F1", how: "rejected", amount_cents: 4230, code: "MD01", reason: reasons.MD01 },
        { endToEndId: "F3", how: "rejected", amount_cents: null, code: "BE05", reason: reasons.BE05 },
      ],
    });
  });

  test("pain.002: a whole file refused says so", () => {
    const whole = REPORT.replace(
      "<GrpSts>PART</GrpSts>",
      "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>",
    );
    expect(readReturns(whole).wholeFile).toEqual({ code: "FF01", reason: reasons.FF01 });
  });

  test("pain.002: a block refused without a word on its debits is told as one, never passed over", () => {
    const silent = REPORT.replace("<TxInfAndSts><OrgnlEndToEndId>F3</OrgnlEndToEndId></TxInfAndSts>", "");
    expect(readReturns(silent)).toMatchObject({
      wholeBlocks: [{ blockId: "CAEN-2026-11-2", code: "BE05", reason: reasons.BE05 }],
      returns: [{ endToEndId: "F1" }],
    });
  });

  test("camt.054: a refund of ours that comes back is no debit returned", () => {
    expect(readReturns(NOTICE.replace("DBIT", "CRDT")).returns).toEqual([]);
  });

  test("camt.054: debits given back after the day, and nothing else of the account", () => {
    expect(readReturns(NOTICE).returns).toEqual([
      { endToEndId: "F4", how: "returned", amount_cents: 426, code: "AM04", reason: reasons.AM04 },
    ]);
  });

  test("camt.054: a line without our reference, or whose amount is none, is one line, and holds back no other", () => {
    const foreign = `<TxDtls><Amt Ccy="EUR">12.345</Amt><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>`;
    const more = NOTICE.replace("<TxDtls>", `${foreign}<TxDtls>`).replaceAll("4.26<", "4.2600<");
    expect(readReturns(more).returns).toMatchObject([
      { endToEndId: "NOTPROVIDED", amount_cents: 0, code: "AC04" },
      { endToEndId: "F4", amount_cents: 426 },
    ]);
  });

  test("a reason that the list does not know is given as it is, and nobody is accused", () => {
    expect(reasonOf("ZZ99")).toMatchObject({ retry: false, fr: expect.stringContaining("ZZ99") });
    expect(reasonOf("constructor").fr).toContain("constructor");
    for (const { fr } of Object.values(reasons)) expect(fr).not.toMatch(/vous/i);
  });

  test.each([
    "",
    "<a/>",
    "<Document><CstmrPmtStsRpt/></Document>",
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    REPORT.replace("42.3", "42.345"),
    REPORT.replace("</Document>", ""),
    `<Document>${"<a/>".repeat(2_400_000)}</Document>`,
    `<Document><CstmrPmtStsRpt>${"<a/>".repeat(2_600_000)}</CstmrPmtStsRpt></Document>`,
  ])("what is no answer of a bank is refused (%#)", (xml) => {
    expect(() => readReturns(xml)).toThrow(RefusedPayments);
  });

  test("cut anywhere, an answer is refused whole, never half read", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: REPORT.length - "</Document>".length }), (end) => {
        expect(() => readReturns(REPORT.slice(0, end))).toThrow(RefusedPayments);
      }),
    );
  });
});
