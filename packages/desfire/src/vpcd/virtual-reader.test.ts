import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { bytes, fromHex, hex } from "../bytes.ts";
import { Card } from "../card/card.ts";
import { EmulatedCard } from "../emulator/emulated-card.ts";
import { aPurse, CREDIT, enter, PURSE, storedValue, UID } from "../testing/purse.ts";
import { type Presented, present } from "./virtual-reader.ts";

const open: { server: Server; presented?: Presented }[] = [];

afterEach(() => {
  for (const { server, presented } of open.splice(0)) {
    presented?.remove();
    server.close();
  }
});

/** The other end of vpcd's protocol; it cuts what it sends in pieces, as networks do. */
async function aVirtualReader(emulated: EmulatedCard) {
  const server = createServer();
  const here: (typeof open)[number] = { server };
  open.push(here);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  const inserted = new Promise<Socket>((resolve) => server.once("connection", resolve));
  const presented = await present(emulated, { host: "127.0.0.1", port: address.port });
  here.presented = presented;
  const socket = await inserted;
  const send = (message: Uint8Array) => {
    const framed = Uint8Array.of(0, message.length, ...message);
    for (let at = 0; at < framed.length; at += 7) socket.write(framed.subarray(at, at + 7));
  };
  const transmit = async (message: Uint8Array): Promise<Uint8Array> => {
    const answer = new Promise<Buffer>((resolve) => socket.once("data", resolve));
    send(message);
    return Uint8Array.from((await answer).subarray(2));
  };
  return { presented, socket, send, transmit };
}

test("a card on a virtual reader says what it is, and its purse is debited through it", async () => {
  const emulated = new EmulatedCard({ memory: await aPurse() });
  const reader = await aVirtualReader(emulated);
  reader.send(bytes(0x01));
  expect(hex(await reader.transmit(bytes(0x04)))).toBe("3B8180018080");
  const card = new Card(reader);
  expect(await card.getUid()).toEqual(UID);
  expect((await card.getVersion()).generation).toBe("EV3");
  await enter(card, "ev2", CREDIT);
  await card.debit(PURSE, 350, "full");
  await card.commitTransaction();
  expect(storedValue(emulated.memory)).toBe(1_650);
});

test("a reset before the commit undoes; the reader that goes takes the card away", async () => {
  const emulated = new EmulatedCard({ memory: await aPurse() });
  const reader = await aVirtualReader(emulated);
  const card = new Card(reader);
  await enter(card, "ev2", CREDIT);
  await card.debit(PURSE, 350, "full");
  reader.send(bytes(0x02));
  expect(hex(await reader.transmit(fromHex("90C7000000")))).not.toBe("9100");
  expect(storedValue(emulated.memory)).toBe(2_000);
  reader.socket.destroy();
  await reader.presented.gone;
});
