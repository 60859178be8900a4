import { type DocumentKind, documentKinds } from "@ardeco/contracts";
import { Tag, type Tone } from "@ardeco/ui";
import { type CivilDate, formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { DocumentId } from "../../../../../../kernel/ids.ts";
import { type CheckMoment, type CheckShown, formatCheck } from "../../../../checks/index.ts";
import { checkWords } from "./check-words.ts";

interface NoteProps {
  readonly check: CheckShown;
  readonly language: Language;
  /** Who reads, and when. */
  readonly moment?: CheckMoment | undefined;
  /** The page itself, to be loaded anew while the platform looks at the document. */
  readonly here: string;
}

/** What the platform found of one document by itself, in words; it needs no JavaScript. */
export function CheckNote({ check, language, moment, here }: NoteProps) {
  const { title, lines } = formatCheck(check, moment);
  const { label, tone } = formatCheckNote(check, language);
  return (
    <p>
      <Tag tone={tone}>{label}</Tag> {title[language]} {lines.map((line) => line[language]).join(" ")}{" "}
      {check.outcome === "waiting" && <a href={here}>{checkWords(language).refresh}</a>}
    </p>
  );
}

function formatCheckNote(
  check: CheckShown,
  language: Language,
): { readonly label: string; readonly tone: Tone } {
  const words = checkWords(language);
  if (check.outcome === "waiting") return { label: words.waiting, tone: "neutral" };
  if (check.outcome === "infected") return { label: words.infected, tone: "danger" };
  if (check.outcome === "readable" && formatCheck(check).tone === "neutral")
    return { label: words.readable, tone: "neutral" };
  if (check.outcome === "refused" || check.outcome === "readable")
    return { label: words.notice, tone: "warning" };
  if (check.outcome !== "verified") return { label: words.without, tone: "neutral" };
  return formatCheck(check).tone === "notice"
    ? { label: words.notice, tone: "warning" }
    : { label: words.genuine, tone: "success" };
}

export interface CheckedDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  /** As the person named the file. */
  readonly fileName: string;
  readonly receivedOn: CivilDate;
  readonly moment?: CheckMoment | undefined;
  readonly check: CheckShown;
}

/** The documents of a request that the platform looked at. Nothing when there is none. */
export function CheckedDocuments({
  documents,
  language,
  here,
}: Omit<NoteProps, "check" | "moment"> & { readonly documents: readonly CheckedDocument[] }) {
  if (documents.length === 0) return null;
  return (
    <section class="ar-stack">
      <h2>{checkWords(language).title}</h2>
      <ul class="ar-stack">
        {documents.map(({ id, kind, fileName, receivedOn, check, moment }) => (
          <li key={id}>
            <strong>{documentKinds[kind][language]}</strong>{" "}
            {checkWords(language).received(fileName, formatLongDate(receivedOn, language))}
            <CheckNote {...{ check, language, moment, here }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
