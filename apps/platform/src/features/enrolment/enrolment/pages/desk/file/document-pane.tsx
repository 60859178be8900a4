import { documentKinds } from "@ardeco/contracts";
import { Alert } from "@ardeco/ui";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { CheckMoment } from "../../../../checks/index.ts";
import type { DocumentFile } from "../../../../evidence/index.ts";
import { CheckNote } from "../../../../evidence/pages/common/evidence/check-note.tsx";
import { checkWords } from "../../../../evidence/pages/common/evidence/check-words.ts";
import { type FileDocument, isExamined, listDocumentsToBring } from "../../../index.ts";
import { BeforeLook, isHeld } from "./before-look.tsx";
import { findElementDocument, formatDocumentName } from "./decision-fields.ts";
import { documentWords } from "./document-words.ts";
import { type DeskFileState, listPendingElements, mayDecideFile } from "./file-state.ts";
import { mayScan, ScanForm } from "./scan-form.tsx";

/** The document asked for; else the one that should prove what is to be decided first. */
export function findShownDocument({
  view,
  shown,
}: Pick<DeskFileState, "view" | "shown">): FileDocument | undefined {
  const { documents, elements } = view;
  const first = listPendingElements(elements).find(({ name }) => findElementDocument(name, view));
  return (
    documents.find(({ id }) => id === shown) ??
    (first && findElementDocument(first.name, view)) ??
    documents.find(({ state }) => state === "kept") ??
    documents[0]
  );
}

export function DocumentPane({ state }: { state: DeskFileState }) {
  const words = documentWords(state.visit.language);
  const document = findShownDocument(state);
  return (
    <>
      <Choose state={state} current={document} />
      <ToBring state={state} />
      {document ? (
        <Shown state={state} document={document} />
      ) : (
        <p>
          <strong>{words.none}.</strong>
          {mayDecideFile(state) && ` ${words.noneText}`}
          {mayScan(state) && ` ${words.scanText}`}
        </p>
      )}
      <ScanForm state={state} />
    </>
  );
}

/** The same sentence as on the person’s own page: what no document of the file proves yet. */
function ToBring({ state: { visit, view } }: { state: DeskFileState }) {
  const { language } = visit;
  if (!isExamined(view.file.state)) return null;
  const unproven = listPendingElements(view.elements).filter(({ name }) => !findElementDocument(name, view));
  const documents = listDocumentsToBring(
    unproven.map(({ name }) => name),
    language,
  );
  if (documents.length === 0) return null;
  return (
    <Alert tone="info" title={documentWords(language).toBring}>
      <ul>
        {documents.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Choose({ state, current }: { state: DeskFileState; current: FileDocument | undefined }) {
  const { view, visit } = state;
  const words = documentWords(visit.language);
  if (view.documents.length < 2) return null;
  return (
    <nav aria-label={words.choose}>
      <ul class="ar-links">
        {view.documents.map((document, index) => (
          <li key={document.id}>
            <a
              href={`${buildDeskAddresses(visit.brand).file(view.file.id)}?piece=${document.id}#piece`}
              aria-current={document.id === current?.id ? "true" : undefined}
            >
              {words.piece(index + 1)} : {formatDocumentName(document, visit.language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ShownProps {
  readonly state: DeskFileState;
  readonly document: FileDocument;
}

function Shown({ state, document }: ShownProps) {
  const { visit, view, checks } = state;
  const { language } = visit;
  const words = documentWords(language);
  const kind = documentKinds[document.kind][language];
  const day = formatLongDay(document.at, language);
  if (!document.file) {
    return (
      <div id="piece">
        <p>
          <strong>{kind}</strong>
        </p>
        <p>{words.seen(document.by ?? "", day)}</p>
        {document.note && <p>{document.note}</p>}
      </div>
    );
  }
  const { file } = document;
  const check = checks.get(document.id);
  const href = buildDeskAddresses(visit.brand).document(document.id);
  const received = [words.received(day), document.by && words.by(document.by)].filter(Boolean).join(", ");
  return (
    <div id="piece" class="ar-stack">
      <p>
        <strong>{kind}</strong>
        <span class="ar-desk-number">{received}</span>
      </p>
      {check && (
        <CheckNote
          {...{ check, language }}
          moment={resolveCheckMoment(view, document)}
          here={`${buildDeskAddresses(visit.brand).file(view.file.id)}?piece=${document.id}#piece`}
        />
      )}
      {check && "replayed" in check && check.replayed && (
        <Alert tone="warning" title={checkWords(language).replayed} />
      )}
      {file.warnings.length > 0 && (
        <Alert
          tone="warning"
          title={file.warnings.includes("protected") ? words.protected : words.attachments}
        />
      )}
      {check?.outcome !== "infected" && !isHeld(check) && <Content {...{ file, href, kind, words }} />}
      <BeforeLook {...{ state, document }} />
    </div>
  );
}

function resolveCheckMoment({ file, elements }: DeskFileState["view"], { id }: FileDocument): CheckMoment {
  if (file.state !== "decided" && file.state !== "closed") return "decides";
  const served = elements.some(({ validated }) => validated?.provenance.evidence?.documentId === id);
  return served ? "relied_on" : "unused_at_desk";
}

interface ContentProps {
  readonly file: DocumentFile;
  readonly href: string;
  readonly kind: string;
  readonly words: ReturnType<typeof documentWords>;
}

function Content({ file, href, kind, words }: ContentProps) {
  return (
    <>
      {file.mediaType === "application/pdf" ? (
        <object
          class="ar-desk-pdf"
          data={`${href}#navpanes=0&view=FitH`}
          type="application/pdf"
          aria-label={words.alt(kind, file.name)}
        >
          <p>{words.noViewer}</p>
        </object>
      ) : (
        <img src={href} alt={words.alt(kind, file.name)} />
      )}
      <p>
        <a href={href} target="_blank" rel="noopener">
          {words.open} : {file.name}
        </a>
      </p>
    </>
  );
}

export const isPdf = (document: FileDocument | undefined): boolean =>
  document?.file?.mediaType === "application/pdf";
