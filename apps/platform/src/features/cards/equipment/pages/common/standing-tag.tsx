import { Tag, type Tone } from "@ardeco/ui";
import type { Language } from "../../../../../kernel/errors.ts";
import type { Standing } from "../../index.ts";
import { getEquipmentWords } from "./equipment-words.ts";

export const standingTones = {
  to_pair: "neutral",
  code_waits: "info",
  well: "success",
  degraded: "warning",
  faulty: "danger",
  silent: "warning",
  revoked: "neutral",
} as const satisfies Record<Standing, Tone>;

/** How an equipment stands, on its own pages and on that of readers. */
export const StandingTag = ({
  standing,
  language,
}: {
  readonly standing: Standing;
  readonly language: Language;
}) => <Tag tone={standingTones[standing]}>{getEquipmentWords(language).standings[standing]}</Tag>;
