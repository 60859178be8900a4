import type { FastifyRequest } from "fastify";
import { isEasyReader } from "../../../../../../web/index.ts";
import { type EasyJourney, easyJourneys } from "./journeys.ts";

/**
 * On a page of a journey: the way to its easy-to-read page, or its lines themselves for who chose to read
 * them first.
 */
export function EasyNote({ request, journey }: { request: FastifyRequest; journey: EasyJourney }) {
  const { brand, language } = request.ardeco;
  const { slug, sandbox } = brand;
  if (sandbox) return null;
  const { title, lines } = easyJourneys[journey];
  if (!isEasyReader(request))
    return (
      <p class="ar-onscreen">
        <a href={`/${slug}/facile/${journey}`}>
          {language === "fr" ? "Lire en facile à lire" : "Read in easy French"}
        </a>
      </p>
    );
  return (
    <section class="ar-band ar-onscreen" aria-labelledby="easy-note" lang="fr">
      <h2 id="easy-note">{title}</h2>
      <ul class="ar-easy">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
