import { Tag } from "@ardeco/ui";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import type { CounterVerification } from "../../../../../ledger/counters/index.ts";

export const COUNTERS_VERIFIED = `${adminPlaces.journal.path}/compteurs`;

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
