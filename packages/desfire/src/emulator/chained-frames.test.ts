import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CardTransport, wrap } from "../apdu/frames.ts";
import { bytes, fromHex, hex, NONE } from "../bytes.ts";
import { Card } from "../card/card.ts";
import { CODES } from "../commands/codes.ts";
import { AID, aPurse, CREDIT, countedRandom, DEBIT, enter, NOTES, TICKETS } from "../testing/purse.ts";
import { EmulatedCard } from "./emulated-card.ts";

const generations = ["ev1", "ev2"] as const;
const modes = ["plain", "mac", "full"] as const;
const everyWay = generations.flatMap((generation) => modes.map((mode) => ({ generation, mode })));
const MORE = 0xaf;

/** Five bytes into the notes, which anybody may write here. */
const HEADER = fromHex("03000000050000");
const DATA = bytes(1, 2, 3, 4, 5);

async function anOpenCard() {
  const emulated = new EmulatedCard({ memory: await aPurse(), random: countedRandom() });
  const card = new Card(emulated, countedRandom());
  await enter(card, "ev2", 0);
  await card.changeFileSettings(NOTES, {
    mode: "plain",
    rights: { read: "free", write: "free", readWrite: CREDIT, change: 0 },
  });
  await card.selectApplication(AID);
  const send = async (code: number, content: Uint8Array) => hex(await emulated.transmit(wrap(code, content)));
  return { emulated, card, send, written: () => card.readData(NOTES, 0, 5, "plain") };
}

describe("a WriteData command in frames", () => {
  test("may begin by its header alone", async () => {
    const { send, written } = await anOpenCard();
    expect(await send(CODES.writeData, HEADER)).toBe("91AF");
    expect(await send(MORE, DATA)).toBe("9100");
    expect(await written()).toEqual(DATA);
  });

  test("writes nothing before its last frame", async () => {
    const { emulated, card, send, written } = await anOpenCard();
    await send(CODES.writeData, HEADER);
    expect(await send(MORE, DATA.subarray(0, 4))).toBe("91AF");
    emulated.powerOff();
    await card.selectApplication(AID);
    expect(await written()).toEqual(new Uint8Array(5));
  });

  test("is refused with half a header, with more than it announced, and when another command comes between", async () => {
    const { send, written } = await anOpenCard();
    expect(await send(CODES.writeData, HEADER.subarray(0, 6))).toBe("917E");
    await send(CODES.writeData, HEADER);
    expect(await send(MORE, bytes(...DATA, 6))).toBe("917E");
    await send(CODES.writeData, HEADER);
    expect(await send(CODES.getFileIds, NONE)).toBe("91CA");
    expect(await send(MORE, DATA)).toBe("911C");
    expect(await written()).toEqual(new Uint8Array(5));
  });

  test("is refused at its header to who may not write, or beyond the file", async () => {
    const { send } = await anOpenCard();
    expect(await send(CODES.writeData, HEADER.with(0, TICKETS))).toBe("91AE");
    expect(await send(CODES.writeData, HEADER.with(5, 0x10))).toBe("91BE");
  });
});

/** Sends each WriteData again in frames of other lengths: its header first. */
function recut(emulated: EmulatedCard, lengths: readonly number[]): CardTransport {
  return {
    async transmit(apdu) {
      if (apdu[1] !== CODES.writeData) return emulated.transmit(apdu);
      const content = apdu.slice(5, 5 + (apdu[4] ?? 0));
      let answer = await emulated.transmit(wrap(CODES.writeData, content.subarray(0, 7)));
      for (let at = 7, frame = 0; at < content.length; frame++) {
        expect(hex(answer)).toBe("91AF");
        const length = lengths[frame] ?? content.length;
        answer = await emulated.transmit(wrap(MORE, content.subarray(at, at + length)));
        at += length;
      }
      return answer;
    },
  };
}

describe.each(everyWay)("in $generation, $mode", ({ generation, mode }) => {
  test("the same is written, wherever the frames are cut", async () => {
    const memory = await aPurse({ mode });
    const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(cuts, async (lengths) => {
        const emulated = new EmulatedCard({ memory, random: countedRandom() });
        const card = new Card(recut(emulated, lengths), countedRandom());
        await enter(card, generation, DEBIT);
        await card.writeData(NOTES, 2, DATA, mode);
        const plain = new Card(emulated, countedRandom());
        await plain.selectApplication(AID);
        expect(await plain.readData(NOTES, 2, 5, "plain")).toEqual(DATA);
      }),
      { numRuns: 15 },
    );
  });
});
