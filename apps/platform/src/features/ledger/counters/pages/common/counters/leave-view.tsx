import { Alert, Button, Checkbox, Form, Section } from "@ardeco/ui";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { FormErrors, getTypedText, type TypedValues } from "../../../../../../web/index.ts";
import { countersErrors, type LeavingLook } from "../../../index.ts";
import { formatCounterAmount } from "./amounts.ts";
import { leaveWords } from "./leave-words.ts";

interface LeaveProps {
  readonly look: LeavingLook;
  /** Of the person whom an agent has there; absent in one's own space. */
  readonly name?: string;
  readonly action: string;
  readonly back: string;
  readonly csrf: string;
  readonly language: Language;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

export const leaveFields = { account: "compte", balance: "laisser", present: "presente" } as const;

/** The field of each refusal that is about what was ticked. */
export const leaveRefusals: Readonly<Record<string, string>> = {
  "counters.leave_balance": leaveFields.balance,
  "counters.leave_not_there": leaveFields.present,
};

/** What leaving a shared account does, before it is done; or why it is not possible today. */
export function LeaveView({ look, name, action, back, csrf, language, typed, errors }: LeaveProps) {
  const words = leaveWords(language);
  const { account, takesAlong, otherPays, refusal } = look;
  const counter = account.counter.name[language];
  const said = name === undefined ? words.you : words.them;
  const becomes = takesAlong ? said.takesAlong : otherPays ? said.otherPays : said.stays;
  return (
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title(counter)}</h1>
      <p class="ar-lead">{said.lead}</p>
      {refusal ? (
        <Refused code={refusal} language={language} isAtDesk={name !== undefined} />
      ) : (
        <>
          <Section id="suites" title={words.what}>
            <ul>
              {[becomes.what, becomes.after, said.read, said.notBack].map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
            <p>{words.told}</p>
            {account.counter.paidAfter === true && <p>{words.never}</p>}
          </Section>
          <Form action={action} csrf={csrf} hidden={{ [leaveFields.account]: account.accountId }}>
            <Said {...{ look, said, language, typed, errors }} />
            {name !== undefined && (
              <Checkbox
                name={leaveFields.present}
                label={words.present}
                checked={isTicked(typed, leaveFields.present)}
                error={findLeavingError(errors, leaveFields.present, language)}
              />
            )}
            <Button variant="danger">{words.go}</Button>
          </Form>
        </>
      )}
      <p>
        <a href={back}>{words.back}</a>
      </p>
    </>
  );
}

export const isTicked = (typed: TypedValues, name: string): boolean => getTypedText(typed, name) === "on";

const findLeavingError = (
  errors: readonly FieldError[],
  name: string,
  language: Language,
): string | undefined => errors.find(({ field }) => field === name)?.[language];

interface SaidProps extends Pick<LeaveProps, "look" | "language" | "typed" | "errors"> {
  readonly said: ReturnType<typeof leaveWords>["you" | "them"];
}

function Said({ look, said, language, typed, errors }: SaidProps) {
  const words = leaveWords(language);
  const { mustSay, account } = look;
  if (!mustSay) return null;
  const { balance, reserved, counter } = account;
  const amount = formatCounterAmount(Math.max(balance, reserved), counter.unit, language);
  return (
    <>
      <Alert tone="info" title={words.left(amount)}>
        <p>{said.leftText}</p>
      </Alert>
      <Checkbox
        name={leaveFields.balance}
        label={balance > 0 ? said.leave(amount) : said.leaveReserved}
        checked={isTicked(typed, leaveFields.balance)}
        error={findLeavingError(errors, leaveFields.balance, language)}
      />
    </>
  );
}

function Refused({
  code,
  language,
  isAtDesk,
}: {
  readonly code: NonNullable<LeavingLook["refusal"]>;
  readonly language: Language;
  readonly isAtDesk: boolean;
}) {
  const { [language]: why, todo } = countersErrors.definitions[code];
  const { refused, owedAtDesk } = leaveWords(language);
  // Nobody at the desk is sent to the desk.
  const next = isAtDesk && code === "counters.leave_owed" ? owedAtDesk : todo[language];
  return (
    <Alert tone="warning" title={refused}>
      <p>{why}</p>
      <p>{next}</p>
    </Alert>
  );
}
