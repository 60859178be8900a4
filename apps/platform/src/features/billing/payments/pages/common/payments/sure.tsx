import { Alert, Button, ButtonGroup, Definition, type DefinitionProps, Form } from "@ardeco/ui";
import { getTypedText, type TypedValues } from "../../../../../../web/index.ts";

const SURE = "certain";
const MEND = "corriger";

/** Why money deserves a second look before it moves. */
export interface Doubt {
  readonly title: string;
  readonly text: string;
}

/** The answer is to this amount, for these reasons: another is asked again. */
const formatSureAnswer = (amount: number, doubts: readonly Doubt[]): string =>
  [amount, ...doubts.map(({ title }) => title)].join(" ");

export const isMending = (typed: TypedValues): boolean => getTypedText(typed, MEND) !== "";

/** @returns whether whoever types saw the second page and went on */
export const isSure = (typed: TypedValues, amount: number, doubts: readonly Doubt[]): boolean =>
  doubts.length === 0 || getTypedText(typed, SURE) === formatSureAnswer(amount, doubts);

export interface SureProps {
  readonly title: string;
  readonly lead: string;
  readonly doubts: readonly Doubt[];
  /** What is about to be done, line by line. */
  readonly facts?: DefinitionProps["items"];
  readonly amount: number;
  readonly action: string;
  readonly csrf: string;
  /** What was typed goes with it, to go on or to mend. */
  readonly typed: TypedValues;
  readonly goOn: string;
  readonly mend: string;
}

export function Sure({
  title,
  lead,
  doubts,
  facts = [],
  amount,
  action,
  csrf,
  typed,
  goOn,
  mend,
}: SureProps) {
  const kept = [...typed.keys()].filter((field) => ![SURE, MEND, "_csrf"].includes(field));
  const hidden = Object.fromEntries(kept.map((field) => [field, getTypedText(typed, field)]));
  return (
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      {facts.length > 0 && <Definition items={facts} />}
      <div class="ar-stack">
        {doubts.map((doubt) => (
          <Alert key={doubt.title} tone="warning" title={doubt.title}>
            <p>{doubt.text}</p>
          </Alert>
        ))}
      </div>
      <Form action={action} csrf={csrf} hidden={hidden}>
        <ButtonGroup>
          <Button name={SURE} value={formatSureAnswer(amount, doubts)}>
            {goOn}
          </Button>
          <Button variant="secondary" name={MEND} value="oui">
            {mend}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
