import type { Presence } from "@ardeco/contracts";
import { PcscError } from "@ardeco/pcsc";
import { expect, test } from "vitest";
import { demonstrationService } from "../demonstration/platform-of-one.ts";
import { aCard, aPairedPage, aReader, journalOf, PAGE, purseOf } from "../testing/a-reader.ts";

const ANSWER_LOST = 0x80100016;
const ROUND = 0xf2;
/** Eight bytes take four rounds at least, eight at most: those beyond are not in each dialogue. */
const SURE_ROUNDS = 4;
const MOST_ROUNDS = 8;

const presence: Presence = {
  verbs: ["debit"],
  proximity: "required",
  round_most_us: 0,
  late_rounds: 0,
  unproven_most: 0,
};
/** Time stands still: what is tried here is what is torn, not what is slow. */
const aDesk = () =>
  aReader({ services: [{ ...demonstrationService([PAGE]), presence }], stopwatch: () => 0 });

interface Place {
  readonly code: number;
  /** The first command of this code, the second… */
  readonly time: number;
}

/** Rounds are drawn: a command is known by its code and its place among those of that code. */
async function places(): Promise<readonly Place[]> {
  await using reader = await aDesk();
  const page = await aPairedPage(reader);
  const card = await aCard();
  const answers = card.transmit.bind(card);
  const heard: number[] = [];
  card.transmit = (apdu) => {
    heard.push(apdu[1] ?? 0);
    return answers(apdu);
  };
  await reader.put(card);
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({ status: 200 });
  return [...new Set(heard)].flatMap((code) => {
    const times = code === ROUND ? MOST_ROUNDS : heard.filter((one) => one === code).length;
    return Array.from({ length: times }, (_, index) => ({ code, time: index + 1 }));
  });
}

test("torn away at every command of a debit of a card that proves that it is near: nothing or all, and the same request again makes it one", async () => {
  const tried = await places();
  expect(tried.length).toBeGreaterThan(15);
  const outcomes = new Map<string, number>();
  for (const { code, time } of tried)
    for (const when of ["before", "after"] as const) {
      await using reader = await aDesk();
      const page = await aPairedPage(reader);
      const card = await aCard();
      const answers = card.transmit.bind(card);
      let heard = 0;
      card.transmit = async (apdu) => {
        if (apdu[1] === code) heard += 1;
        if (apdu[1] !== code || heard !== time) return answers(apdu);
        heard += 1;
        if (when === "after") await answers(apdu);
        reader.readers.remove();
        throw new PcscError(ANSWER_LOST, "transmit");
      };
      await reader.put(card);
      const torn = await page.send("/v1/debit", { key: "a", amount: 350 });
      const isSure = code !== ROUND || time <= SURE_ROUNDS;
      expect([torn.status, isSure]).not.toEqual([200, true]);
      const said = torn.status === 200 ? "debited" : String(torn.body.code);
      outcomes.set(said, (outcomes.get(said) ?? 0) + 1);
      if (said === "card_gone") expect(purseOf(card.memory)).toEqual({ balance: 2_000, counter: 0 });
      heard = time;
      await reader.put(card);
      const again = await page.send("/v1/debit", { key: "a", amount: 350 });
      expect(again).toMatchObject({ status: 200, body: { balance: 1_650, counter: 1 } });
      expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
      expect(journalOf(reader).filter(({ kind }) => kind === "debited")).toHaveLength(1);
    }
  // The commit alone leaves somebody in doubt.
  expect(outcomes.get("debit_unknown")).toBe(2);
}, 120_000);
