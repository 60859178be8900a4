import { Alert } from "@ardeco/ui";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { CounterNight } from "../../../index.ts";
import { counterWords } from "./counter-words.ts";

/** What the last night found of one counter; nothing before its first night. */
export function NightView({
  night,
  language,
}: {
  readonly night: CounterNight | undefined;
  readonly language: Language;
}) {
  const words = counterWords(language);
  if (!night) return <p class="ar-hint">{words.noNight}</p>;
  const day = formatLongDate(night.day, language);
  if (night.faults === 0) return <p class="ar-hint">{words.agrees(day, night.lines)}</p>;
  return (
    <Alert tone="danger" title={words.differs}>
      <p>{words.differsText(day, night.faults)}</p>
    </Alert>
  );
}
