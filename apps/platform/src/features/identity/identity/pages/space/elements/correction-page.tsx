import { type ElementName, elementDefinition, isElementName } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  FieldView,
  FormErrors,
  getPathText,
  getQueryText,
  isLocalPath,
  type TypedValues,
  toTypedValues,
} from "../../../../../../web/index.ts";
import { withheldText } from "../../../index.ts";
import { toElementAnswer } from "../../common/elements/element-answer.ts";
import { buildCorrectionField, VALUE } from "./correction.ts";
import { correctionWords } from "./correction-words.ts";
import { isKept } from "./element-row.tsx";
import { listReceivers, type Receiver, Receivers } from "./receivers.tsx";

/** The element that the address names. Throws request.not_found. */
export function parseElementName(request: FastifyRequest): ElementName {
  const name = getPathText(request, "element");
  if (!isElementName(name)) throw kernelErrors.error("request.not_found");
  return name;
}

/** Page of this authority to go back to after a correction asked on the way (`?retour=`). */
export function parseReturnPath(request: FastifyRequest): string | undefined {
  const path = getQueryText(request, "retour");
  const ours = path.startsWith(`/${request.ardeco.brand.slug}/espace/`);
  return ours && isLocalPath(path) ? path : undefined;
}

export async function showCorrection(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const name = parseElementName(request);
  const { context } = request.ardeco;
  const { somebody } = await resolveChosenPerson(request);
  const receivers = await listReceivers(context, somebody, name);
  const known = somebody.elements.find((one) => one.name === name);
  if (isKept(known)) return renderKept(reply, { name, somebody, status: 200 });
  const value = (known?.declared ?? known?.validated)?.value;
  const typed = toTypedValues([buildCorrectionField(name)], { [VALUE]: toElementAnswer(value) });
  return renderCorrection(reply, { name, somebody, typed, errors: [], ...(receivers ? { receivers } : {}) });
}

/** Another representative's: its value is not shown, and the town hall is where another one is given. */
export function renderKept(
  reply: FastifyReply,
  { name, somebody, status }: Pick<CorrectionView, "name" | "somebody"> & { readonly status: number },
): FastifyReply {
  const { language, brand } = reply.request.ardeco;
  const words = correctionWords(language);
  const at = buildSpaceAddresses(brand);
  const label = elementDefinition(name).label[language];
  return sendSpacePage(
    reply,
    {
      title: label,
      place: "elements",
      width: "task",
      status,
      above: [{ href: formatPersonAddress(at.elements, somebody), label: words.above }],
    },
    <>
      <h1>{label}</h1>
      <p class="ar-lead">{withheldText[language]}</p>
      <p>{words.kept}</p>
      <LinkButton variant="secondary" href={at.contact}>
        {spaceCommonWords(language).contact(brand.name)}
      </LinkButton>
    </>,
  );
}

export interface CorrectionView {
  readonly name: ElementName;
  readonly somebody: Somebody;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  /**
   * Who receives the value that stands; absent when none does, or after a mistake: there is something to mend
   * first.
   */
  readonly receivers?: readonly Receiver[];
}

export function renderCorrection(reply: FastifyReply, view: CorrectionView): FastifyReply {
  const { request } = reply;
  const { language, brand, csrf } = request.ardeco;
  const { name, somebody, typed, errors, receivers } = view;
  const words = correctionWords(language);
  const at = buildSpaceAddresses(brand);
  const back = parseReturnPath(request);
  const action = formatPersonAddress(at.element(name), somebody, back ? { retour: back } : {});
  const label = elementDefinition(name).label[language];
  const hasErrors = errors.length > 0;
  return sendSpacePage(
    reply,
    {
      title: label,
      place: "elements",
      hasErrors,
      width: "task",
      status: hasErrors ? 422 : 200,
      above: [{ href: formatPersonAddress(at.elements, somebody), label: words.above }],
    },
    <>
      <FormErrors errors={errors} language={language} />
      <Form action={action} csrf={csrf()}>
        {isGroup(name) && <h1>{words.title}</h1>}
        <FieldView
          field={buildCorrectionField(name)}
          {...{ typed, errors, language }}
          answers={{}}
          asHeading={!isGroup(name)}
        />
        {!somebody.self && <p>{words.about(formatPersonName(somebody, language))}</p>}
        <Alert tone="info" title={words.next}>
          <p>{words.nextText(brand.name, somebody.self)}</p>
        </Alert>
        <ButtonGroup>
          <Button>{words.send}</Button>
          <LinkButton variant="secondary" href={back ?? formatPersonAddress(at.elements, somebody)}>
            {words.giveUp}
          </LinkButton>
        </ButtonGroup>
      </Form>
      {receivers && <Receivers receivers={receivers} language={language} />}
    </>,
  );
}

/** Several inputs under one question: the page gives the title itself. */
const isGroup = (name: ElementName): boolean => buildCorrectionField(name).kind === "address";
