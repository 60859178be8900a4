import { Card } from "@ardeco/desfire";
import type { ConnectedCard } from "../index.ts";

/** The key of a blank card. */
export const KEY = new Uint8Array(16);
export const AID = Uint8Array.of(0x30, 0x42, 0xf5);
export const PURSE = 1;

/** An application with a purse of 20.00 on the blank card of this reader; its key is authenticated. */
export async function aPurseOn(transport: ConnectedCard): Promise<Card> {
  const card = new Card(transport);
  const settings = {
    changeKey: 0,
    settingsChangeable: true,
    freeCreateDelete: false,
    freeDirectory: true,
    masterKeyChangeable: true,
  };
  const value = { lower: 0, upper: 10_000, value: 2_000, limitedCredit: false, freeGetValue: false };
  const rights = { read: 0, write: 0, readWrite: 0, change: 0 };
  await card.authenticateEv2First(0, KEY);
  await card.createApplication(AID, settings, 1);
  await card.selectApplication(AID);
  await card.authenticateEv2First(0, KEY);
  await card.createValueFile(PURSE, { mode: "full", rights, ...value });
  return card;
}

/** In a session of its own: what was not committed is undone. */
export async function worth(transport: ConnectedCard): Promise<number> {
  const card = new Card(transport);
  await card.selectApplication(AID);
  await card.authenticateEv2First(0, KEY);
  return card.getValue(PURSE, "full");
}
