import { randomUUID } from "node:crypto";
import { Alert, Button, Checkbox, Form, RadioGroup } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import {
  type ChosenPerson,
  resolveChosenPerson,
} from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  buildFieldError,
  FormErrors,
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  type Visit,
} from "../../../../../../web/index.ts";
import {
  findSupportSettings,
  formatSupportKind,
  getSupport,
  type OrderedKind,
  orderedKinds,
  requestSupport,
  type Support,
  type SupportId,
} from "../../../index.ts";
import { supportPageWords } from "./support-page-words.ts";

interface Asked extends ChosenPerson {
  readonly kinds: readonly OrderedKind[];
  /** What the new one takes the place of. */
  readonly former?: Support;
}

async function readAsked(request: FastifyRequest, whom: string, replaced: string): Promise<Asked> {
  const { context } = request.ardeco;
  const chosen = await resolveChosenPerson(request, whom);
  const { kinds } = await findSupportSettings(context);
  const former = isUuid(replaced) ? await getSupport(context, parseId<"support">(replaced)) : undefined;
  return {
    ...chosen,
    kinds: orderedKinds.filter((kind) => kinds.includes(kind) && mayReplace(kind, former)),
    ...(former ? { former } : {}),
  };
}

/** A paper takes the place of a card only once that is lost: `supports.not_by_paper`. */
const mayReplace = (kind: OrderedKind, former: Support | undefined): boolean =>
  kind !== "printed" || former === undefined || former.kind === "printed" || former.state === "lost";

export async function showOrder(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const { typed } = readForm(request);
  const asked = await readAsked(
    request,
    getTypedText(typed, FOR) || getQueryText(request, FOR),
    getTypedText(typed, "remplace") || getQueryText(request, "remplace"),
  );
  const words = supportPageWords(language);
  const title = asked.former ? words.replaceTitle : words.orderTitle;
  return sendSpacePage(
    reply,
    {
      title,
      place: "home",
      width: "task",
      above: [
        {
          href: formatPersonAddress(buildSpaceAddresses(brand).supports, asked.somebody),
          label: words.title,
        },
      ],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{asked.former ? words.replaceLead(asked.former.number) : words.orderLead}</p>
      {asked.kinds.length === 0 ? (
        <Alert tone="info" title={words.noneOffered} />
      ) : (
        <OrderForm {...{ asked, visit, errors, typed }} />
      )}
    </>,
  );
}

interface OrderFormProps {
  readonly asked: Asked;
  readonly visit: Visit;
  readonly errors: readonly FieldError[];
  readonly typed: ReturnType<typeof readForm>["typed"];
}

function OrderForm({ asked, visit: { language, brand, csrf }, errors, typed }: OrderFormProps) {
  const words = supportPageWords(language);
  const { somebody, former, kinds } = asked;
  const hidden = {
    nouveau: getTypedText(typed, "nouveau") || randomUUID(),
    ...(somebody.self ? {} : { [FOR]: somebody.id }),
    ...(former ? { remplace: former.id } : {}),
  };
  return (
    <Form action={buildSpaceAddresses(brand).orderSupport} csrf={csrf()} hidden={hidden}>
      <RadioGroup
        name="sorte"
        label={words.kind}
        value={getTypedText(typed, "sorte") || (kinds.length === 1 ? kinds[0] : undefined)}
        error={errors[0]?.[language]}
        choices={kinds.map((kind) => ({
          value: kind,
          label: formatSupportKind(kind)[language],
          hint: words.kindHints[kind],
        }))}
      />
      {former?.kind === "printed" && former.state === "active" && (
        <Checkbox
          name="garder"
          label={words.keeps}
          hint={words.keepsHint}
          checked={getTypedText(typed, "garder") !== ""}
        />
      )}
      <Button>{words.send}</Button>
    </Form>
  );
}

/** Sent twice, it is one support. */
export async function handleSupportOrder(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const { somebody, kinds, former } = await readAsked(
    request,
    getTypedText(typed, FOR),
    getTypedText(typed, "remplace"),
  );
  const kind = kinds.find((one) => one === getTypedText(typed, "sorte"));
  if (kind === undefined) {
    const sentence = bothIn(supportPageWords)(({ missing }) => missing);
    return showOrder(request, reply, [buildFieldError("sorte", "form.required", sentence)]);
  }
  const fresh = getTypedText(typed, "nouveau");
  const { id } = await requestSupport(context, {
    id: isUuid(fresh) ? parseId<"support">(fresh) : context.newId<SupportId>(),
    personId: somebody.id,
    kind,
    ...(former ? { replaces: former.id } : {}),
    ...(getTypedText(typed, "garder") === "" ? {} : { keepsFormer: true }),
  });
  return sendSeeOther(reply, `${buildSpaceAddresses(brand).support(id)}?fait=demande`);
}
