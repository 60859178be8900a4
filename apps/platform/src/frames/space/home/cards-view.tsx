import { Card, Section } from "@ardeco/ui";
import type { Visit } from "../../../web/index.ts";
import type { LoadedFill } from "../../feature/load-slot.ts";
import type { HomeCard, HomeCardKind } from "../slots.ts";
import { spaceHomeWords } from "./home-words.ts";

export type HomeFills = readonly LoadedFill<readonly HomeCard[]>[];

export const listHomeCards = (fills: HomeFills, kinds: readonly HomeCardKind[]): readonly HomeCard[] =>
  fills
    .flatMap(({ shown }) => (shown === "silent" ? [] : [...shown.values()].flat()))
    .filter(({ kind }) => kinds.includes(kind));

export function HomeCardList({ cards }: { readonly cards: readonly HomeCard[] }) {
  return (
    <>
      {cards.map(({ title, href, icon, text }, at) => (
        <Card key={`${href} ${at}`} title={title} href={href} icon={icon}>
          {text && <p>{text}</p>}
        </Card>
      ))}
    </>
  );
}

interface CardSectionProps {
  readonly fills: HomeFills;
  readonly visit: Visit;
}

/** What is due, what will be taken, the next session, then what is left of balances. */
export function Money({ fills, visit: { language } }: CardSectionProps) {
  const words = spaceHomeWords(language);
  const sections = [
    { id: "argent", title: words.money, cards: listHomeCards(fills, ["to_pay", "coming_up"]) },
    { id: "soldes", title: words.balances, cards: listHomeCards(fills, ["balance"]) },
  ];
  return (
    <>
      {sections.map(
        ({ id, title, cards }) =>
          cards.length > 0 && (
            <Section key={id} id={id} title={title}>
              <div class="ar-stack">
                <HomeCardList cards={cards} />
              </div>
            </Section>
          ),
      )}
    </>
  );
}
