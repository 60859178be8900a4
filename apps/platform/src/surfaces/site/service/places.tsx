import type { ServiceDefinition } from "@ardeco/contracts";
import { Section } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import { PhoneLink } from "../../../web/index.ts";
import { serviceWords } from "./service-words.ts";

type Place = NonNullable<NonNullable<ServiceDefinition["presentation"]>["places"]>[number];

/** Where one goes, when it is open, whom to call. */
export function Places({ places, language }: { places: readonly Place[]; language: Language }) {
  if (places.length === 0) return null;
  return (
    <Section id="places" title={serviceWords(language).where}>
      {places.map((place) => (
        <div key={place.name} class="ar-place">
          <PlaceLines place={place} language={language} />
        </div>
      ))}
    </Section>
  );
}

function PlaceLines({ place, language }: { place: Place; language: Language }) {
  const { name, street, postalCode, locality, hours, phone, email } = place;
  const town = [postalCode, locality].filter(Boolean).join(" ");
  return (
    <>
      <p class="ar-place__name">{name}</p>
      {street && <p>{street}</p>}
      {town && <p>{town}</p>}
      {hours && (
        <ul>
          {hours.map((line) => (
            <li key={line.fr}>{line[language]}</li>
          ))}
        </ul>
      )}
      {phone && (
        <p>
          <PhoneLink phone={phone} />
        </p>
      )}
      {email && (
        <p>
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
    </>
  );
}
