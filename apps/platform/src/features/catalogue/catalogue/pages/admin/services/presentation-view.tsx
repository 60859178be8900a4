import { lifeEvents, type ServicePresentation, situations, studiedServices, themes } from "@ardeco/contracts";
import { Definition, type DefinitionItem } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Language } from "../../../../../../kernel/errors.ts";
import { listPresentationParts } from "./presentation-labels.ts";
import { presentationWords } from "./presentation-words.ts";

interface PresentationProps {
  readonly presentation: ServicePresentation;
  readonly language: Language;
}

/** What the public page will tell, member by member, as it was written. */
export function PresentationView({ presentation, language }: PresentationProps) {
  const names = listPresentationParts(language);
  const items = Object.entries(renderToldMembers(presentation, language)).flatMap(
    ([name, description]): DefinitionItem[] =>
      description === undefined ? [] : [{ term: names[`presentation_${name}`] ?? name, description }],
  );
  return items.length > 0 ? <Definition items={items} /> : <p>{presentationWords(language).nothing}</p>;
}

function renderToldMembers(
  page: ServicePresentation,
  language: Language,
): Readonly<Record<string, ComponentChildren>> {
  const words = presentationWords(language);
  const list = (codes: readonly { fr: string; en: string }[] | undefined) =>
    codes?.map((text) => text[language]).join(", ");
  return {
    themes: list(page.themes?.map((code) => themes[code])),
    lifeEvents: list(page.lifeEvents?.map((code) => lifeEvents[code])),
    situations: list(page.situations?.map((code) => situations[code])),
    keywords: page.keywords?.join(", "),
    easyToRead: page.easyToRead && <Lines lines={page.easyToRead} />,
    cost: page.cost && formatCost(page.cost, language),
    answerDays: page.answerDays,
    paidOnline: page.paidOnline ? words.yes : undefined,
    nextSteps: page.nextSteps && <Lines lines={page.nextSteps.map((step) => step[language])} />,
    documents: page.documents && <Lines lines={page.documents.map(({ label }) => label[language])} />,
    places: page.places && (
      <Lines lines={page.places.flatMap((place) => renderPlaceLines(place, language))} />
    ),
    partner_name: page.partner?.name,
    sheet: page.sheet,
    address: page.address,
    form: page.form,
    studied: page.studied && studiedServices[page.studied][language],
  };
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

function formatCost(
  { from, to, explanation }: NonNullable<ServicePresentation["cost"]>,
  language: Language,
): string {
  const euros = new Intl.NumberFormat(language, { style: "currency", currency: "EUR" });
  const price = to === undefined ? euros.format(from / 100) : euros.formatRange(from / 100, to / 100);
  return explanation ? `${price}. ${explanation[language]}` : price;
}

type Place = NonNullable<ServicePresentation["places"]>[number];

function renderPlaceLines({ hours, ...place }: Place, language: Language): readonly string[] {
  const { name, street, postalCode, locality, phone, email } = place;
  const where = [street, [postalCode, locality].filter(Boolean).join(" "), phone, email].filter(Boolean);
  return [[name, ...where].join(", "), ...(hours ?? []).map((line) => line[language])];
}
