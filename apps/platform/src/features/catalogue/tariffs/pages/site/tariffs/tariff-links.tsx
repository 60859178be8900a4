import type { Visit } from "../../../../../../web/index.ts";
import type { OfferedTariff } from "../../../index.ts";
import { tariffWords } from "./tariff-words.ts";

/** Beside what a service costs: where to work out one's own price. */
export function TariffLinks({
  tariffs,
  visit: { brand, language },
}: {
  readonly tariffs: readonly OfferedTariff[];
  readonly visit: Visit;
}) {
  const say = tariffWords(language);
  return (
    <>
      {tariffs.map(({ slug, title }) => (
        <p key={slug}>
          <a href={`/${brand.slug}/tarifs/${slug}`}>
            {say.calculate} ({title[language]})
          </a>
        </p>
      ))}
    </>
  );
}
