import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { SittingEntry } from "../../../index.ts";

/** ", de 10 h 02 à 10 h 09", after who looked; nothing for one opening. */
export function formatDuration({ since, at }: SittingEntry, language: Language): string {
  if (!since) return "";
  const [from, to] = [formatTimeOfDay(since, language), formatTimeOfDay(at, language)];
  if (from === to) return "";
  return language === "fr" ? `, de ${from} à ${to}` : `, from ${from} to ${to}`;
}
