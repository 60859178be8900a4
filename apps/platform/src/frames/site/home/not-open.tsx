import { Alert } from "@ardeco/ui";
import type { Visit } from "../../../web/index.ts";
import type { Offer } from "../offer.ts";
import { siteWords } from "../words.ts";
import { notOpenWords } from "./not-open-words.ts";

/**
 * Nobody decides files here yet: what exists all the same, and what to do. Nothing is asked that nobody would
 * receive.
 */
export function NotOpen({ offer, visit: { brand, language } }: { offer: Offer; visit: Visit }) {
  // A vendor's trial town enrols nobody: its people are there already.
  if (offer.here.kind === "sandbox") return null;
  const say = notOpenWords(language);
  const around = offer.providers.filter(({ id }) => id !== offer.here.id);
  return (
    <Alert tone="info" title={say.title[offer.here.kind === "commune" ? "commune" : "other"]}>
      <p>{say.text}</p>
      {around.length > 0 && (
        <>
          <p>{say.exists}</p>
          <ul>
            {around.map(({ slug, name }) => (
              <li key={slug}>
                <a href={`/${slug}/`}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {say.ask} <a href={`/${brand.slug}/contact`}>{siteWords(language).contact}</a>
      </p>
    </Alert>
  );
}
