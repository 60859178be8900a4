import { Details } from "@ardeco/ui";
import { formatInnerLabel } from "../../../kernel/text.ts";
import { type Brand, PhoneLink, type Visit } from "../../../web/index.ts";
import type { HelpTopic } from "./help-topics.ts";
import { helpWords, type Specimen, usualHelp } from "./help-words.ts";

interface FieldHelpProps {
  readonly topic: HelpTopic | undefined;
  readonly visit: Pick<Visit, "brand" | "language">;
  /** What agents say to each other about it: never on a public page. */
  readonly note?: string | undefined;
}

/**
 * Beside a question, closed until wanted: plain words, where it is written, whom to call. Works without a
 * script.
 */
export function FieldHelp({ topic, visit, note }: FieldHelpProps) {
  if (topic === undefined) return null;
  const { brand, language } = visit;
  const words = helpWords(language);
  const { specimen } = usualHelp[topic];
  return (
    <Details summary={`${words.need} ${usualHelp[topic].name[language]}`}>
      {formatHelpText(topic, visit)
        .split("\n")
        .filter(Boolean)
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
      {specimen && (
        <figure class="ar-specimen">
          <SpecimenDrawing zone={specimen.zone} />
          <figcaption class="ar-hint">{words.where(specimen.document[language])}</figcaption>
        </figure>
      )}
      <WhoToCall brand={brand} language={language} />
      {note && (
        <p>
          <strong>{words.agents} :</strong> {note}
        </p>
      )}
    </Details>
  );
}

/** The authority's own words, or the usual ones. */
export function formatHelpText(
  topic: HelpTopic,
  { brand, language }: Pick<Visit, "brand" | "language">,
): string {
  return brand.help?.[`${topic}.${language}`] ?? usualHelp[topic].text[language];
}

function WhoToCall({ brand, language }: { readonly brand: Brand; readonly language: "fr" | "en" }) {
  const words = helpWords(language);
  const { phone, email, hours = [] } = brand.contact;
  if (phone)
    return (
      <p>
        {words.call} <PhoneLink phone={phone} />
        {hours.length > 0 && <span class="ar-hint"> ({hours.map(formatInnerLabel).join(" ; ")})</span>}
      </p>
    );
  if (!email) return null;
  return (
    <p>
      {words.write} <a href={`mailto:${email}`}>{email}</a>
    </p>
  );
}

const zones: Readonly<Record<Specimen["zone"], { x: number; y: number; width: number }>> = {
  "top-left": { x: 10, y: 12, width: 44 },
  "top-right": { x: 66, y: 12, width: 44 },
  middle: { x: 44, y: 34, width: 66 },
  bottom: { x: 10, y: 60, width: 60 },
};

/** A document in a few lines, and a frame where to look; the caption says it in words. */
function SpecimenDrawing({ zone }: Pick<Specimen, "zone">) {
  const { x, y, width } = zones[zone];
  return (
    <svg viewBox="0 0 120 84" width="180" height="126" aria-hidden="true" focusable="false">
      <rect class="ar-specimen__page" x="1" y="1" width="118" height="82" rx="6" />
      {[16, 28, 40, 52, 64].map((line) => (
        <rect
          key={line}
          class="ar-specimen__line"
          x="10"
          y={line}
          width={line === 64 ? 60 : 100}
          height="4"
          rx="2"
        />
      ))}
      <rect class="ar-specimen__zone" x={x - 4} y={y - 4} width={width + 8} height="18" rx="4" />
    </svg>
  );
}
