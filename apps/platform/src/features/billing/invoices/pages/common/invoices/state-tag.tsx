import { Tag, type Tone } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { OwnInvoice, Standing } from "../../../index.ts";
import { type Becoming, isPlanned } from "./format-invoice-becoming.ts";
import { invoiceWords, isDebited } from "./words.ts";

/** A date that has passed is said, and frightens nobody. */
const tones: Readonly<Record<Standing["state"], Tone>> = {
  due: "info",
  partly: "info",
  late: "warning",
  paid: "success",
  cancelled: "neutral",
};

export function StateTag({
  own,
  becoming,
  language,
}: {
  readonly own: OwnInvoice;
  readonly becoming: Becoming;
  readonly language: Language;
}) {
  const words = invoiceWords(language);
  const { standing } = own;
  const { coming } = becoming;
  if (isPlanned(own, becoming)) return <Tag tone="info">{words.planned}</Tag>;
  if (standing && isDebited(standing.left, coming)) return <Tag tone="info">{words.willBeDebited}</Tag>;
  return standing ? (
    <Tag tone={tones[standing.state]}>{words.states[standing.state]}</Tag>
  ) : (
    <Tag>{words.creditState}</Tag>
  );
}
