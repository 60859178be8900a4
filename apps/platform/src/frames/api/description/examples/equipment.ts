import { AT, EQUIPMENT, type Examples, SUB } from "./values.ts";

const head = "0f".repeat(32);
const held = { last: 12, head };

export const equipmentExamples: Examples = {
  pairEquipment: {
    request: { code: "KXQF-7342" },
    answer: { equipment: EQUIPMENT, name: "Borne du hall", secret: "ardeco_eq_…" },
  },
  reportHealth: {
    request: { version: "1.4.2", health: "good" },
    answer: { equipment: EQUIPMENT, name: "Borne du hall", kind: "kiosk" },
  },
  checkSupport: {
    request: { code: "AS1:…" },
    answer: { accepted: true, kind: "card", subject: SUB, checked: true, copyable: false, refusal: null },
  },
  readTerminalList: {
    answer: {
      issuer: "https://id.example/caen",
      version: 42,
      expires: AT,
      list: "0oRDoQEm…",
      key: { kid: SUB, x: SUB, y: SUB },
    },
  },
  giveReaderKey: {
    request: { key: { kty: "EC", crv: "P-256", x: SUB, y: SUB } },
    answer: { kept: true },
  },
  readReaderConfiguration: { answer: { configuration: "eyJhbGciOiJFUzI1NiJ9.…" } },
  readReaderJournal: { answer: held },
  handOverReaderJournal: {
    request: {
      reader: EQUIPMENT,
      first: 12,
      previous: head,
      lines: ["{…}"],
      signature: "eyJhbGciOiJFUzI1NiJ9.…",
    },
    answer: held,
  },
  beginCardSession: {
    request: { present: true },
    answer: { session: "c2Vzc2lvbg", apdu: "905a00000300000000" },
  },
  continueCardSession: { request: { answer: "9100" }, answer: { outcome: "shown", code: "AS1:…" } },
};
