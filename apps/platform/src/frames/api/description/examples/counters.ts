import { type Examples, SUB, TRANSFER } from "./values.ts";

const meal = { sub: SUB, amount: 350, label: "Cantine, 12 mars" };
const made = {
  transfer: TRANSFER,
  kind: "debit",
  amount: 350,
  day: "2026-03-12",
  at: "2026-03-12T11:02:31.000Z",
  label: "Cantine, 12 mars",
};
const moved = { transfer: TRANSFER, amount: 350, balance: 1_650 };

export const counterExamples: Examples = {
  readCounter: { request: { sub: SUB }, answer: { balance: 2_000, reserved: 0, available: 2_000 } },
  debitCounter: { request: meal, answer: moved },
  creditCounter: {
    request: { sub: SUB, amount: 10, label: "Trajets à vélo de mars" },
    answer: { transfer: TRANSFER, amount: 10, balance: 60 },
  },
  reserveCounter: { request: { ...meal, until: "2026-12-05T12:00:00Z" }, answer: moved },
  postReservation: { request: { amount: 300 }, answer: { ...moved, amount: 300 } },
  voidReservation: { request: { label: "Repas annulé" }, answer: { ...moved, balance: 2_000 } },
  refundTransfer: {
    request: { amount: 350, label: "Erreur de caisse" },
    answer: { ...moved, balance: 2_000 },
  },
  listTransfers: { answer: { transfers: [made] } },
  readTransfer: { answer: made },
  createTransfers: {
    request: { transfers: [{ key: "repas-2026-03-12-4521", kind: "debit", ...meal }] },
    answer: { transfers: [{ key: "repas-2026-03-12-4521", ...moved, replayed: false }] },
  },
};
