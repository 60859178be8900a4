import { Alert, ErrorBoundary } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { defineMessages } from "../../web/index.ts";
import { getFeatures } from "./frame-features.ts";
import type { LoadedFill } from "./load-slot.ts";
import type { FillFacts } from "./slots.ts";

export const silentWords = defineMessages({
  fr: { text: "Cette partie ne répond pas, rechargez la page." },
  en: { text: "This part does not answer, reload the page." },
});

interface FillPartsProps<Payload> {
  readonly fills: readonly LoadedFill<Payload>[];
  readonly request: FastifyRequest;
  /** How the page shows a fill that answered: nothing where there is nothing of its subjects. */
  draw(shown: ReadonlyMap<string, Payload>, fill: FillFacts): ComponentChildren;
}

/**
 * The fills of a slot, in order; one that does not answer, or cannot be drawn, leaves a notice in its place.
 */
export function FillParts<Payload>({ fills, request, draw }: FillPartsProps<Payload>) {
  const { onFailure } = getFeatures(request).patience;
  return (
    <>
      {fills.map(({ fill, shown }) => {
        const notice = <SilentNotice fill={fill} request={request} />;
        if (shown === "silent") return notice;
        return (
          <ErrorBoundary key={fill.name} fallback={notice} onError={(error) => onFailure(error, fill.name)}>
            {draw(shown, fill)}
          </ErrorBoundary>
        );
      })}
    </>
  );
}

function SilentNotice({ fill, request }: { readonly fill: FillFacts; readonly request: FastifyRequest }) {
  const { language } = request.ardeco;
  return (
    <Alert tone="warning" title={fill.title[language]}>
      <p>{silentWords(language).text}</p>
    </Alert>
  );
}
