import { Card, CardError, ProtocolError } from "@ardeco/desfire";
import type { Calibration } from "../cards/calibration.ts";
import { ServiceCard } from "../cards/service-card.ts";
import { median, type Resettable, TimedCard } from "../cards/timed-card.ts";
import { ElementError } from "../element/secure-element.ts";
import { Refusal } from "../protocol/errors.ts";
import { seconds } from "../rights/configuration.ts";
import type { House } from "./house.ts";

const TIMES = 15;

/**
 * Measures how fast cards answer here, with one of a service that somebody laid on the reader: opened fifteen
 * times, nothing is written on it. Kept until it is done again. Throws Refusal, as a reading does.
 */
export async function calibrate(house: House): Promise<Calibration> {
  const services = house.rights.current(house.now()).services;
  const commands: number[] = [];
  const rounds: number[] = [];
  await house.desk.withCard(undefined, async (transport) => {
    for (let time = 0; time < TIMES; time += 1) {
      const measured = await once(house, transport, services);
      commands.push(...measured.commands);
      rounds.push(...measured.rounds);
    }
  });
  const calibration = {
    at: seconds(house.now()),
    command_us: Math.ceil(median(commands)),
    round_us: rounds.length === 0 ? null : Math.max(0, Math.ceil(median(rounds))),
  };
  await house.calibration.keep(calibration);
  return calibration;
}

async function once(
  house: House,
  transport: Resettable,
  services: ReturnType<House["rights"]["current"]>["services"],
) {
  let isKnown = true;
  for (const { card: layout } of services) {
    const timed = new TimedCard(transport, house.stopwatch);
    const opened = await ServiceCard.openNear(timed, layout, house.element, {
      asksForProof: true,
      stopwatch: house.stopwatch,
    }).catch((error: unknown) => {
      // The token of a partner's reader has no key of cards.
      if (error instanceof ElementError && error.code === "no_such_key") return null;
      if (!(error instanceof Refusal) || error.code !== "card_not_known") throw error;
      isKnown = false;
      return null;
    });
    if (opened === null) continue;
    if (opened.card.hasPurse) await opened.card.readPurse();
    const { rounds = [], publishedMicroseconds = 0 } = opened.check ?? {};
    return {
      commands: timed.times,
      rounds: rounds.map(({ microseconds }) => microseconds - publishedMicroseconds),
    };
  }
  if (!isKnown) throw new Refusal("card_not_known");
  return withoutKey(house, transport);
}

/** What any card of this kind says of itself: of a reader that opens none. */
async function withoutKey(house: House, transport: Resettable) {
  const timed = new TimedCard(transport, house.stopwatch);
  await transport.reset();
  try {
    await new Card(timed).getVersion();
  } catch (error) {
    if (error instanceof CardError || error instanceof ProtocolError) throw new Refusal("card_not_known");
    throw error;
  }
  return { commands: timed.times, rounds: [] };
}
