import { formatElement } from "@ardeco/contracts";
import { Alert, SummaryList, Tag, type Tone } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatOfferer } from "../../../../../consent/subscriptions/pages/common/services/provider.ts";
import type { MoveEffect } from "../../../index.ts";
import type { Effects } from "./move-effects.ts";
import type { Mate, MoveAnswers } from "./move-fields.ts";
import { moveWords } from "./move-words.ts";

const TONES: Readonly<Record<MoveEffect["outcome"], Tone>> = {
  continues: "success",
  stops: "warning",
  resumes: "info",
};

interface EffectsProps {
  readonly move: MoveAnswers;
  readonly effects: Effects;
  readonly mates: readonly Mate[];
  readonly authorityName: string;
  readonly language: Language;
  /** Where what is known may be taken along; none at the desk. */
  readonly takeOut?: ComponentChildren;
  /** Services that this reader is not shown may change too. */
  readonly isPartial?: boolean;
}

/** What a move changes, service by service, before anything is sent. */
export function EffectsView({
  move,
  effects,
  mates,
  authorityName,
  language,
  takeOut,
  isPartial,
}: EffectsProps) {
  const words = moveWords(language);
  const along = mates.filter(({ id }) => move.companions.includes(id)).map(({ name }) => name);
  return (
    <>
      <p class="ar-lead">{formatElement("address", move.address, language)}</p>
      <p>
        {words.from(formatLongDate(move.since, language))}.{" "}
        {along.length > 0 ? `${words.with(along.join(", "))}.` : words.alone}
      </p>
      <section class="ar-stack">
        <h2>{words.services}</h2>
        {effects.services.length === 0 ? (
          <p>{words.noService}</p>
        ) : (
          <SummaryList
            rows={effects.services.map((effect) => renderMoveEffectRow(effect, mates, language))}
          />
        )}
        {isPartial && <p class="ar-hint">{words.others}</p>}
      </section>
      {effects.leaving && (
        <Alert tone="info" title={words.leaving(authorityName)}>
          <p>{words.leavingText}</p>
          {takeOut}
          <p>{words.there(effects.leaving.commune)}&nbsp;:</p>
          {effects.leaving.there.length === 0 ? (
            <p>{words.absent}</p>
          ) : (
            <ul>
              {effects.leaving.there.map(({ authority, services }) => (
                <li key={authority.id}>
                  {words.offers(authority.name, services)}.{" "}
                  <a href={`/${authority.slug}/`}>{words.go(authority.name)}</a>
                </li>
              ))}
            </ul>
          )}
        </Alert>
      )}
    </>
  );
}

function renderMoveEffectRow(effect: MoveEffect, mates: readonly Mate[], language: Language) {
  const words = moveWords(language);
  const { personId, service, outcome, next } = effect;
  const whose = mates.find(({ id }) => id === personId)?.name;
  return {
    label: whose === undefined ? service[language] : `${service[language]} (${whose})`,
    value: (
      <>
        <Tag tone={TONES[outcome]}>{words.outcomes[outcome]}</Tag>
        <p class="ar-hint">
          {formatOfferer(effect, language)}
          {next && `. ${words.stops[next.state](next.noticeDays)}`}
        </p>
        {effect.answers.map(({ label, becomes }) => (
          <p key={label.fr}>{words.answer(label[language], becomes[language].toLowerCase())}</p>
        ))}
      </>
    ),
  };
}
