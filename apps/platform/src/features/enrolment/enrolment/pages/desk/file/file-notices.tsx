import { documentKinds, elementDefinition } from "@ardeco/contracts";
import { Alert, Button, Form, LinkButton } from "@ardeco/ui";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { FormErrors } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { modeTitles } from "../../../../organisation/index.ts";
import { deskCodeWords } from "./code-words.ts";
import { elementWords } from "./element-words.ts";
import { type DeskFileState, isFileValidator } from "./file-state.ts";
import { type Done, noticeWords } from "./notice-words.ts";

/**
 * Where the keyboard goes on from once nothing is left to decide: the way to the next file is the next press.
 */
export const AFTER = "suite";

/** What has just happened, and what stands in the way. Before everything else on the page. */
export function FileNotices({ state }: { state: DeskFileState }) {
  const { visit, errors, conflict, done } = state;
  const words = noticeWords(visit.language);
  return (
    <div id={AFTER} class="ar-stack">
      {conflict && <Conflict state={state} />}
      {!conflict && errors.length > 0 && <FormErrors errors={errors} language={visit.language} />}
      {isDone(done, words.done) && !isOver(state) && <Alert tone="success" title={words.done[done]} />}
      <Standing state={state} />
    </div>
  );
}

const isDone = (done: string, known: Readonly<Record<Done, string>>): done is Done =>
  Object.hasOwn(known, done);

/** Nothing is left to decide: one message, and the way to the next file. */
export const isOver = ({ view: { file } }: Pick<DeskFileState, "view">): boolean =>
  file.state === "decided" || file.state === "closed";

/** Texts typed in a form that the new state may not show any more: nothing typed is lost. */
function Conflict({ state }: { state: DeskFileState }) {
  const { visit, typed } = state;
  const { conflict: words } = noticeWords(visit.language);
  const hidden = ["_csrf", "version", "elementId", "cle"];
  const texts = [...typed].flatMap(([name, [text = ""]]) =>
    hidden.includes(name) ||
    /^(element|acte|motif|kind|vu)_|^_/.test(name) ||
    text.trim() === "" ||
    /^(document|original):/.test(text)
      ? []
      : [text],
  );
  return (
    <Alert tone="danger" title={words.title}>
      <p>{words.text}</p>
      <DecidedMeanwhile state={state} />
      {texts.length > 0 && (
        <>
          <p>
            <strong>{words.typed}</strong>
          </p>
          <ul>
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}

/** By whom, and how: the page before did not show it. */
function DecidedMeanwhile({ state: { visit, view } }: { state: DeskFileState }) {
  const { language } = visit;
  if (view.decisions.length === 0) return null;
  const { outcomes, decidedBy } = elementWords(language);
  return (
    <>
      <p>
        <strong>{noticeWords(language).conflict.decided}</strong>
      </p>
      <ul>
        {view.decisions.map(({ element, outcome, by, at }) => (
          <li key={element}>
            {elementDefinition(element).label[language]}
            {" – "}
            {outcomes[outcome]} {decidedBy(by, formatLongDay(at, language))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Standing({ state }: { state: DeskFileState }) {
  const { file } = state.view;
  const { readOnly: words } = noticeWords(state.visit.language);
  if (file.state === "awaiting_person") return <Awaiting state={state} />;
  if (file.state === "draft") return <Draft state={state} />;
  if (isOver(state)) {
    return (
      <Alert tone="success" title={words.done}>
        <Told state={state} />
        <LinkButton href={buildDeskAddresses(state.visit.brand).nextFile} icon="arrow-right">
          {words.nextFile}
        </LinkButton>
      </Alert>
    );
  }
  if (!isFileValidator(state)) return <p class="ar-lead">{words.reception}</p>;
  return state.view.decidedHere ? null : <DecidedElsewhere state={state} />;
}

/** The organisation mode gives the decision to others; an exception stays possible, and is told. */
function DecidedElsewhere({ state: { visit, view, desks } }: { state: DeskFileState }) {
  const { elsewhere } = noticeWords(visit.language);
  const { mode, deskId } = view.file;
  const desk = desks.find(({ id }) => id === deskId);
  return (
    <Alert tone="info" title={elsewhere.title}>
      <p>
        {desk?.serviceSlug === undefined ? elsewhere.toSend : elsewhere.byService(desk.name)}{" "}
        {mode && elsewhere.mode(modeTitles[mode][visit.language])}
      </p>
      <p>{elsewhere.exception}</p>
    </Alert>
  );
}

/** By e-mail it has left by itself; a letter waits for somebody to print it. */
function Told({ state: { visit, letterWaits, view } }: { state: DeskFileState }) {
  const { readOnly: words } = noticeWords(visit.language);
  if (!letterWaits) return <p>{words.told}</p>;
  return (
    <p>
      {view.file.personId === view.file.contactId ? words.letter : words.contactLetter}{" "}
      {hasCapability(visit.context.actor, "person.enrol") && (
        <a href={buildDeskAddresses(visit.brand).letters}>{words.print}</a>
      )}
    </p>
  );
}

function Awaiting({ state }: { state: DeskFileState }) {
  const { visit, view } = state;
  const { readOnly: words } = noticeWords(visit.language);
  return (
    <Alert tone="warning" title={words.awaiting}>
      {view.requests
        .filter((request) => request.state === "open")
        .map(({ id, kind, reason }) => (
          <p key={id}>{words.awaitingText(documentKinds[kind][visit.language], reason)}</p>
        ))}
      {isFileValidator(state) && view.decidedHere && (
        <Form
          action={buildDeskAddresses(visit.brand).fileAct(view.file.id, "reprendre")}
          csrf={visit.csrf()}
          hidden={{ version: String(view.file.version) }}
        >
          <Button variant="secondary">{words.resume}</Button>
        </Form>
      )}
    </Alert>
  );
}

function Draft({ state: { visit, view, mayHaveCode } }: { state: DeskFileState }) {
  const code = deskCodeWords(visit.language);
  const { readOnly: words } = noticeWords(visit.language);
  return (
    <Alert tone="info" title={words.draft}>
      <p>{words.draftText}</p>
      {hasCapability(visit.context.actor, "person.enrol") && (
        <>
          <Form action={buildDeskAddresses(visit.brand).fileAct(view.file.id, "envoyer")} csrf={visit.csrf()}>
            <Button variant="secondary">{words.submit}</Button>
          </Form>
          {mayHaveCode && (
            <>
              <p>{code.giveText}</p>
              <Form
                action={buildDeskAddresses(visit.brand).fileAct(view.file.id, "code")}
                csrf={visit.csrf()}
              >
                <Button variant="secondary" icon="printer">
                  {code.give}
                </Button>
              </Form>
            </>
          )}
        </>
      )}
    </Alert>
  );
}
