import { Section } from "@ardeco/ui";
import { RenewalList } from "../../../features/consent/campaigns/pages/desk/campaigns/person-renewals.tsx";
import { buildDeskAddresses } from "../common/addresses.ts";
import { deskCommonWords } from "../common/common-words.ts";
import type { PersonState } from "./person-sections.tsx";
import { relationWords } from "./relation-words.ts";

/** One line a person, even when nothing waits: silence would be read as a doubt. */
export function WaitingSection({ state: { visit, represented } }: { state: PersonState }) {
  if (!represented || represented.length === 0) return null;
  const { language, brand } = visit;
  const words = relationWords(language);
  return (
    <Section id="representes" title={words.represented}>
      {represented.map(({ personId, name, files, renewals }) => (
        <div key={personId} class="ar-stack">
          <h3>
            <a href={buildDeskAddresses(brand).person(personId, "help_at_desk")}>
              {name || deskCommonWords(language).unnamed}
            </a>
          </h3>
          {files.length + renewals.length === 0 && <p>{words.nothingWaits}</p>}
          {renewals.length > 0 && <RenewalList renewals={renewals} visit={visit} />}
          {files.length > 0 && (
            <ul class="ar-desk-list">
              {files.map(({ file, state }) => (
                <li key={file.id}>
                  <a href={buildDeskAddresses(brand).file(file.id)}>
                    {file.receiptNumber ?? state[language]}
                  </a>
                  <span class="ar-desk-number">{state[language]}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Section>
  );
}
