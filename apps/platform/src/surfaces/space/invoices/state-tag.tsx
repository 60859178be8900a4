import { Tag, type Tone } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import type { OwnInvoice, Standing } from "../../../modules/invoices/index.ts";
import { invoiceWords } from "../../common/invoices/invoice-words.ts";

/** A date that has passed is said, and frightens nobody. */
const tones: Readonly<Record<Standing["state"], Tone>> = {
  due: "info",
  partly: "info",
  late: "warning",
  paid: "success",
  cancelled: "neutral",
};

export function StateTag({
  own: { standing },
  language,
}: {
  readonly own: OwnInvoice;
  readonly language: Language;
}) {
  const words = invoiceWords(language);
  return standing ? (
    <Tag tone={tones[standing.state]}>{words.states[standing.state]}</Tag>
  ) : (
    <Tag>{words.creditState}</Tag>
  );
}
