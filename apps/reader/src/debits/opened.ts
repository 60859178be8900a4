import type { PresentAnswer, PresentRequest, UpdateAnswer } from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import type { OpenedCards } from "../platform/opened-cards.ts";
import { Refusal } from "../protocol/errors.ts";
import type { House } from "./house.ts";

/** The platform opens what is on the reader, and says by a code of one use whose it is: no key of this PC, and no name, has a part in it. */
export async function present(house: House, request: PresentRequest): Promise<PresentAnswer> {
  const { code } = await opened(house, request, (cards, card) => cards.show(card));
  return { code };
}

/** The platform writes on the card what waits for it; torn away meanwhile, the same request finishes it. */
export async function update(house: House, request: PresentRequest): Promise<UpdateAnswer> {
  const { written, credited } = await opened(house, request, (cards, card) => cards.update(card));
  return { written, credited };
}

const opened = <Done>(
  { desk, openedCards }: House,
  { reader }: PresentRequest,
  work: (cards: OpenedCards, card: CardTransport) => Promise<Done>,
): Promise<Done> =>
  desk.withCard(reader, async (card) => {
    if (!openedCards) throw new Refusal("platform_silent");
    return work(openedCards, card);
  });
