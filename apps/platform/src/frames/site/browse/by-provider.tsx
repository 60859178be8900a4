import { Section } from "@ardeco/ui";
import type { Authority } from "../../../features/authorities/authorities/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { Offered } from "../offer.ts";
import { ServiceCards } from "../service-cards.tsx";
import { browseWords } from "./browse-words.ts";

interface ByProviderProps {
  readonly providers: readonly Authority[];
  readonly services: readonly Offered[];
  readonly language: Language;
}

/** One group an authority, nearest first: whose each service is, is read before its name. */
export function ByProvider({ providers, services, language }: ByProviderProps) {
  const say = browseWords(language);
  const groups = providers
    .map((provider) => ({ provider, own: services.filter((one) => one.provider.id === provider.id) }))
    .filter(({ own }) => own.length > 0);
  return (
    <>
      {groups.map(({ provider, own }) => (
        <Section key={provider.id} id={`de-${provider.slug}`} title={say.from(provider.name)}>
          <ServiceCards services={own} language={language} level={3} sender={false} />
        </Section>
      ))}
    </>
  );
}
