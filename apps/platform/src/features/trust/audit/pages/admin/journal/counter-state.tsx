import { Tag } from "@ardeco/ui";
import { places } from "../../../../../../frames/admin/common/places.ts";
import type { CounterVerification } from "../../../../../ledger/counters/index.ts";

export const COUNTERS_VERIFIED = `${places.journal.path}/compteurs`;

const tones = { running: "info", interrupted: "warning", agrees: "success", differs: "danger" } as const;

export function StateTag({
  state,
  word,
}: {
  readonly state: CounterVerification["state"];
  readonly word: string;
}) {
  return <Tag tone={tones[state]}>{word}</Tag>;
}
