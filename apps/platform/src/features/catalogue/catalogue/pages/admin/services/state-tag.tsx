import { Tag, type Tone } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { VersionState } from "../../../index.ts";
import { serviceWords } from "./service-words.ts";

const TONES: Readonly<Record<VersionState, Tone>> = {
  draft: "neutral",
  submitted: "warning",
  approved: "info",
  published: "success",
  retired: "neutral",
};

export function StateTag({ state, language }: { readonly state: VersionState; readonly language: Language }) {
  return <Tag tone={TONES[state]}>{serviceWords(language).states[state]}</Tag>;
}
