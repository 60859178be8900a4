import type { Language } from "../../../../../kernel/errors.ts";
import { type Equipment, isOlderReader, readerKinds } from "../../index.ts";
import { getEquipmentWords } from "../common/equipment-words.ts";

/** What an equipment says of its program, and whether it is to be updated; undefined when it said nothing. */
export function formatVersion({ kind, state, version }: Equipment, language: Language): string | undefined {
  if (version === null) return undefined;
  const words = getEquipmentWords(language);
  const isOutdated = state === "active" && readerKinds.includes(kind) && isOlderReader(version);
  return isOutdated ? words.oldVersion(version) : words.version(version);
}
