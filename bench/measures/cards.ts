import { randomBytes } from "node:crypto";
import { SUPPORT_BYTES } from "@ardeco/contracts";
import { Card, diversify } from "@ardeco/desfire";
import type { EmulatedCard } from "@ardeco/desfire/emulator";
import { diversificationInput } from "@ardeco/reader/cards/service-card";
import { demonstrationMasters } from "@ardeco/reader/demonstration/public-keys";
import { supportOf } from "@ardeco/reader/rights/supports";
import { aCard, aPairedPage, aReader, type TestReader } from "@ardeco/reader/testing/a-reader";
import type { Bench } from "../bench.ts";
import { figure, median, percentile, table } from "../figures.ts";

const ROUNDS = 400;
const ENTRIES = 20_000;
const A_DAY = 24 * 3_600;
const NEXT_SEQUENCE = 9_000_000_000;
const WARM = 50;
const APPLICATION = Uint8Array.of(0x30, 0x42, 0xf5);
const [DEBIT, PURSE, PROOFS, MARK] = [1, 1, 3, 4];

/**
 * From a card that is there to what a page is told: the reader program over its loopback, beside nothing but
 * the card's own dialogue. Cards are emulated, so that this is computation, disk and loopback; a card of
 * plastic takes its own time.
 */
export const cards: Bench = async () => {
  await using reader = await aReader();
  const page = await aPairedPage(reader);
  const card = await aCard({ balance: 100_000 });
  await letIn(reader, card);
  await reader.put(card);
  const alone = await aCard({ balance: 100_000 });
  const times = { dialogue: [] as number[], debit: [] as number[], enter: [] as number[] };
  for (let round = 0; round < ROUNDS + WARM; round += 1) {
    // Nobody waits for the pace of requests.
    reader.later(1_000);
    const measured = {
      dialogue: await milliseconds(() => dialogue(alone)),
      debit: await milliseconds(() => said(page.send("/v1/debit", { key: `sale-${round}`, amount: 1 }))),
      enter: await milliseconds(() => said(page.send("/v1/enter", {}), '"may":true')),
    };
    if (round < WARM) continue;
    for (const name of ["dialogue", "debit", "enter"] as const) times[name].push(measured[name]);
  }
  const row = (name: string, values: readonly number[]) => [
    name,
    figure(median(values)),
    figure(percentile(values, 0.99)),
  ];
  return {
    ratio: median(times.debit) / median(times.dialogue),
    higherIsBetter: false,
    text: table([
      ["milliseconds", "median", "p99"],
      row("a debit, from the page and back: journal on the disk twice, answer signed", times.debit),
      row(`a yes to who may enter, from the page and back: one card of ${ENTRIES}`, times.enter),
      row("the card's dialogue of a debit, alone", times.dialogue),
    ]),
  };
};

/** What the program says to the card for a debit, and nothing else. */
async function dialogue(emulated: EmulatedCard): Promise<void> {
  emulated.powerOff();
  const card = new Card(emulated);
  await card.selectApplication(APPLICATION);
  const input = diversificationInput(await card.getUid(), APPLICATION, DEBIT);
  await card.authenticateEv2First(DEBIT, diversify(demonstrationMasters.debit, input));
  await card.getCardUid();
  await card.readData(PROOFS, 0, 12, "full");
  await card.getValue(PURSE, "full");
  await card.debit(PURSE, 1, "full");
  await card.writeData(MARK, 0, new Uint8Array(16), "full");
  await card.commitTransactionWithProof();
}

/** A town's subscribers may enter, and this card is one of theirs. */
async function letIn(reader: TestReader, card: EmulatedCard): Promise<void> {
  const [service] = reader.services;
  if (!service) throw new Error("no service");
  const theirs = Buffer.from(supportOf(service.support_key, card.memory.uid), "base64url");
  const names = [theirs, ...Array.from({ length: ENTRIES - 1 }, () => randomBytes(SUPPORT_BYTES))];
  const supports = Buffer.concat(names.toSorted(Buffer.compare)).toString("base64url");
  const until = Math.floor(reader.clock.now.getTime() / 1000) + A_DAY;
  const services = [{ ...service, entries: [{ supports, until }] }];
  const signed = await reader.platform.sign(reader.configuration({ sequence: NEXT_SEQUENCE, services }));
  await reader.running.configuration.take(signed, reader.clock.now);
}

async function said(
  answer: Promise<{ readonly status: number; readonly text: string }>,
  holds = "",
): Promise<void> {
  const { status, text } = await answer;
  if (status !== 200 || !text.includes(holds)) throw new Error(text);
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
