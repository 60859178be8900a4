import { Tag } from "@ardeco/ui";
import { formatLongDate } from "../../../kernel/civil-date.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import type { PersonState } from "./person-sections.tsx";
import { relationWords } from "./relation-words.ts";

/** Calls, letters, messages and visits: what waits first, as the person sees it. */
export function ContactsSection({ state: { visit, contacts } }: { state: PersonState }) {
  const { language, brand } = visit;
  const words = relationWords(language);
  if (contacts.length === 0) return <p>{words.noContact}</p>;
  const rank = ({ state }: (typeof contacts)[number]) => (state === "waiting" ? 0 : 1);
  return (
    <ul class="ar-desk-list">
      {contacts
        .toSorted((one, other) => rank(one) - rank(other))
        .map(({ id, subject, state, number, receivedOn }) => (
          <li key={id}>
            <a href={buildDeskAddresses(brand).contact(id)}>{subject}</a>{" "}
            <Tag tone={state === "waiting" ? "warning" : "success"}>
              {state === "waiting" ? words.waits : words.answered}
            </Tag>
            <span class="ar-desk-number">
              {number}, {formatLongDate(receivedOn, language)}
            </span>
          </li>
        ))}
    </ul>
  );
}
