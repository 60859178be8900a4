import { Definition, Tag, type Tone } from "@ardeco/ui";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import { pauseWords } from "./pause-words.ts";

interface PauseProps {
  readonly pause: Restriction;
  readonly language: Language;
}

const tones: Readonly<Record<Restriction["state"], Tone>> = {
  in_force: "warning",
  lifting: "info",
  lifted: "neutral",
};

export function PauseState({
  pause: { state },
  language,
}: {
  readonly pause: Pick<Restriction, "state">;
  readonly language: Language;
}) {
  const words = pauseWords(language);
  const said = { in_force: words.running, lifting: words.lifting, lifted: words.lifted }[state];
  return <Tag tone={tones[state]}>{said}</Tag>;
}

/** « Tout », or the titles of the services. */
export function formatPauseCover({ covers, agreements }: Restriction, language: Language): string {
  return covers === "everything"
    ? pauseWords(language).covers.everything
    : agreements.map(({ service }) => service).join(", ");
}

/** State, what it covers, since when, why, and how it ends. */
export function PauseFacts({ pause, language }: PauseProps) {
  const words = pauseWords(language);
  const { facts } = words;
  const { liftsOn, liftedOn, announced, kept, lifted, takenBack } = pause;
  const dayOf = ({ at }: { readonly at: string }) => formatLongDate(toCivilDate(new Date(at)), language);
  const reason = announced?.wishedBy === undefined ? announced?.reason : words.wishedReason;
  return (
    <Definition
      items={[
        { term: facts.state, description: <PauseState pause={pause} language={language} /> },
        { term: facts.covers, description: formatPauseCover(pause, language) },
        { term: facts.since, description: formatLongDate(pause.since, language) },
        { term: facts.ground, description: words.grounds[pause.ground] },
        ...(reason === undefined ? [] : [{ term: facts.reason, description: reason }]),
        ...(kept ? [{ term: facts.keptOn, description: dayOf(kept) }] : []),
        ...(takenBack ? [{ term: facts.takenBackOn, description: dayOf(takenBack) }] : []),
        ...(liftsOn && !liftedOn
          ? [{ term: facts.liftsOn, description: formatLongDate(liftsOn, language) }]
          : []),
        ...(liftedOn ? [{ term: facts.liftedOn, description: formatLongDate(liftedOn, language) }] : []),
        ...(lifted ? [{ term: facts.liftedBy, description: words.liftedBy[lifted.by] }] : []),
      ]}
    />
  );
}
