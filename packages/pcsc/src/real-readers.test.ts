import { Card, CardError } from "@ardeco/desfire";
import { withoutPcscd } from "@ardeco/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connectCard, listReaders } from "./index.ts";
import { aDesk, watching } from "./testing/a-desk.ts";
import { AID, aPurseOn, KEY, PURSE, worth } from "./testing/a-purse.ts";

const leftOut = withoutPcscd ? ` (left out: ${withoutPcscd})` : "";
const story = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutPcscd)(`${name}${leftOut}`, tell);

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  if (!withoutPcscd) desk = await aDesk();
});
afterEach(() => (withoutPcscd ? undefined : desk.clear()));
afterAll(() => (withoutPcscd ? undefined : desk[Symbol.asyncDispose]()));

story("says which readers there are, then who comes and goes", async () => {
  expect(await listReaders()).toEqual(desk.readers.map(({ name }) => name));
  const watch = watching();
  await watch.next("reader_came");
  const coming = desk.put(1);
  expect(await watch.next("card_came")).toEqual({
    type: "card_came",
    reader: desk.readers[1].name,
    answerToReset: Uint8Array.from(Buffer.from("3B8180018080", "hex")),
  });
  (await coming).remove();
  expect(await watch.next("card_left")).toEqual({ type: "card_left", reader: desk.readers[1].name });
  await watch.end();
});

story("a purse is made, debited and read on a real reader", async () => {
  await desk.put(0);
  const transport = await desk.connect(0);
  const card = await aPurseOn(transport);
  expect(await card.getUid()).toEqual(Uint8Array.of(4, 1, 2, 3, 4, 5, 6));
  await card.debit(PURSE, 350, "full");
  await card.commitTransaction();
  expect(await worth(transport)).toBe(1_650);
  const again = new Card(transport);
  await again.selectApplication(AID);
  await again.authenticateEv2First(0, KEY);
  await again.debit(PURSE, 1_000, "full");
  await transport.reset();
  expect(await worth(transport)).toBe(1_650);
});

story("a command wiped by who gave it, before its turn, leaves as it was given", async () => {
  await desk.put(0);
  const transport = await desk.connect(0);
  const before = transport.transmit(Uint8Array.from(Buffer.from("FFCA000000", "hex")));
  const given = Buffer.from("FFCA000000", "hex");
  const answer = transport.transmit(given);
  given.fill(0);
  expect(await answer).toEqual(await before);
});

story("commands asked for together leave one after the other", async () => {
  await desk.put(0);
  const transport = await desk.connect(0);
  const uid = Uint8Array.from(Buffer.from("FFCA000000", "hex"));
  const answers = await Promise.all(Array.from({ length: 5 }, () => transport.transmit(uid)));
  expect(answers.map((answer) => Buffer.from(answer).toString("hex"))).toEqual(
    Array(5).fill("040102030405069000"),
  );
});

story("a card held for one program is refused to another, and is there again once it is let go", async () => {
  await desk.put(0);
  const first = await desk.connect(0);
  await expect(connectCard(desk.readers[0].name)).rejects.toMatchObject({ code: "reader_busy" });
  await first.close();
  await first.close();
  await expect(first.transmit(Uint8Array.of(0))).rejects.toMatchObject({ code: "closed" });
  const second = await desk.connect(0, { exclusive: false });
  expect((await new Card(second).getVersion()).generation).toBe("EV3");
});

story("whoever comes next does not find the session of before", async () => {
  await desk.put(0);
  const first = await desk.connect(0);
  await aPurseOn(first);
  await first.close();
  const left = new Card(await desk.connect(0));
  await left.selectApplication(AID);
  await expect(left.getValue(PURSE, "full")).rejects.toMatchObject({ code: "authentication_error" });
});

story("a card taken away before it commits: nobody knows, and put back it holds what it held", async () => {
  const { emulated, remove } = await desk.put(0);
  const transport = await desk.connect(0);
  const card = await aPurseOn(transport);
  await card.debit(PURSE, 350, "full");
  const answers = emulated.transmit.bind(emulated);
  emulated.transmit = () => {
    remove();
    // It is out of the field before it has done anything.
    return new Promise(() => undefined);
  };
  await expect(card.commitTransaction()).rejects.toMatchObject({ code: "answer_lost" });
  // Lost again until the service has seen that nothing is there.
  await expect(transport.transmit(Uint8Array.of(0x90, 0x60, 0, 0, 0))).rejects.toMatchObject({
    code: expect.stringMatching(/^(answer_lost|card_gone|card_reset)$/),
  });
  emulated.transmit = answers;
  await desk.clear();
  // On the other reader: a virtual one that a card has just left may find the next one mute.
  await desk.put(1, emulated);
  expect(await worth(await desk.connect(1))).toBe(2_000);
});

story("no card, no such reader, no service: each says which it is", async () => {
  await expect(connectCard(desk.readers[0].name)).rejects.toMatchObject({ code: "card_gone" });
  await expect(connectCard("Lecteur inconnu")).rejects.toMatchObject({ code: "reader_gone" });
  await desk.pcscd.kill();
  await expect(listReaders()).rejects.toMatchObject({ code: "no_service" });
  await desk.pcscd.startAgain();
  expect(await listReaders()).toHaveLength(2);
});

story("who watches is told when the service stops, and ends when asked to", async () => {
  const watch = watching();
  await watch.next("reader_came");
  const waiting = watch.next("card_came");
  const refused = expect(waiting).rejects.toMatchObject({ code: "no_service" });
  await desk.pcscd.kill();
  await refused;
  await desk.pcscd.startAgain();
  const again = watching();
  await again.next("reader_came");
  await again.end();
});

story("a wrong key is the card's refusal, not the reader's", async () => {
  await desk.put(0);
  const card = new Card(await desk.connect(0));
  const wrong = await card.authenticateEv2First(0, new Uint8Array(16).fill(9)).catch((error) => error);
  expect(wrong).toBeInstanceOf(CardError);
});
