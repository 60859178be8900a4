// Days, hours, amounts and counts as people read them: pages import their formats from here.

export { formatCount, isSingular } from "../../kernel/amount-text.ts";
export { formatCsv, formatCsvPages } from "./csv.ts";
export {
  formatEndSentence,
  formatExactInstant,
  formatLastDay,
  formatLongDay,
  formatLongInstant,
  formatPeriod,
  formatShortDay,
  formatShortInstant,
  formatTimeOfDay,
  plainDay,
} from "./dates.ts";
