import { Details, LinkButton, Section } from "@ardeco/ui";
import { RenewalList } from "../../../features/consent/campaigns/pages/desk/campaigns/renewals-section.tsx";
import { formatLongDate } from "../../../kernel/civil-date.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { isOver } from "./live-files.ts";
import type { PersonState } from "./person-sections.tsx";
import { phoneWords } from "./phone-words.ts";
import { relationWords } from "./relation-words.ts";

/** What to check, and what to answer, in the order of a call. */
export function PhoneSection({ state: { visit, view, contacts, renewals = [] } }: { state: PersonState }) {
  const { language, brand } = visit;
  const words = phoneWords(language);
  const live = view.files.filter(({ file }) => !isOver(file));
  const questions = contacts.filter(({ state }) => state === "waiting");
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
      {live.length + questions.length + renewals.length === 0 && <p>{words.noLive}</p>}
      {renewals.length > 0 && <RenewalList renewals={renewals} visit={visit} />}
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
        {questions.map(({ id, subject, dueOn }) => (
          <li key={id}>
            <a href={buildDeskAddresses(brand).contact(id)}>{subject}</a>
            <span class="ar-desk-line">{words.question(formatLongDate(dueOn, language))}</span>
          </li>
        ))}
      </ul>
      <Details summary={words.never}>
        <p>{words.neverText}</p>
      </Details>
    </Section>
  );
}
