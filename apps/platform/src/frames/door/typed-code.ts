import type { FastifyReply, FastifyRequest } from "fastify";
import { toCivilDate } from "../../kernel/civil-date.ts";
import type { FieldError } from "../../kernel/errors.ts";
import {
  type Field,
  findTextAnswer,
  parseFields,
  readForm,
  submitOrShowAgain,
  type TypedValues,
} from "../../web/index.ts";

const CODE = "code";

/** A code read on paper or on another screen; good once, so that the browser completes none. */
export const buildCodeField = (words: Pick<Field, "label" | "hint" | "why" | "whenMissing">): Field => ({
  ...words,
  kind: "text",
  name: CODE,
  width: "medium",
  maxLength: 40,
  autocomplete: "off",
});

export interface TypedCode {
  readonly field: Field;
  /** Of a code that is not, or no longer, good: said beside it, where what was typed stays. */
  readonly refusal: string;
  spend(code: string): Promise<FastifyReply>;
  again(errors: readonly FieldError[], typed: TypedValues): FastifyReply;
}

/** Reads the code that somebody typed, and spends it. */
export async function handleTypedCode(request: FastifyRequest, door: TypedCode): Promise<FastifyReply> {
  const form = readForm(request);
  const facts = { today: toCivilDate(request.ardeco.context.now()), answers: {} };
  const { answers, errors } = parseFields([door.field], form, facts);
  if (errors.length > 0) return door.again(errors, form.typed);
  return submitOrShowAgain(() => door.spend(findTextAnswer(answers, CODE) ?? ""), {
    besides: { [door.refusal]: CODE },
    again: (refused) => door.again(refused.errors, form.typed),
    after: (answered) => answered,
  });
}
