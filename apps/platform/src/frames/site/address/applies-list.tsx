import { Section } from "@ardeco/ui";
import type { Commune } from "../../../features/authorities/authorities/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import { ServiceCards } from "../service-cards.tsx";
import { siteAddressWords } from "./address-words.ts";
import type { CommuneServices } from "./commune-services.ts";

interface AppliesListProps {
  readonly applies: CommuneServices;
  readonly commune: Commune;
  /** Of the authority whose site this is. */
  readonly siteName: string;
  readonly language: Language;
}

/**
 * One part an authority, the nearest first; those that are not here are named too, so that nobody stops
 * looking.
 */
export function AppliesList({ applies, commune, siteName, language }: AppliesListProps) {
  const { competent, absent, hiddenHere } = applies;
  const say = siteAddressWords(language);
  const names = absent.map((kind) => say.absentNames[kind](commune.name));
  return (
    <>
      {competent.map(({ authority, services }) => (
        <Section
          key={authority.id}
          id={authority.slug}
          title={authority.name}
          lead={say.kinds[authority.kind]}
          more={{ href: `/${authority.slug}/`, label: say.site(authority.name) }}
        >
          {services.length > 0 ? (
            <ServiceCards services={services} language={language} level={3} sender={false} />
          ) : (
            <p>{say.noService}</p>
          )}
        </Section>
      ))}
      {hiddenHere && (
        <Section id="private" title={say.hiddenHere(hiddenHere.count)}>
          <p>
            {say.hiddenHereText(siteName, hiddenHere.commune.name)}{" "}
            <a href={`/${hiddenHere.commune.slug}/services`}>{say.site(hiddenHere.commune.name)}</a>
          </p>
        </Section>
      )}
      {names.length > 0 && (
        <Section id="absent" title={say.absent}>
          <p>{say.absentText(formatNameList(names, language))}</p>
        </Section>
      )}
    </>
  );
}

const formatNameList = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language === "fr" ? "fr-FR" : "en-GB").format(names);
