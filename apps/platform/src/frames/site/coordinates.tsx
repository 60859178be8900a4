import { Definition } from "@ardeco/ui";
import type { Contact } from "../../features/authorities/authorities/index.ts";
import type { Language } from "../../kernel/errors.ts";
import { defineMessages, PhoneLink } from "../../web/index.ts";
import { Hours } from "./hours/hours.tsx";

const words = defineMessages({
  fr: { address: "Adresse", phone: "Téléphone", email: "Courriel", hours: "Horaires" },
  en: { address: "Address", phone: "Phone", email: "E-mail", hours: "Opening hours" },
});

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line, index) => (
      <span key={line}>
        {index > 0 && <br />}
        {line}
      </span>
    ))}
  </>
);

interface CoordinatesProps {
  readonly contact: Contact;
  readonly now: Date;
  readonly language: Language;
}

/** Where, when and how to reach people; only what is known. */
export function Coordinates({ contact, now, language }: CoordinatesProps) {
  const say = words(language);
  const { street, postalCode, locality, phone, email, hours } = contact;
  const address = [street, [postalCode, locality].filter(Boolean).join(" ")].filter((line) => !!line);
  const items = [
    address.length > 0 && {
      term: say.address,
      description: <Lines lines={address.filter((line) => line !== undefined)} />,
    },
    hours &&
      hours.length > 0 && {
        term: say.hours,
        description: <Hours lines={hours} {...{ postalCode, now, language }} />,
      },
    phone && {
      term: say.phone,
      description: <PhoneLink phone={phone} />,
    },
    email && { term: say.email, description: <a href={`mailto:${email}`}>{email}</a> },
  ];
  return (
    <div class="ar-coordinates">
      <Definition items={items.filter((item) => typeof item === "object")} />
    </div>
  );
}
