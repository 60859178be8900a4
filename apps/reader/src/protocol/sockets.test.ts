import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aCard, aPage, aPairedPage, aReader, type TestReader } from "../testing/a-reader.ts";
import { aSocket } from "../testing/a-socket.ts";

let reader: TestReader;
let socket: Awaited<ReturnType<typeof aSocket>>;
beforeEach(async () => {
  reader = await aReader();
  socket = await aSocket(reader, await aPairedPage(reader));
});
afterEach(async () => {
  socket.close();
  await reader[Symbol.asyncDispose]();
});

test("a page hears of cards, asks over the same socket, and the token is not said back", async () => {
  expect(socket.protocol).toBe("ardeco-reader.1");
  await reader.put(await aCard());
  const presented = await socket.next();
  expect(presented).toMatchObject({
    type: "card_presented",
    reader: "Lecteur émulé",
    support: expect.stringMatching(/^[\w-]{22}$/),
  });
  socket.send({ id: "7", ask: "debit", with: { key: "a", amount: 350 } });
  expect(await socket.next()).toMatchObject({
    id: "7",
    outcome: "debited",
    balance: 1_650,
    support: presented.support,
  });
  await reader.take();
  expect(await socket.next()).toMatchObject({
    type: "card_removed",
    support: null,
    signed: expect.any(String),
  });
});

test("a card that is not of the service has no name", async () => {
  const { blankCard, EmulatedCard } = await import("@ardeco/desfire/emulator");
  await reader.put(new EmulatedCard({ memory: blankCard() }));
  expect(await socket.next()).toMatchObject({ type: "card_presented", support: null });
});

test("what is not a request is told so; the socket goes on", async () => {
  for (const message of ["{", "[]", JSON.stringify({ id: "1", ask: "format", with: {} })]) {
    socket.send(message);
    expect(await socket.next()).toMatchObject({ id: null, problem: { code: "request_refused" } });
  }
  socket.send({ id: "2", ask: "debit", with: { key: "a" } });
  expect(await socket.next()).toMatchObject({ id: "2", problem: { code: "request_refused" } });
  socket.send({ id: "3", ask: "enter", with: {} });
  expect(await socket.next()).toMatchObject({
    id: "3",
    problem: { code: "no_card", title: "Présentez une carte." },
  });
});

test("a message too long ends the socket, and four sockets are the most of one page", async () => {
  const { token } = await aPairedPage(reader);
  const others = [];
  for (let time = 0; time < 4; time += 1) others.push(await aSocket(reader, { token }));
  await expect(aSocket(reader, { token })).rejects.toThrow("429");
  others[0]?.send("x".repeat(20_000));
  expect(await others[0]?.closed).toBe(1009);
  for (const other of others) other.close();
});

test("whoever resets the connection once it is refused does not stop the program", async () => {
  for (let time = 0; time < 20; time += 1) {
    const stranger = connect({ host: "127.0.0.1", port: reader.running.port, allowHalfOpen: true });
    stranger.write(
      `GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1:${reader.running.port}\r\nOrigin: https://autre.example\r\n` +
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    );
    const [refusal] = await once(stranger, "data");
    expect(String(refusal)).toMatch(/^HTTP\/1\.1 403 /);
    stranger.resetAndDestroy();
  }
  socket.send({ id: "1", ask: "enter", with: {} });
  expect(await socket.next()).toMatchObject({ id: "1", problem: { code: "no_card" } });
});

test("sockets that are opened one after the other are paced as requests are", async () => {
  const { token } = await aPairedPage(reader);
  let refused = "";
  for (let time = 0; time < 61 && refused === ""; time += 1)
    await aSocket(reader, { token }).then(
      async (other) => {
        other.close();
        await other.closed;
      },
      (error: unknown) => {
        refused = String(error);
      },
    );
  expect(refused).toContain("429");
  // A minute gives as many again.
  reader.later(60_000);
  (await aSocket(reader, { token })).close();
});

test("a page that only debits hears of a card, not whose it is; nor does one whose service may no more", async () => {
  const till = aPage(reader);
  await till.pair(reader.running.pairings.newCode(reader.clock.now), { verbs: ["debit"] });
  const tills = await aSocket(reader, till);
  await reader.put(await aCard());
  expect(await tills.next()).toMatchObject({ type: "card_presented", support: null });
  expect(await socket.next()).toMatchObject({ support: expect.any(String) });
  const [service] = reader.services;
  if (!service) throw new Error("No service.");
  const text = await reader.platform.sign(
    reader.configuration({ sequence: 9_000_000_000, services: [{ ...service, verbs: ["debit"] }] }),
  );
  await reader.running.configuration.take(text, reader.clock.now);
  await reader.take();
  await reader.put(await aCard());
  expect(await socket.next()).toMatchObject({ type: "card_removed" });
  expect(await socket.next()).toMatchObject({ type: "card_presented", support: null });
  tills.close();
});
