import { Card, diversify } from "@ardeco/desfire";
import { EmulatedCard } from "@ardeco/desfire/emulator";
import { diversificationInput } from "../cards/service-card.ts";
import { debit } from "../debits/debit.ts";
import { makeCard } from "../demonstration/make-card.ts";
import { demonstrationMasters } from "../demonstration/public-keys.ts";
import { Refusal } from "../protocol/errors.ts";
import { aReader, PAGE, purseOf } from "./a-reader.ts";

type Draw = (below: number) => number;

/** The same numbers for the same seed (xorshift, 32 bits). */
function chance(seed: number): Draw {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const APPLICATION = Uint8Array.of(0x30, 0x42, 0xf5);
const DEBIT = 1;

/** Codes of commands that a card knows, and a few that it does not. */
const CODES = [
  0x60, 0x5a, 0x6a, 0xca, 0xda, 0xfc, 0x64, 0xc4, 0x51, 0xcd, 0xcb, 0xcc, 0xce, 0xdf, 0x6f, 0xf5, 0x5f, 0xbd,
  0x3d, 0x6c, 0x0c, 0xdc, 0x1c, 0xc7, 0xa7, 0xaf, 0xaa, 0x71, 0x77, 0xf0, 0xf2, 0xfd, 0x00,
];

/**
 * Commands of chance to a card, some well formed, some not, most in the session of a reader. It answers each
 * with a status, and keeps what it held. Returns how many were sent; throws what was wrong.
 */
export async function fuzzCard(count: number, seed: number): Promise<number> {
  const draw = chance(seed);
  const memory = await makeCard({ uid: Uint8Array.of(4, 1, 2, 3, 4, 5, 6) });
  const card = new EmulatedCard({ memory });
  const key = diversify(demonstrationMasters.debit, diversificationInput(memory.uid, APPLICATION, DEBIT));
  for (let time = 0; time < count; time += 1) {
    const apdu = aCommand(draw);
    const answer = await card.transmit(apdu);
    if (answer.length < 2) throw new Error(`No status for ${Buffer.from(apdu).toString("hex")}.`);
    if (purseOf(card.memory).counter !== 0)
      throw new Error(`Written by ${Buffer.from(apdu).toString("hex")}.`);
    if (draw(50) === 0) await enter(card, key);
  }
  if (card.memory.applications.get("3042F5") !== memory.applications.get("3042F5"))
    throw new Error("The application moved.");
  return count;
}

/** As a reader does: what follows is said in its session. */
async function enter(transport: EmulatedCard, key: Uint8Array): Promise<void> {
  transport.powerOff();
  const card = new Card(transport);
  await card.selectApplication(APPLICATION);
  await card.authenticateEv2First(DEBIT, key);
}

function aCommand(draw: Draw): Uint8Array {
  const data = Uint8Array.from({ length: draw(4) === 0 ? draw(256) : draw(40) }, () => draw(256));
  const code = draw(8) === 0 ? draw(256) : (CODES[draw(CODES.length)] ?? 0);
  if (draw(10) === 0) return data;
  const length = draw(20) === 0 ? draw(256) : data.length;
  const content = data.length > 0 ? [length, ...data] : [];
  return Uint8Array.of(
    0x90,
    code,
    draw(30) === 0 ? draw(256) : 0,
    0,
    ...content,
    ...(draw(10) === 0 ? [] : [0]),
  );
}

/**
 * Answers of a card altered by chance, to the program that debits. Whatever they are, it ends by an answer or
 * a refusal of its own, and never says that it debited what the card did not lose. Returns how many answers
 * it was given; throws what was wrong.
 */
export async function fuzzReader(count: number, seed: number): Promise<number> {
  await using reader = await aReader();
  const { house } = reader.running;
  const [service] = reader.services;
  if (!service) throw new Error("No service.");
  const caller = { origin: PAGE, service };
  const draw = chance(seed);
  const counted = { answers: 0 };
  while (counted.answers < count) {
    const card = await aLyingCard(counted, draw);
    await reader.put(card);
    for (let sale = 0; sale < SALES_A_CARD && counted.answers < count; sale += 1) {
      const before = purseOf(card.memory).balance;
      const request = { key: `sale-${counted.answers}`, amount: 1 };
      const said = await debit(house, caller, request).catch((error: unknown) => error);
      judge(said, before - purseOf(card.memory).balance);
    }
  }
  return counted.answers;
}

const SALES_A_CARD = 200;

/** About every tenth of its answers is altered. */
async function aLyingCard(counted: { answers: number }, draw: Draw): Promise<EmulatedCard> {
  const card = new EmulatedCard({ memory: await makeCard() });
  const answers = card.transmit.bind(card);
  card.transmit = async (apdu) => {
    counted.answers += 1;
    const answer = await answers(apdu);
    return draw(10) === 0 ? alter(answer, draw) : answer;
  };
  return card;
}

function judge(said: unknown, lost: number): void {
  if (said instanceof Error && !(said instanceof Refusal)) throw said;
  if (!(said instanceof Error) && lost !== 1) throw new Error(`Said to be debited: ${lost} lost.`);
  if (said instanceof Refusal && said.code !== "debit_unknown" && lost !== 0)
    throw new Error(`${said.code}, and ${lost} lost.`);
}

function alter(answer: Uint8Array, draw: Draw): Uint8Array {
  switch (draw(6)) {
    case 0:
      return answer.length > 0 ? answer.with(draw(answer.length), draw(256)) : answer;
    case 1:
      return answer.slice(0, draw(answer.length + 1));
    case 2:
      return Uint8Array.of(...answer.subarray(0, -2), draw(256), draw(256));
    case 3:
      return Uint8Array.of(...Array.from({ length: draw(20) }, () => draw(256)), ...answer);
    case 4:
      return Uint8Array.of(...answer.subarray(0, -2), 0x91, 0xaf);
    default:
      return Uint8Array.from({ length: draw(300) }, () => draw(256));
  }
}
