import type { Language } from "../../kernel/errors.ts";

/** The language that a program prefers of ours (RFC 9110, section 12.5.4): undefined when it names none. */
export function findAcceptedLanguage(header: string | undefined): Language | undefined {
  const wanted = (header ?? "").slice(0, LONGEST).split(",").map(readRange);
  const ours = wanted.filter((one): one is Wanted => one !== undefined && one.quality > 0);
  return ours.toSorted((one, other) => other.quality - one.quality)[0]?.language;
}

/** Browsers send some tens of characters. */
const LONGEST = 500;

interface Wanted {
  readonly language: Language;
  readonly quality: number;
}

function readRange(item: string): Wanted | undefined {
  const [range = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
  const language = range.split("-")[0];
  if (language !== "fr" && language !== "en") return undefined;
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { language, quality: Number.isFinite(quality) ? quality : 0 };
}
