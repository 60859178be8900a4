import { Timeline } from "@ardeco/ui";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import type { Contact, ContactStep } from "../../../index.ts";

const stepWords = defineMessages({
  fr: {
    asked: { phone: "Appel", desk: "Au guichet", mail: "Courrier", web: "Message" },
    again: "Message",
    answered: "Réponse",
    handed: (desk: string) => `Transmis à : ${desk}`,
    by: (name: string) => `noté par ${name}`,
  },
  en: {
    asked: { phone: "Call", desk: "At the desk", mail: "Letter", web: "Message" },
    again: "Message",
    answered: "Answer",
    handed: (desk: string) => `Handed to: ${desk}`,
    by: (name: string) => `noted by ${name}`,
  },
});

const icons = { asked: "message-square", answered: "circle-check", handed: "arrow-right" } as const;

/** What was said and done, oldest first: the same for the person and for agents. */
export function ContactSteps({
  contact,
  language,
}: {
  readonly contact: Contact;
  readonly language: Language;
}) {
  const days = Map.groupBy(contact.steps, ({ at }) => toCivilDate(new Date(at)));
  return (
    <Timeline
      level={3}
      days={[...days].map(([date, steps]) => ({
        date,
        label: formatLongDate(date, language),
        entries: steps.map((step, index) => ({
          key: `${step.at}-${index}`,
          time: formatTimeOfDay(new Date(step.at), language),
          icon: icons[step.what],
          text: (
            <>
              <p>
                <strong>{formatStepTitle(step, contact, language)}</strong>
              </p>
              {step.text
                .split("\n")
                .filter(Boolean)
                .map((line) => (
                  <p key={line}>{line}</p>
                ))}
              {step.by && <p class="ar-hint">{stepWords(language).by(step.by)}</p>}
            </>
          ),
        })),
      }))}
    />
  );
}

function formatStepTitle(step: ContactStep, { steps, channel }: Contact, language: Language): string {
  const words = stepWords(language);
  if (step.what === "handed") return words.handed(step.desk ?? "");
  if (step.what === "answered") return words.answered;
  return step === steps[0] ? words.asked[channel] : words.again;
}
