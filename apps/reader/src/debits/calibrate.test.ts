import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { expect, test } from "vitest";
import { Calibrations } from "../cards/calibration.ts";
import { median } from "../cards/timed-card.ts";
import { makeCard, type NewCard } from "../demonstration/make-card.ts";
import { ElementError } from "../element/secure-element.ts";
import { aReader, purseOf } from "../testing/a-reader.ts";
import { calibrate } from "./calibrate.ts";

const COMMAND_US = 6_000;

async function aDesk(options: NewCard = {}) {
  const clock = { us: 0 };
  const reader = await aReader({ stopwatch: () => clock.us });
  const card = new EmulatedCard({
    memory: await makeCard(options),
    wait: async (microseconds) => {
      clock.us += microseconds;
    },
  });
  const answers = card.transmit.bind(card);
  let commands = 0;
  card.transmit = async (apdu) => {
    commands += 1;
    // A PC that does something else from time to time.
    clock.us += commands % 7 === 0 ? 300_000 : COMMAND_US;
    return answers(apdu);
  };
  return { reader, card };
}

test("a reader is measured with a card that is on it: the middle of what it took, kept sealed, and nothing is written on the card", async () => {
  const { reader, card } = await aDesk();
  await using _ends = reader;
  await reader.put(card);
  const measured = await calibrate(reader.running.house);
  // The published time is not the reader's.
  expect(measured).toEqual({ at: expect.any(Number), command_us: COMMAND_US, round_us: COMMAND_US });
  expect(purseOf(card.memory)).toEqual({ balance: 2_000, counter: 0 });
  await reader.restart();
  expect(reader.running.house.calibration.held).toEqual(measured);
  expect((await Calibrations.open(reader.running.folder)).held).toEqual(measured);
});

test("with a card that has no such check, its commands alone; without a card, or with another's, nothing is kept", async () => {
  const { reader, card } = await aDesk({ proximity: false });
  await using _ends = reader;
  await expect(calibrate(reader.running.house)).rejects.toMatchObject({ code: "no_card" });
  await reader.put(new EmulatedCard({ memory: blankCard() }));
  await expect(calibrate(reader.running.house)).rejects.toMatchObject({ code: "card_not_known" });
  expect(reader.running.house.calibration.held).toBeNull();
  await reader.put(card);
  expect(await calibrate(reader.running.house)).toMatchObject({ command_us: COMMAND_US, round_us: null });
});

test("a reader whose token has no key of cards measures what any card says of itself", async () => {
  const { reader, card } = await aDesk();
  await using _ends = reader;
  const { house } = reader.running;
  house.element.diversify = () => Promise.reject(new ElementError("no_such_key", "None."));
  await reader.put(card);
  expect(await calibrate(house)).toMatchObject({ command_us: COMMAND_US, round_us: null });
  await reader.put(answeringNothing());
  await expect(calibrate(house)).rejects.toMatchObject({ code: "card_not_known" });
});

function answeringNothing(): EmulatedCard {
  const card = new EmulatedCard({ memory: blankCard() });
  card.transmit = async (apdu) => (apdu[0] === 0xff ? Uint8Array.of(0x90, 0x00) : Uint8Array.of(0x6e, 0x00));
  return card;
}

test("the middle of times is what half of them are below; of none it is no number", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([5])]).toEqual([2, 2.5, 5]);
  expect(median([])).toBeNaN();
});
