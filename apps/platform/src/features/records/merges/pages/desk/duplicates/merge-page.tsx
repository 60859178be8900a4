import { elementNames } from "@ardeco/contracts";
import { Alert, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { buildRefusalState } from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { AppError, FieldError, Language } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { removeFinalStop } from "../../../../../../kernel/text.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import type { PersonMerge } from "../../../../../identity/identity/index.ts";
import { toDeathFieldError } from "../../../../life/pages/desk/death/death-pages.tsx";
import {
  cancelPersonMerge,
  confirmMerge,
  type MergeChoices,
  mergePersons,
  openMerge,
  recordDistinctPersons,
  setMergeAside,
  withdrawDistinctPersons,
  withdrawUndoRequest,
} from "../../../index.ts";
import { DistinctPersonsForm, SaidApartBack } from "./distinct-persons-form.tsx";
import { duplicatesWords } from "./duplicates-words.ts";
import { AskMerge, ConfirmMerge, type FormProps, KEPT, REASON, UndoMerge } from "./merge-forms.tsx";
import { isDone, mergeWords } from "./merge-words.ts";
import { MemberComparison } from "./side-by-side.tsx";

/** Two records of one person: which is kept, which value counts, and what follows; or how to undo it. */
export async function showMerge(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  requireCapability(context, "person.merge");
  const id = parsePathId<"personMerge">(request, "id");
  const view = await openMerge(context, id);
  const { merge, members } = view;
  const words = mergeWords(language);
  const { title, lead } = words.pages[merge.state];
  const at = buildDeskAddresses(brand);
  const done = getQueryText(request, "fait");
  const asked = { visit, view, errors, typed: readForm(request).typed };
  return sendDeskPage(
    reply,
    {
      title,
      place: "duplicates",
      above: [{ href: at.duplicates, label: duplicatesWords(language).title }],
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {isDone(done) && <Alert tone="success" title={words.done[done]} />}
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      <WhatBecame merge={merge} language={language} />
      <Section id="fiches" title={words.sides}>
        <MemberComparison
          one={members[0]}
          other={members[1]}
          sides={"sides" in merge ? merge.sides : undefined}
          visit={visit}
        />
      </Section>
      <WhatNext {...asked} />
    </>,
  );
}

/** Undone, or said to be two: by whom, when, and why. */
function WhatBecame({ merge, language }: { readonly merge: PersonMerge; readonly language: Language }) {
  const { states } = mergeWords(language);
  const { undone, apart } = merge;
  return (
    <>
      {apart && <Alert tone="info" title={states.apart(formatLongDate(apart.on, language), apart.by)} />}
      {undone && (
        <Alert
          tone="info"
          title={states.undone(formatLongDay(undone.at, language), undone.by, removeFinalStop(undone.reason))}
        />
      )}
    </>
  );
}

function WhatNext(asked: FormProps) {
  switch (asked.view.merge.state) {
    case "active":
      return <UndoMerge {...asked} />;
    case "asked":
      return <ConfirmMerge {...asked} />;
    case "apart":
      return <SaidApartBack {...asked} />;
    default:
      return (
        <>
          <AskMerge {...asked} />
          <DistinctPersonsForm {...asked} />
        </>
      );
  }
}

/** Each act sent twice is done once; refused, the page comes back with what was chosen. */
export async function handleMergeAct(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.merge");
  const id = parsePathId<"personMerge">(request, "id");
  const run = async () => {
    const done = await runMergeAct(request);
    return sendSeeOther(reply, `${buildDeskAddresses(brand).merge(id)}?fait=${done}`);
  };
  return recoverRefusal([422], run, (refusal) => showMerge(request, reply, toChoiceErrors(refusal)));
}

async function runMergeAct(request: FastifyRequest): Promise<string> {
  const { context } = request.ardeco;
  const id = parsePathId<"personMerge">(request, "id");
  const { typed } = readForm(request);
  switch (getTypedText(typed, "geste")) {
    case "reunir": {
      const kept = getTypedText(typed, KEPT);
      // An unknown one is refused as one that is missing.
      const keptId = parseId<"person">(isUuid(kept) ? kept : id);
      const outcome = await mergePersons(context, { id, keptId, choices: parseMergeChoices(typed) });
      return outcome === "merged" ? "reunir" : "demande";
    }
    case "confirmer":
      await confirmMerge(context, { id });
      return "reunir";
    case "ecarter":
      await setMergeAside(context, { id });
      return "ecarter";
    case "renoncer":
      await withdrawUndoRequest(context, { id });
      return "renoncer";
    case "deux":
      await recordDistinctPersons(context, { id });
      return "deux";
    case "revenir":
      await withdrawDistinctPersons(context, { id });
      return "revenir";
    case "defaire":
      return (await cancelPersonMerge(context, { id, reason: getTypedText(typed, REASON) })) === "undone"
        ? "defaire"
        : "defaire_demande";
    default:
      throw kernelErrors.error("request.invalid");
  }
}

function parseMergeChoices(typed: ReturnType<typeof readForm>["typed"]): MergeChoices {
  return Object.fromEntries(
    elementNames.flatMap((name) => {
      const chosen = getTypedText(typed, name);
      return isUuid(chosen) ? [[name, parseId<"person">(chosen)]] : [];
    }),
  );
}

/** Beside the question that it is about. */
function toChoiceErrors(error: AppError): readonly FieldError[] {
  if (error.fields.length > 0) return error.fields;
  return [toDeathFieldError(error.code === "merges.reason_missing" ? REASON : KEPT, error)];
}
