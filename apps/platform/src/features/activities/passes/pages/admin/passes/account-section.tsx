import { Alert, Button, Details, Form, Section, TextField } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { getTypedText, readForm } from "../../../../../../web/index.ts";
import type { AccountShown, PartnerId, WaitingAccount } from "../../../index.ts";
import { accountWords } from "./account-words.ts";
import { buildAccountPath, buildApproveAccountPath, withdrawAccountPath } from "./paths.ts";

interface AccountProps {
  readonly account: AccountShown;
  readonly partnerId: PartnerId;
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}

export const ACCOUNT_FIELD = "nouveau_compte";

/** Where the partner is paid; another account is asked for here, and agreed on by a colleague. */
export function AccountSection({ account, partnerId, request, errors }: AccountProps) {
  const { brand, language, csrf } = request.ardeco;
  const words = accountWords(language);
  const error = errors.find(({ field }) => field === ACCOUNT_FIELD)?.[language];
  return (
    <Section id="compte" title={words.title}>
      <p>{words.now(account.lastFour)}</p>
      {account.waiting && <Waits {...{ partnerId, request }} waiting={account.waiting} />}
      <Details summary={words.change} open={error !== undefined}>
        <p>{words.changeLead}</p>
        <Form action={formatAdminPath(brand, buildAccountPath(partnerId))} csrf={csrf()}>
          <TextField
            name={ACCOUNT_FIELD}
            label={words.iban}
            value={getTypedText(readForm(request).typed, ACCOUNT_FIELD)}
            error={error}
          />
          <Button variant="secondary">{words.ask}</Button>
        </Form>
      </Details>
    </Section>
  );
}

function Waits({
  waiting,
  partnerId,
  request,
}: Pick<AccountProps, "partnerId" | "request"> & { readonly waiting: WaitingAccount }) {
  const { brand, language, csrf } = request.ardeco;
  const words = accountWords(language);
  const hidden = { compte: waiting.id };
  return (
    <Alert tone="warning" title={words.waits(waiting.lastFour)}>
      <p>{words.askedBy(formatPlainDate(waiting.askedOn, language), waiting.by)}</p>
      <p>{waiting.isTheirs ? words.notYou : words.check}</p>
      <p>{words.told(waiting.told)}</p>
      {!waiting.isTheirs && waiting.told > 0 && (
        <Form
          action={formatAdminPath(brand, buildApproveAccountPath(partnerId))}
          csrf={csrf()}
          hidden={hidden}
        >
          <Button>{words.agree}</Button>
        </Form>
      )}
      <Form action={formatAdminPath(brand, withdrawAccountPath(partnerId))} csrf={csrf()} hidden={hidden}>
        <Button variant="secondary">{words.withdraw}</Button>
      </Form>
    </Alert>
  );
}
