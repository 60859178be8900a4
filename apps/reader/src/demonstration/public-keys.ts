import { createPrivateKey } from "node:crypto";
import { MemoryElement } from "../element/memory-element.ts";

/**
 * Keys of the demonstration, written here for everybody to read: a card made with them is worth nothing, and
 * only the demonstration and tests take them.
 */
const ofText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Label of the master key that opens and debits. */
export const DEBIT_LABEL = "demonstration-debit";

export const demonstrationMasters = {
  debit: ofText("ARDEC DEBIT KEY "),
  /** Credits: no reader has it. */
  credit: ofText("ARDEC CREDIT KEY"),
  /** Makes cards: no reader has it. */
  owner: ofText("ARDEC OWNER KEY "),
  /** Verifies transaction MACs: no reader has it. */
  proofs: ofText("ARDEC PROOFS KEY"),
} as const;

const SIGNING = {
  kty: "EC",
  crv: "P-256",
  x: "BUCUuOlgu0kcA_wVMHRCvthbzaBhDCjLnxncx5uwabM",
  y: "VoO12BCMHDQvDd_eQLdf2H7wTswHOK7dHOMazUpxPlg",
  d: "fM47895MblUMJbPu2SEdq3XB0WPNtQul0Mtyx5ZkAQY",
};

export function demonstrationElement(): MemoryElement {
  return new MemoryElement({
    masters: new Map([[DEBIT_LABEL, demonstrationMasters.debit]]),
    signing: createPrivateKey({ key: SIGNING, format: "jwk" }),
    sealing: ofText("ardeco demonstration"),
  });
}
