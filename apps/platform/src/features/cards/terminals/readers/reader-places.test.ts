import { generateKeyPairSync } from "node:crypto";
import { ReaderConfiguration } from "@ardeco/contracts";
import { decodeJwt } from "jose";
import { Value } from "typebox/value";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { recordSupportLoss } from "../../supports/index.ts";
import { getServiceNamingKey } from "../card-keys.ts";
import {
  encryptDebitKey,
  listCardReaders,
  listMakers,
  receiveJournalBatch,
  startCardCredit,
  startCardMaking,
  writeConfiguration,
} from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";
import { aJournal } from "../testing/a-reader.ts";

// A reader in a shop, or in a hall: the platform opens cards there, and it is no reader of the services of
// the town.

let canteen: Canteen;
beforeAll(async () => {
  canteen = await aCanteen();
});
afterAll(() => canteen?.house.close());

const ofPages = ["kiosk_reader", "partner_reader"] as const;
const at = (kind: "reader" | (typeof ofPages)[number]) => aJournal(canteen.mayor, canteen.town.deskId, kind);
const said = async (reader: Parameters<typeof writeConfiguration>[1]) => {
  const claims: unknown = decodeJwt(
    await writeConfiguration(canteen.system, reader, { measured: {}, entries: true }),
  );
  if (!Value.Check(ReaderConfiguration, claims)) throw new Error("no configuration");
  return claims;
};

describe.each(ofPages)("%s", (kind) => {
  test("is told no service, no name under which one knows cards, and no card that is stopped", async () => {
    const card = await canteen.aCardHolder();
    const agent = await anAgent(canteen.house, canteen.town.id, ["validator"]);
    await recordSupportLoss(agent, { id: card.supportId, door: "desk" });
    const { reader } = await at(kind);
    const told = await said(reader);
    expect(told.services).toEqual([]);
    expect(told.pages).toEqual([new URL(canteen.mayor.ports.publicUrl).origin]);
    expect(told.denied).toEqual({ key: Buffer.alloc(32).toString("base64url"), supports: [] });
    const till = await said((await at("reader")).reader);
    expect(till.pages).toBeUndefined();
    expect(till.denied.supports.length).toBeGreaterThan(0);
    const [service] = canteen.application.services;
    if (!service) throw new Error("no service");
    const key = getServiceNamingKey(canteen.system, service).toString("base64url");
    expect([JSON.stringify(till).includes(key), JSON.stringify(told).includes(key)]).toEqual([true, false]);
  });

  test("hands over no journal, begins no credit, makes no card, and no key that debits is brought to it", async () => {
    const { reader, batch, debit } = await at(kind);
    const card = await canteen.aCardHolder();
    await debit(canteen.system, canteen.application, card.emulated, { service: "cantine", amount: 300 });
    const refused = "reader.of_pages";
    await expect(receiveJournalBatch(canteen.mayor, reader, await batch(0))).rejects.toThrow(refused);
    const order = { service: "cantine", key: "k1", amount: 100, card: card.uid };
    await expect(startCardCredit(canteen.mayor, reader, order)).rejects.toThrow(refused);
    await expect(startCardMaking(canteen.mayor, reader, { make: card.uid })).rejects.toThrow(refused);
    expect(await canteen.rowsOf(reader)).toEqual([]);
    const validator = await anAgent(canteen.house, canteen.town.id, ["validator"]);
    expect((await listMakers(validator)).map(({ id }) => id)).not.toContain(reader.id);
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const asked = {
      applicationId: parseId<"cardApplication">(canteen.application.id),
      equipmentId: reader.id,
      publicKey: publicKey.export({ format: "pem", type: "spki" }).toString(),
    };
    await expect(encryptDebitKey(canteen.mayor, asked)).rejects.toThrow("terminals.token_key_not_valid");
    // An administrator follows it all the same.
    const readers = await listCardReaders(canteen.mayor);
    expect(readers.map(({ equipment }) => equipment.id)).toContain(reader.id);
  });
});

test("a reader of pages has its configuration while no application of cards is there: phones are read all the same", async () => {
  const desk = await canteen.aDeskOf("rien");
  const { reader: till } = await aJournal(canteen.mayor, desk);
  await expect(writeConfiguration(canteen.system, till)).rejects.toThrow("reader.no_configuration");
  const { reader } = await aJournal(canteen.mayor, desk, "partner_reader");
  expect((await said(reader)).pages).toHaveLength(1);
});
