import type { ServiceDefinition } from "@ardeco/contracts";
import { Section } from "@ardeco/ui";
import { formatDuration } from "../../../kernel/durations.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { PlaceNames } from "../offer.ts";
import { requestLabel } from "./request-label.ts";
import { serviceWords } from "./service-words.ts";

interface StoppingProps {
  readonly definition: ServiceDefinition;
  readonly places: PlaceNames;
  readonly language: Language;
}

/** Said before starting: what stops, what is owed, what the law keeps. */
export function Stopping({ definition, places, language }: StoppingProps) {
  const say = serviceWords(language);
  const { stopsAtOnce, owedText, mustBeKept } = definition;
  return (
    <Section id="stopping" title={say.stopping}>
      <div class="ar-stack">
        <p>
          {stopsAtOnce ? say.stopsAtOnce : say.whenSettled} {owedText?.[language]}
        </p>
        {mustBeKept.length > 0 && (
          <>
            <p>{say.mustKeep}</p>
            <ul>
              {mustBeKept.map(({ element, law, retentionDays }) => (
                <li key={element}>
                  {say.heldFor(
                    requestLabel(element, places, language),
                    law,
                    formatDuration(retentionDays, language),
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  );
}
