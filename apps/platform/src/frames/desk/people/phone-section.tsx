import { Details, LinkButton, Section } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { formatLongDate } from "../../../kernel/civil-date.ts";
import { FillParts } from "../../feature/fill-parts.tsx";
import type { LoadedFill } from "../../feature/load-slot.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { isOver } from "./live-files.ts";
import type { PersonState } from "./person-sections.tsx";
import { phoneWords } from "./phone-words.ts";
import { relationWords } from "./relation-words.ts";

interface PhoneSectionProps {
  readonly state: PersonState;
  /** What features bring of what waits for an answer. */
  readonly call: readonly LoadedFill<ComponentChildren>[];
  readonly request: FastifyRequest;
}

/** What to check, and what to answer, in the order of a call. */
export function PhoneSection({ state: { visit, view }, call, request }: PhoneSectionProps) {
  const { language, brand } = visit;
  const words = phoneWords(language);
  const live = view.files.filter(({ file }) => !isOver(file));
  const isNothing = live.length === 0 && call.every(({ shown }) => shown !== "silent" && shown.size === 0);
  return (
    <Section id="telephone" title={words.title}>
      <h3>{words.check}</h3>
      <ol>
        {words.checkSteps.split("\n").map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <LinkButton icon="phone" href={buildDeskAddresses(brand).caller(view.person.id)}>
          {relationWords(language).caller}
        </LinkButton>
      </p>
      <h3>{words.answer}</h3>
      {isNothing && <p>{words.noLive}</p>}
      <ul class="ar-desk-list">
        {live.map(({ file, state, next }) => (
          <li key={file.id}>
            <a href={buildDeskAddresses(brand).file(file.id)}>{file.receiptNumber ?? state[language]}</a>
            <span class="ar-desk-line">
              {state[language]}. {next[language]}{" "}
              {file.dueOn && words.due(formatLongDate(file.dueOn, language))}
            </span>
            <a href={`${buildDeskAddresses(brand).file(file.id)}#notes`}>{words.note}</a>
          </li>
        ))}
      </ul>
      <FillParts fills={call} request={request} draw={(shown) => [...shown.values()]} />
      <Details summary={words.never}>
        <p>{words.neverText}</p>
      </Details>
    </Section>
  );
}
