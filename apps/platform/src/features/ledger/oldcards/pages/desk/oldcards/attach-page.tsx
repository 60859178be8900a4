import { randomUUID } from "node:crypto";
import { Alert, Button, Form, RadioGroup, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildPersonTrail,
  buildRefusalState,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildLegacyCardAddresses } from "../../../../../../frames/desk/common/legacy-card-addresses.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  bothIn,
  buildFieldError,
  FormErrors,
  getTypedText,
  parsePathId,
  readForm,
  toFieldError,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { countersErrors } from "../../../../counters/index.ts";
import { formatCounterAmount } from "../../../../counters/pages/common/counters/amounts.ts";
import {
  type AttachedOldCard,
  convertOldCard,
  type OldCard,
  oldcardsErrors,
  readOldCard,
} from "../../../index.ts";
import { oldCardWords } from "./old-card-words.ts";

const both = bothIn(oldCardWords);

interface Shown {
  readonly errors?: readonly FieldError[];
  /** More than one counter has this number. */
  readonly cards?: readonly OldCard[];
  readonly done?: AttachedOldCard;
}

export async function showAttaching(
  request: FastifyRequest,
  reply: FastifyReply,
  { errors = [], cards = [], done }: Shown = {},
): Promise<FastifyReply> {
  const { context, language, brand, csrf } = request.ardeco;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  const name = await getViewedPersonName(context, personId);
  const words = oldCardWords(language);
  const { typed } = readForm(request);
  const title = words.attachTitle(name);
  return sendDeskPage(
    reply,
    { title, ...buildPersonTrail(request.ardeco, { id: personId, name }), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      {done && (
        <Alert
          tone="success"
          title={words[done.again ? "attachedAgain" : "attached"](
            formatCounterAmount(done.moved, done.card.counter.unit, language),
            done.card.counter.name[language],
          )}
        >
          <p>{words.attachedText}</p>
        </Alert>
      )}
      <h1>{title}</h1>
      <p class="ar-lead">{words.attachLead}</p>
      <Form
        action={buildLegacyCardAddresses(brand).attach(personId)}
        csrf={csrf()}
        hidden={{ nouveau: (errors.length > 0 && getTypedText(typed, "nouveau")) || randomUUID() }}
      >
        <TextField
          name="numero"
          label={words.number}
          hint={words.numberHint}
          value={errors.length > 0 ? getTypedText(typed, "numero") : ""}
          error={errors.find(({ field }) => field === "numero")?.[language]}
          width="medium"
          maxLength={60}
          spellcheck={false}
          autocomplete="off"
        />
        {cards.length > 1 && (
          <RadioGroup
            name="compteur"
            label={words.which}
            error={errors.find(({ field }) => field === "compteur")?.[language]}
            choices={cards.map(({ counter, left }) => ({
              value: counter.id,
              label: counter.name[language],
              hint: words.left(formatCounterAmount(left, counter.unit, language)),
            }))}
          />
        )}
        <Button icon="wallet">{words.attach}</Button>
      </Form>
    </>,
  );
}

/**
 * Of one number, what may be moved: a file given for the wrong counter left a card that serves no more beside
 * the one that does.
 */
function selectMovableCards(cards: readonly OldCard[]): readonly OldCard[] {
  const serving = cards.filter(({ standing }) => standing === "serves");
  const full = serving.filter(({ left }) => left > 0);
  return [full, serving, cards.slice(0, 1)].find(({ length }) => length > 0) ?? [];
}

/** Sent again alike, it is moved once. */
export async function handleCardAttachment(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  const { typed } = readForm(request);
  const number = getTypedText(typed, "numero");
  const again = (field: string, error: FieldError, cards: readonly OldCard[] = []) =>
    showAttaching(request, reply, { errors: [{ ...error, field }], cards });
  if (number.trim() === "") {
    const needed = both(({ numberNeeded }) => numberNeeded);
    return again("numero", buildFieldError("numero", "form.required", needed));
  }
  const attach = async () => {
    const cards = selectMovableCards(await readOldCard(context, number));
    const [first, second] = cards;
    const card = second ? cards.find(({ counter }) => counter.id === getTypedText(typed, "compteur")) : first;
    if (!card) {
      const which = buildFieldError(
        "compteur",
        "form.required",
        both((words) => words.which),
      );
      return again("compteur", which, cards);
    }
    const given = getTypedText(typed, "nouveau");
    const useId = parseId<"oldCardUse">(isUuid(given) ? given : randomUUID());
    const done = await convertOldCard(context, { id: card.id, useId, personId });
    return showAttaching(request, reply, { done });
  };
  return recoverRefusal([...listCodes(oldcardsErrors), ...listCodes(countersErrors)], attach, (refusal) =>
    again("numero", toFieldError("numero", refusal)),
  );
}
