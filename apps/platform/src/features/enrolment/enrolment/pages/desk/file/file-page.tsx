import { Alert, TwoPane } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { readKeptKeys } from "../../../../../../frames/desk/common/kept-keys.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import {
  getQueryText,
  grantDocumentFrames,
  grantDocumentImages,
  parsePathId,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { readAgents } from "../../../../../access/access/index.ts";
import { readOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { listPersonMessages } from "../../../../../messaging/notifications/index.ts";
import { listChecks, listDoubts } from "../../../../checks/index.ts";
import { type FileView, isNewcomer, openFile } from "../../../index.ts";
import { DECISIONS } from "./decide-form.tsx";
import { DocumentPane, findShownDocument, isPdf } from "./document-pane.tsx";
import { ElementsPane } from "./elements-pane.tsx";
import { FileAsides } from "./file-asides.tsx";
import { FileHead } from "./file-head.tsx";
import { FileKeys } from "./file-keys.tsx";
import { FileNotices, isOver } from "./file-notices.tsx";
import {
  type DeskFileState,
  listPendingElements,
  listUnprovenElements,
  mayDecideFile,
} from "./file-state.ts";
import { fileWords } from "./file-words.ts";
import { MoveNotice, readPersonMove } from "./move-notice.tsx";

export interface RefusedAct {
  readonly status: number;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly conflict: boolean;
}

/** One screen: the declared value beside the document. A refused form comes back here with what was typed. */
export async function showFile(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: RefusedAct,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const view = await openFile(context, {
    fileId: parsePathId<"file">(request, "id"),
    purpose: "review",
  });
  const read = {
    view,
    checks: await listChecks(context, view.file.personId, view.documents),
    doubts: await listDoubts(context, [view.file.personId]),
    desks: await readOpenDesks(context),
    agents: await readAgents(context),
    move: await readPersonMove(context, view.file.personId),
    letterWaits: isOver({ view }) && (await hasLetter(context, view.file.contactId)),
  };
  const { move, ...facts } = read;
  const { state: now, contactId } = read.view.file;
  const mayHaveCode = now === "draft" && (await isNewcomer(context, contactId));
  const state: DeskFileState = {
    visit,
    ...facts,
    mayHaveCode,
    shown: getQueryText(request, "piece"),
    done: refused ? "" : getQueryText(request, "fait"),
    typed: refused?.typed ?? new Map(),
    errors: refused?.errors ?? [],
    conflict: refused?.conflict ?? false,
  };
  if (isPdf(findShownDocument(state))) grantDocumentFrames(reply, context.ports.hosts);
  else grantDocumentImages(reply, context.ports.hosts);
  const words = fileWords(language);
  const title = read.view.names.get(read.view.file.personId) || deskCommonWords(language).unnamed;
  return sendDeskPage(
    reply,
    {
      title,
      place: "queue",
      above: [{ href: buildDeskAddresses(visit.brand).queue, label: words.queue }],
      ...(refused ? { status: refused.status, hasErrors: true } : {}),
    },
    <>
      <Jump state={state} />
      <FileNotices state={state} />
      <FileHead state={state} />
      {move && <MoveNotice {...{ move, visit }} />}
      <Duplicates state={state} />
      <TwoPane
        declaredTitle={formatFileTitle(read.view, words)}
        documentTitle={words.documents(read.view.documents.length)}
        declared={<ElementsPane state={state} />}
        document={<DocumentPane state={state} />}
      />
      <FileKeys state={state} kept={readKeptKeys(request)} />
      <FileAsides state={state} />
    </>,
  );
}

/** Seen with the keyboard only: past whose file it is and who has it, to what is to be decided. */
function Jump({ state }: { state: DeskFileState }) {
  if (listPendingElements(state.view.elements).length === 0 || !mayDecideFile(state)) return null;
  return (
    <a class="ar-skip" href={`#${DECISIONS}`}>
      {fileWords(state.visit.language).jump}
    </a>
  );
}

/** As many as are listed below, in as many words as the list has parts. */
function formatFileTitle(view: FileView, words: ReturnType<typeof fileWords>): string {
  const { elements } = view;
  if (isOver({ view })) return words.toDecide(0);
  const [toDecide, toConfirm] = [listPendingElements(elements).length, listUnprovenElements(elements).length];
  if (toConfirm === 0) return words.toDecide(toDecide);
  return toDecide === 0 ? words.toConfirm(toConfirm) : words.toDecideAndConfirm(toDecide, toConfirm);
}

async function hasLetter(context: Context, personId: PersonId): Promise<boolean> {
  const messages = await listPersonMessages(context, personId);
  return messages.some(({ channel, state }) => channel === "letter" && state === "waiting");
}

/** Told before anything is decided, with every reason: the agent judges. */
function Duplicates({ state: { visit, view } }: { state: DeskFileState }) {
  if (view.duplicates.length === 0 || isOver({ view })) return null;
  const words = fileWords(visit.language);
  const strong = view.duplicates.some(({ reasons }) => reasons.some((reason) => reason.strong));
  return (
    <Alert tone={strong ? "warning" : "info"} title={words.duplicates}>
      <ul>
        {view.duplicates.map(({ personId, displayName, reasons }) => (
          <li key={personId}>
            <a href={buildDeskAddresses(visit.brand).person(personId, "check")}>
              {displayName || deskCommonWords(visit.language).unnamed}
            </a>
            {" – "}
            {reasons.map(({ sentence }) => sentence[visit.language]).join(" ")}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
