import type { ServiceDefinition } from "@ardeco/contracts";
import { Section } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import { PhoneLink } from "../../../web/index.ts";
import { Hours } from "../hours/hours.tsx";
import { serviceWords } from "./service-words.ts";

type Place = NonNullable<NonNullable<ServiceDefinition["presentation"]>["places"]>[number];

interface Shown {
  readonly now: Date;
  readonly language: Language;
}

/** Where one goes, when it is open, whom to call. */
export function ServicePlaces({ places, ...shown }: Shown & { places: readonly Place[] }) {
  const { language } = shown;
  if (places.length === 0) return null;
  return (
    <Section id="places" title={serviceWords(language).where}>
      {places.map((place) => (
        <div key={place.name} class="ar-place">
          <PlaceLines place={place} {...shown} />
        </div>
      ))}
    </Section>
  );
}

function PlaceLines({ place, now, language }: Shown & { place: Place }) {
  const { name, street, postalCode, locality, hours, phone, email } = place;
  const town = [postalCode, locality].filter(Boolean).join(" ");
  return (
    <>
      <p class="ar-place__name">{name}</p>
      {street && <p>{street}</p>}
      {town && <p>{town}</p>}
      {hours && (
        <Hours
          lines={hours.map(({ fr }) => fr)}
          translated={hours.map((line) => line[language])}
          {...{ postalCode, now, language }}
        />
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
