import { Icon } from "@ardeco/ui";
import {
  computeOpening,
  parseDepartementCode,
  readHours,
} from "../../../features/authorities/authorities/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import { formatHoursLines, formatOpening } from "./hours-text.ts";

export interface HoursProps {
  /** As the authority wrote them, in French: what is derived comes from these. */
  readonly lines: readonly string[];
  /** The same in the visitor's language, when somebody wrote them. */
  readonly translated?: readonly string[];
  readonly postalCode?: string | undefined;
  readonly now: Date;
  readonly language: Language;
}

/**
 * Open now or not, then the lines. Lines that a machine cannot read are shown as they are, and nothing is
 * derived.
 */
export function Hours({ lines, translated, postalCode, now, language }: HoursProps) {
  const schedule = readHours(lines);
  const shown = translated ?? (schedule && language !== "fr" ? formatHoursLines(schedule, language) : lines);
  const opening = schedule && computeOpening(schedule, now, parseDepartementCode(postalCode));
  return (
    <>
      {opening && (
        <p class="ar-open" data-open={opening.state}>
          <Icon name={opening.state === "open" ? "circle-check" : "clock"} />
          {formatOpening(opening, language)}
        </p>
      )}
      <ul class="ar-hours">
        {shown.map((line) => (
          <li key={line}>{formatUnbrokenTimes(line)}</li>
        ))}
      </ul>
    </>
  );
}

/** "8 h 30" is not cut at the end of a line. */
const formatUnbrokenTimes = (line: string): string =>
  line.replace(/(\d{1,2}) h(?: (\d{2}))?/g, formatUnbrokenTime);

const formatUnbrokenTime = (_: string, hours: string, minutes?: string): string =>
  `${hours}\u00a0h${minutes === undefined ? "" : `\u00a0${minutes}`}`;
