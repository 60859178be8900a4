import { Tag } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCallSlot, deskPersonSlot } from "../../../../../../frames/desk/slots.ts";
import { loadEach } from "../../../../../../frames/feature/load-each.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { bothIn, type Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { type Contact, listPersonContacts } from "../../../index.ts";
import { deskContactWords } from "./contact-words.ts";

const title = bothIn(deskContactWords)(({ title: said }) => said);

/** Calls, letters, messages and visits: what waits first, as the person sees it. */
export const contactsPanel = deskPersonSlot.fill({
  name: "contacts.exchanges",
  title,
  order: 10,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: (context, { subjects }) => loadEach(subjects, (personId) => listPersonContacts(context, personId)),
  show: (contacts, { visit }) => ({
    id: "echanges",
    content: <PersonContacts contacts={contacts} visit={visit} />,
  }),
});

interface PersonContactsProps {
  readonly contacts: readonly Contact[];
  readonly visit: Visit;
}

function PersonContacts({ contacts, visit: { language, brand } }: PersonContactsProps) {
  const words = deskContactWords(language);
  if (contacts.length === 0) return <p>{words.noContact}</p>;
  const rank = ({ state }: Contact) => (state === "waiting" ? 0 : 1);
  return (
    <ul class="ar-desk-list">
      {contacts
        .toSorted((one, other) => rank(one) - rank(other))
        .map(({ id, subject, state, number, receivedOn }) => (
          <li key={id}>
            <a href={buildDeskAddresses(brand).contact(id)}>{subject}</a>{" "}
            <Tag tone={state === "waiting" ? "warning" : "success"}>
              {state === "waiting" ? words.waitingTag : words.answeredTag}
            </Tag>
            <span class="ar-desk-number">
              {number}, {formatLongDate(receivedOn, language)}
            </span>
          </li>
        ))}
    </ul>
  );
}

/** Questions to answer while the person is on the telephone. */
export const contactsCall = deskCallSlot.fill({
  name: "contacts.questions",
  title,
  order: 20,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: (context, { subjects }) =>
    loadEach(subjects, async (personId) => {
      const waiting = (await listPersonContacts(context, personId)).filter(
        ({ state }) => state === "waiting",
      );
      return waiting.length > 0 ? waiting : undefined;
    }),
  show: (questions, { visit: { language, brand } }) => (
    <ul class="ar-desk-list">
      {questions.map(({ id, subject, dueOn }) => (
        <li key={id}>
          <a href={buildDeskAddresses(brand).contact(id)}>{subject}</a>
          <span class="ar-desk-line">
            {deskContactWords(language).question(formatLongDate(dueOn, language))}
          </span>
        </li>
      ))}
    </ul>
  ),
});
