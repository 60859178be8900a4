const endToEndIn = (xml: string): string => /<EndToEndId>([^<]+)</.exec(xml)?.[1] ?? "";
const amountIn = (xml: string): string => /<InstdAmt[^>]*>([^<]+)</.exec(xml)?.[1] ?? "";
const messageIn = (xml: string): string => /<MsgId>([^<]+)</.exec(xml)?.[1] ?? "";

/** A camt.054 that gives back the first debit of a file of ours. */
export function aReturn(
  xml: string,
  code: string,
  { endToEndId = endToEndIn(xml), amount = amountIn(xml) } = {},
): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>BANK-${code}</MsgId></GrpHdr><Ntfctn><Ntry><CdtDbtInd>DBIT</CdtDbtInd><NtryDtls><TxDtls>
<Refs><EndToEndId>${endToEndId}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt>
<RtrInf><Rsn><Cd>${code}</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`);
}

/** A pain.002 that refuses the first debit of a file of ours, a block (its number), or the whole of it. */
export function aRejection(xml: string, code: string, { whole = false, block = "" } = {}): Buffer {
  const why = `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;
  const one = `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageIn(xml)}-1</OrgnlPmtInfId><TxInfAndSts>
<OrgnlEndToEndId>${endToEndIn(xml)}</OrgnlEndToEndId><TxSts>RJCT</TxSts>${why}</TxInfAndSts></OrgnlPmtInfAndSts>`;
  const all = `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageIn(xml)}-${block}</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>${why}</OrgnlPmtInfAndSts>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-${code}</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${messageIn(xml)}</OrgnlMsgId>
${whole ? `<GrpSts>RJCT</GrpSts>${why}` : ""}</OrgnlGrpInfAndSts>${whole ? "" : block === "" ? one : all}</CstmrPmtStsRpt></Document>`);
}
