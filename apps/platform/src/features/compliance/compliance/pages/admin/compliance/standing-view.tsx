import { Alert, Tag, type Tone } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { computeDaysBetween, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Change, DocumentStanding, VersionState } from "../../../index.ts";
import { complianceWords } from "./compliance-words.ts";

type Shown = VersionState | "none" | "review";

const tones: Readonly<Record<Shown, Tone>> = {
  none: "neutral",
  draft: "neutral",
  opinion_awaited: "info",
  decision_awaited: "info",
  in_force: "success",
  expired: "danger",
  refused: "danger",
  replaced: "neutral",
  review: "warning",
};

const SOON_DAYS = 90;
const MOST_SHOWN = 12;

export function StateTag({ state, language }: { readonly state: Shown; readonly language: Language }) {
  return <Tag tone={tones[state]}>{complianceWords(language).states[state]}</Tag>;
}

/** What matters most of a document: the decision that ended, what changed since, or who is waited for. */
export function selectShownState({ versions, signed, changes }: DocumentStanding): Shown {
  if (signed?.state === "expired") return "expired";
  if (signed && changes.length > 0) return "review";
  return signed?.state ?? versions[0]?.state ?? "none";
}

/** What to know before anything else of where a document stands. */
export function Warnings({
  standing,
  visit,
}: {
  readonly standing: DocumentStanding;
  readonly visit: Visit;
}) {
  const { language, context } = visit;
  const words = complianceWords(language);
  const until = standing.signed?.decision?.validUntil;
  if (standing.signed === undefined || until === undefined) return null;
  const left = computeDaysBetween(toCivilDate(context.now()), until);
  const day = plainDay(until, language);
  return (
    <>
      {left < 0 && <Alert tone="danger" title={words.expired(day)} />}
      {left >= 0 && left <= SOON_DAYS && <Alert tone="warning" title={words.expiresSoon(day)} />}
      {standing.changes.length > 0 && (
        <Alert tone="warning" title={words.review}>
          <p>{words.changedSince(standing.signed.number)}</p>
          <Changes changes={standing.changes} language={language} />
        </Alert>
      )}
    </>
  );
}

/** In words; the first ones of a long list. */
export function Changes({
  changes,
  language,
}: {
  readonly changes: readonly Change[];
  readonly language: Language;
}) {
  const words = complianceWords(language);
  const rest = changes.length - MOST_SHOWN;
  return (
    <ul>
      {changes.slice(0, MOST_SHOWN).map((one) => (
        <li key={one.fr}>{one[language]}</li>
      ))}
      {rest > 0 && <li>{words.changedMore(rest)}</li>}
    </ul>
  );
}
