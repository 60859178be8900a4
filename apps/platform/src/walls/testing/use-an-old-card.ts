import { randomUUID } from "node:crypto";
import { type AuthorityId, asId } from "../../kernel/ids.ts";
import type { CounterId } from "../../modules/counters/index.ts";
import { readOldCard, takeOver, useOldCard } from "../../modules/oldcards/index.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A card of a former system, used once by whoever holds it, and a number that is of none. */
export async function useAnOldCard(
  house: TestRuntime,
  authorityId: AuthorityId,
  counterId: CounterId,
): Promise<string> {
  const mayor = await anAgent(house, authorityId, ["authority_administrator"]);
  const desk = await anAgent(house, authorityId, ["reception"]);
  await takeOver(mayor, { counterId, text: "B-1042;10" });
  const [card] = await readOldCard(desk, "B-1042");
  if (!card) throw new Error("taken over a moment ago");
  await useOldCard(desk, { id: card.id, useId: asId<"oldCardUse">(randomUUID()), units: 1 });
  await readOldCard(desk, "X-0000").catch(() => undefined);
  return card.id;
}
