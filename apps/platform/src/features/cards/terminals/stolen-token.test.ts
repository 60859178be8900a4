import { constants, generateKeyPairSync, privateDecrypt, randomUUID } from "node:crypto";
import type { ReaderConfiguration } from "@ardeco/contracts";
import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { type Equipment, revokeEquipment } from "../equipment/index.ts";
import {
  getSupport,
  issueSupportToHolder,
  requestSupport,
  revokeSupport,
  type SupportId,
  setSupportKinds,
} from "../supports/index.ts";
import { getApplicationMasterKey } from "./card-keys.ts";
import {
  type CardApplication,
  closeApplication,
  defineApplication,
  encryptDebitKey,
  getApplication,
  receiveJournalBatch,
  requestCardMaking,
  resumeCardSession,
  startCardMaking,
  writeConfiguration,
} from "./index.ts";
import { aCanteen, type Canteen } from "./testing/a-canteen.ts";
import { aJournal } from "./testing/a-reader.ts";
import { carryCredit } from "./testing/carry-credit.ts";

// « Un poste volé », docs/how-to/lecteur-de-cartes.md: what it says, done word by word, on the day of the
// theft.

let canteen: Canteen;
let desk: Context;
beforeAll(async () => {
  canteen = await aCanteen();
  desk = await anAgent(canteen.house, canteen.town.id, ["reception", "validator"]);
  await setSupportKinds(canteen.mayor, { kinds: ["card", "printed"], version: 0 });
});
afterAll(() => canteen?.house.close());

/** The same service and the same counter, under another AID. */
async function another(aid: string, { purse, services }: CardApplication): Promise<CardApplication> {
  const { mayor } = canteen;
  const id = parseId<"cardApplication">(randomUUID());
  await defineApplication(mayor, { id, aid, name: "Cantine", purse, elements: ["given_name"], services });
  return getApplication(mayor, id);
}

async function applicationsAt(reader: Equipment): Promise<readonly string[]> {
  const { services } = decodeJwt<ReaderConfiguration>(await writeConfiguration(canteen.system, reader));
  return services.map(({ card }) => card.application);
}

/** As the reader program carries commands until a blank card is somebody's. */
async function make(reader: Equipment, blank: EmulatedCard): Promise<void> {
  let step = await startCardMaking(canteen.mayor, reader, { make: uidOf(blank) });
  while ("apdu" in step) {
    const answer = await blank.transmit(Uint8Array.from(Buffer.from(step.apdu, "hex")));
    const said = { session: step.session, answer: Buffer.from(answer).toString("hex") };
    step = await resumeCardSession(canteen.mayor, reader, said);
  }
  expect(step).toEqual({ outcome: "made" });
}
const uidOf = ({ memory }: EmulatedCard) => Buffer.from(memory.uid).toString("hex");
const seen = async (id: SupportId) => {
  const { version } = await getSupport(desk, id);
  return { id, version };
};

describe("a token stolen with its code", () => {
  test("has the PC revoked, the application closed, another one defined with the same service, its key brought, cards made anew", async () => {
    const { mayor, system, town, application } = canteen;
    const { holder, emulated, supportId } = await canteen.aCardHolder(2_000);
    const stolen = await aJournal(mayor, town.deskId);
    const kept = await aJournal(mayor, town.deskId);
    await kept.debit(system, application, emulated, { service: "cantine", amount: 300 });

    await revokeEquipment(mayor, stolen.reader.id);
    await closeApplication(mayor, application.id);
    await expect(applicationsAt(kept.reader)).rejects.toThrow("reader.no_configuration");
    const next = await another("3042FA", application);
    expect(await applicationsAt(kept.reader)).toEqual(["3042FA"]);

    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const pem = publicKey.export({ format: "pem", type: "spki" }).toString();
    const bring = { applicationId: next.id, equipmentId: kept.reader.id, publicKey: pem };
    const { label, wrapped } = await encryptDebitKey(mayor, bring);
    const oaep = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" };
    const brought = privateDecrypt(oaep, Buffer.from(wrapped, "base64"));
    expect([label, brought.toString("hex")]).toEqual([
      "carte-3042fa-v1",
      Buffer.from(getApplicationMasterKey(system, next, "debit")).toString("hex"),
    ]);
    expect(brought.equals(getApplicationMasterKey(system, application, "debit"))).toBe(false);

    await revokeSupport(desk, { ...(await seen(supportId)), reason: "Carte refaite" });
    const id = parseId<"support">(randomUUID()) as SupportId;
    const { version } = await requestSupport(desk, { id, personId: holder.personId, kind: "card" });
    await requestCardMaking(desk, { id, version, equipmentId: kept.reader.id });
    const card = new EmulatedCard({ memory: blankCard() });
    await make(kept.reader, card);
    await issueSupportToHolder(desk, { ...(await seen(id)) });
    card.powerOff();
    const order = { service: "cantine", key: randomUUID(), amount: 1_700 };
    const at = { reader: kept.reader, card, uid: uidOf(card) };
    expect(await carryCredit(mayor, at, order)).toEqual({ outcome: "credited", balance: 1_700 });
    card.powerOff();
    await kept.debit(system, next, card, { service: "cantine", amount: 450 });

    // What the reader that is left took before the theft comes with the rest: both applications are known of
    // its journal.
    await receiveJournalBatch(mayor, kept.reader, await kept.batch(0));
    await canteen.house.drain();
    expect(await canteen.balanceOf(holder)).toBe(2_000 - 300 - 450);
    expect(await canteen.rowsOf(kept.reader)).toMatchObject([{ state: "posted" }, { state: "posted" }, {}]);
  });
});
