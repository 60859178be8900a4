import { Tag, type Tone } from "@ardeco/ui";
import type { Language } from "../../../../../../../kernel/errors.ts";
import type { FileState, TrackedFile } from "../../../../index.ts";

const tones: Readonly<Record<FileState, Tone>> = {
  draft: "warning",
  submitted: "info",
  in_review: "info",
  awaiting_person: "warning",
  decided: "success",
  closed: "neutral",
  withdrawn: "neutral",
  expired: "neutral",
};

export const StateTag = ({ file, state, language }: TrackedFile & { language: Language }) => (
  <Tag tone={tones[file.state]}>{state[language]}</Tag>
);
