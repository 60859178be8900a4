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
} from "../../../web/format/index.ts";
