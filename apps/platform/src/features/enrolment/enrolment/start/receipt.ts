import { addMonths, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { type Desk, getDesk } from "../../../authorities/authorities/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { getFileRow } from "../file/change-file.ts";
import { formatBringSentence, listToBring } from "../file/to-bring.ts";
import { formatReceiptSentences } from "../file/words.ts";
import { SILENCE_MONTHS } from "../rules.ts";

/**
 * Acknowledgement of receipt (CRPA art. L112-3 and R112-5): the same on the page, in the message and on
 * paper.
 */
export interface Receipt {
  readonly fileId: FileId;
  readonly personId: PersonId;
  readonly number: string;
  readonly submittedAt: Date;
  readonly submittedOn: CivilDate;
  /** The office in charge, with its address and telephone. */
  readonly office: Desk;
  /** Last day of the delay that the authority gives itself. */
  readonly decisionBefore: CivilDate;
  /** From this day on, silence has accepted. */
  readonly silenceOn: CivilDate;
  /** What happens next, what silence means, how to appeal: shown one after the other. */
  readonly sentences: Readonly<Record<"next" | "delay" | "silence" | "appeal", Sentence>>;
}

/** The receipt of a file that was sent. Throws enrolment.unknown_file for a draft. */
export function readReceipt(context: Context, fileId: FileId): Promise<Receipt> {
  return context.read(async (tx) => {
    const row = await getFileRow(tx, context, fileId);
    const { receipt_number, submitted_at, due_on, desk_id } = row;
    if (receipt_number === null || submitted_at === null || due_on === null || desk_id === null)
      throw enrolmentErrors.error("enrolment.unknown_file");
    const submittedOn = toCivilDate(submitted_at);
    const office = await getDesk(tx, context, parseId<"desk">(desk_id));
    const toBring = (await listToBring(tx, context, [row])).get(row.id) ?? [];
    const silenceOn = addMonths(submittedOn, SILENCE_MONTHS);
    return {
      fileId,
      personId: parseId<"person">(row.person_id),
      number: receipt_number,
      submittedAt: submitted_at,
      submittedOn,
      office,
      decisionBefore: due_on,
      silenceOn,
      sentences: formatReceiptSentences(
        { decisionBefore: due_on, silenceOn },
        formatBringSentence(toBring, office.name),
      ),
    };
  });
}
