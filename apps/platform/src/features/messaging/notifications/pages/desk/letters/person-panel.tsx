import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskPersonSlot } from "../../../../../../frames/desk/slots.ts";
import { loadEach } from "../../../../../../frames/feature/load-each.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { bothIn, type Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { listPersonMessages, type Message } from "../../../index.ts";
import { letterWords } from "./letter-words.ts";

/** What the person was sent, by e-mail or on paper. */
export const messagesPanel = deskPersonSlot.fill({
  name: "notifications.messages",
  title: bothIn(letterWords)(({ ofPerson }) => ofPerson),
  order: 40,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: (context, { subjects }) => loadEach(subjects, (personId) => listPersonMessages(context, personId)),
  show: (messages, { visit }) => ({
    id: "messages",
    content: <PersonMessages messages={messages} visit={visit} />,
  }),
});

interface PersonMessagesProps {
  readonly messages: readonly Message[];
  readonly visit: Visit;
}

function PersonMessages({ messages, visit: { language, brand, context } }: PersonMessagesProps) {
  const words = letterWords(language);
  const prints = hasCapability(context.actor, "person.enrol");
  if (messages.length === 0) return <p>{words.noMessage}</p>;
  return (
    <ul class="ar-desk-list">
      {messages.map(({ id, subject, channel, state, day }) => (
        <li key={id}>
          {channel === "letter" && prints ? (
            <a href={buildDeskAddresses(brand).letter(id)}>{subject}</a>
          ) : (
            subject
          )}
          <span class="ar-desk-number">
            {words.channel[channel]}, {state === "waiting" ? words.toPrint : words.sent},{" "}
            {formatLongDate(day, language)}
          </span>
        </li>
      ))}
    </ul>
  );
}
