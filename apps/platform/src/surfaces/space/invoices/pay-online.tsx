import { ButtonGroup, LinkButton } from "@ardeco/ui";
import type { Context } from "../../../kernel/context.ts";
import type { OwnInvoice } from "../../../modules/invoices/index.ts";
import { listPayable } from "../../../modules/payments/index.ts";
import type { Visit } from "../../../web/index.ts";
import { byMember } from "../../common/invoices/by-member.ts";
import { helpWords } from "../../common/invoices/help-words.ts";
import { about, addresses } from "../common/addresses.ts";
import type { Somebody } from "../common/somebody.ts";

/** Whose counters an invoice is about, among those that may be paid online, of people the reader acts for. */
export interface Payer {
  readonly whose: Somebody;
  readonly name: string;
}

export async function listPayers(
  context: Context,
  {
    own,
    somebody,
    people,
  }: { readonly own: OwnInvoice; readonly somebody: Somebody; readonly people: readonly Somebody[] },
): Promise<readonly Payer[]> {
  const payable = new Set((await listPayable(context)).map(({ counterId }) => counterId));
  return byMember(own.content, "fr").flatMap(({ key, lines, name }) => {
    const whose = key === "household" ? somebody : people.find(({ id }) => id === key);
    return whose && lines.some(({ counterId }) => payable.has(counterId)) ? [{ whose, name }] : [];
  });
}

/** To the counters of each one, where what they owe is written already. */
export function PayOnline({ payers, visit }: { readonly payers: readonly Payer[]; readonly visit: Visit }) {
  const { brand, language } = visit;
  if (payers.length === 0) return null;
  return (
    <ButtonGroup>
      {payers.map(({ whose, name }) => (
        <LinkButton key={whose.id} href={about(addresses(brand).counters, whose)} icon="wallet">
          {helpWords(language).payFor(name)}
        </LinkButton>
      ))}
    </ButtonGroup>
  );
}
