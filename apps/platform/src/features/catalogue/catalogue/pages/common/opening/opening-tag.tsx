import { Tag } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { isPaused, type Opening } from "../../../../../consent/consent/index.ts";
import { openingWords } from "./opening-words.ts";

/** One word for whether a service may open for somebody today. */
export function OpeningTag({ opening, language }: { opening: Opening; language: Language }) {
  const words = openingWords(language);
  switch (opening.outcome) {
    case "open":
      if (isPaused(opening)) return <Tag tone="warning">{words.paused}</Tag>;
      return <Tag tone="success">{words.alreadyAgreed}</Tag>;
    case "yes":
      return <Tag tone="info">{words.possible}</Tag>;
    case "closed":
      return <Tag tone="neutral">{words.notOpenNow}</Tag>;
    case "paused":
      return <Tag tone="warning">{words.paused}</Tag>;
    case "no":
      return <Tag tone="neutral">{words.notPossible}</Tag>;
    case "missing":
      return <Tag tone="warning">{opening.absent.length > 0 ? words.toComplete : words.beingChecked}</Tag>;
  }
}
