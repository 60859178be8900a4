import { randomUUID } from "node:crypto";
import type { CounterId } from "../../features/ledger/counters/index.ts";
import {
  acceptOldCards,
  convertOldCard,
  debitOldCard,
  importOldCards,
  type OldCardFileId,
  readOldCard,
  revokeOldCardFile,
  suspendOldCard,
} from "../../features/ledger/oldcards/index.ts";
import { type AuthorityId, type PersonId, parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

export interface OldCards {
  readonly card: string;
  /** Given, and not accepted yet. */
  readonly file: string;
}

/**
 * A card of a former system, used once by whoever holds it, another one stopped, a file that waits, one that
 * was stopped, and a number that is of no card; what is left of a third goes to somebody, where they are
 * given.
 */
export async function useAnOldCard(
  house: TestRuntime,
  authorityId: AuthorityId,
  { counterId, personId }: { readonly counterId: CounterId; readonly personId?: PersonId },
): Promise<OldCards> {
  const mayor = await anAgent(house, authorityId, ["authority_administrator"], "Odile Perrin");
  const deputy = await anAgent(house, authorityId, ["authority_administrator"], "Gaston Lemoine");
  const desk = await anAgent(house, authorityId, ["reception"]);
  const give = async (text: string): Promise<OldCardFileId> => {
    const { fileId } = await importOldCards(mayor, { counterId, text });
    if (!fileId) throw new Error("new cards");
    return fileId;
  };
  await acceptOldCards(deputy, { id: await give("B-1042;10\nB-1043;3\nB-1044;2") });
  const read = async (number: string) => {
    const [card] = await readOldCard(desk, number);
    if (!card) throw new Error("taken over a moment ago");
    return card.id;
  };
  const useId = () => parseId<"oldCardUse">(randomUUID());
  const card = await read("B-1042");
  await debitOldCard(desk, { id: card, useId: useId(), units: 1 });
  await suspendOldCard(desk, { id: await read("B-1043"), reason: "Trouvée" });
  if (personId) await convertOldCard(desk, { id: await read("B-1044"), useId: useId(), personId });
  await revokeOldCardFile(mayor, { id: await give("D-100;5"), reason: "Pas le bon compteur" });
  await readOldCard(desk, "X-0000").catch(() => undefined);
  return { card, file: await give("E-100;5") };
}
