import { Tag, type Tone } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { RenewalState } from "../../../../renewals/index.ts";
import { renewalWords } from "./renewal-words.ts";

const TONES: Readonly<Record<RenewalState, Tone>> = {
  waiting: "warning",
  confirmed: "success",
  lapsed: "danger",
  stopped: "neutral",
};

/** Where a subscription is in its campaign. */
export const RenewalTag = ({ state, language }: { state: RenewalState; language: Language }) => (
  <Tag tone={TONES[state]}>{renewalWords(language).states[state]}</Tag>
);
