import { CardList, Heading, ServiceCard } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import { toServiceCard } from "../service-cards.tsx";
import { wordPlaces } from "./search-index.ts";
import type { Hit } from "./search-services.ts";
import { searchWords } from "./search-words.ts";

interface HitGroupsProps {
  readonly hits: readonly Hit[];
  readonly language: Language;
  /** Under a title of level 2. */
  readonly under?: boolean;
}

/** By why they answer, the most telling first; a word that is not the one typed is named. */
export function HitGroups({ hits, language, under }: HitGroupsProps) {
  const say = searchWords(language);
  const groups = wordPlaces
    .map((place) => ({ place, own: hits.filter((hit) => hit.place === place) }))
    .filter(({ own }) => own.length > 0);
  return (
    <>
      {groups.map(({ place, own }) => (
        <div key={place} class="ar-hits">
          <Heading level={under ? 3 : 2} class="ar-hits__why">
            {say.why[place]}
          </Heading>
          <CardList>
            {own.map(({ offered, because, becauseIn = language }) => {
              const card = toServiceCard(offered, language);
              return (
                <ServiceCard
                  key={offered.href}
                  {...card}
                  level={under ? 4 : 3}
                  status={
                    because && becauseIn === language
                      ? { children: say.because(because), icon: "search" }
                      : card.status
                  }
                />
              );
            })}
          </CardList>
        </div>
      ))}
    </>
  );
}
