import { Card, Tag } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Contact } from "../../../index.ts";
import { spaceContactWords } from "./contact-words.ts";

const icons = { phone: "phone", desk: "landmark", mail: "mail", web: "message-square" } as const;

interface ContactCardProps {
  readonly contact: Contact;
  readonly visit: Visit;
  /** Of its title, under what heads the cards. */
  readonly level: 2 | 3;
}

/** "Vous avez appelé le 12 novembre 2026": what it was about, and when the answer comes. */
export function ContactCard({ contact, level, visit: { language, brand } }: ContactCardProps) {
  const words = spaceContactWords(language);
  const { channel, receivedOn, answeredOn, dueOn, state } = contact;
  return (
    <Card
      title={contact.subject}
      href={buildSpaceAddresses(brand).exchange(contact.id)}
      icon={icons[channel]}
      level={level}
      status={
        <Tag tone={state === "waiting" ? "info" : "success"}>
          {state === "waiting" ? words.waiting : words.answered}
        </Tag>
      }
    >
      <p>
        {words.did[channel](plainDay(receivedOn, language))}.{" "}
        {answeredOn
          ? words.answeredOn(plainDay(answeredOn, language))
          : words.before(plainDay(dueOn, language))}
        .
      </p>
    </Card>
  );
}
