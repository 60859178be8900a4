import type { PresentAnswer, PresentRequest, UpdateAnswer, UpdateRequest } from "@ardeco/contracts";
import { JudgedCard } from "../cards/judged-card.ts";
import { median, type Resettable, TimedCard } from "../cards/timed-card.ts";
import type { OpenedCards } from "../platform/opened-cards.ts";
import { Refusal } from "../protocol/errors.ts";
import type { House } from "./house.ts";

/**
 * The platform opens what is on the reader, and says by a code of one use whose it is: no key of this PC, and
 * no name, has a part in it. The code of a card that answered too late to be here is told to nobody.
 */
export async function present(house: House, request: PresentRequest): Promise<PresentAnswer> {
  const { code } = await opened(house, request, async (cards, card) => {
    const timed = new TimedCard(card, house.stopwatch);
    const shown = await cards.show(timed);
    const { pages_command_most_us: most } = house.rights.current(house.now());
    // What is no card of this kind, a phone, has a time of its own: it is not measured.
    const isCard = timed.times.length > 0;
    if (most !== undefined && isCard && !(median(timed.times) <= most)) throw new Refusal("card_too_far");
    return shown;
  });
  return { code };
}

/**
 * The platform writes on the card what somebody asked for on the page; torn away meanwhile, the same request
 * finishes it. A card that answers too late to be here is written nothing: it is judged by what it was asked
 * before the first command that writes.
 */
export async function update(house: House, request: UpdateRequest): Promise<UpdateAnswer> {
  const { written, credited } = await opened(house, request, (cards, card) => {
    const { pages_command_most_us: most } = house.rights.current(house.now());
    return cards.update(new JudgedCard(new TimedCard(card, house.stopwatch), most), request.order);
  });
  return { written, credited };
}

const opened = <Done>(
  { desk, openedCards }: House,
  { reader }: PresentRequest,
  work: (cards: OpenedCards, card: Resettable) => Promise<Done>,
): Promise<Done> =>
  desk.withCard(reader, async (card) => {
    if (!openedCards) throw new Refusal("platform_silent");
    return work(openedCards, card);
  });
