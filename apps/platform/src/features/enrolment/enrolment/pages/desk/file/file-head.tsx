import { Button, Details, Form, Select, Tag, TextField, type Tone } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { hasCapability, type StaffAgent } from "../../../../../access/access/index.ts";
import { isExamined, type FileState as State, stateWords } from "../../../index.ts";
import { type DeskFileState, mayAssign } from "./file-state.ts";
import { fileWords } from "./file-words.ts";

const tones: Readonly<Partial<Record<State, Tone>>> = {
  submitted: "info",
  in_review: "info",
  awaiting_person: "warning",
  decided: "success",
};

/** Whose file, where it stands, who has it. */
export function FileHead({ state }: { state: DeskFileState }) {
  const { visit, view, agents, desks } = state;
  const { file } = view;
  const words = fileWords(visit.language);
  const at = buildDeskAddresses(visit.brand);
  const name = view.names.get(file.personId) || deskCommonWords(visit.language).unnamed;
  const agent = agents.find(({ id }) => id === file.assignedTo)?.displayName ?? words.nobody;
  const { channel } = view.answers;
  const late = file.dueOn !== undefined && file.dueOn < toCivilDate(visit.context.now());
  return (
    <div class="ar-file-head">
      <div class="ar-desk-title">
        <h1>{name}</h1>
        <Tag tone={tones[file.state] ?? "neutral"}>
          {file.state === "awaiting_person" ? words.waiting : stateWords[file.state].name[visit.language]}
        </Tag>
      </div>
      <ul class="ar-desk-facts">
        <li>
          {words.number} <strong>{file.receiptNumber ?? "–"}</strong>
        </li>
        {file.dueOn && isExamined(file.state) && (
          <li data-color={late ? "danger" : undefined}>
            {words.due} <strong>{formatLongDate(file.dueOn, visit.language)}</strong>
          </li>
        )}
        {file.state === "awaiting_person" && <li>{words.suspended}</li>}
        <li>
          {words.agent} <strong>{agent}</strong>
        </li>
        <li>
          {words.desk} <strong>{desks.find(({ id }) => id === file.deskId)?.name ?? "–"}</strong>
        </li>
        <li>{words.openedAt[file.openedAt]}</li>
        {channel && (
          <li>
            {words.channel} <strong>{words.channels[channel]}</strong>
          </li>
        )}
      </ul>
      <div class="ar-actions">
        {mayAssign(state) && <TakeOrGive state={state} />}
        <a href={at.person(file.personId, "help_at_desk")}>{words.person}</a>
        {file.receiptNumber && <a href={at.receipt(file.id)}>{words.receipt}</a>}
        {mayAssign(state) && <Assignment state={state} />}
      </div>
    </div>
  );
}

function TakeOrGive({ state }: { state: DeskFileState }) {
  const { visit, view } = state;
  const { file } = view;
  const { actor } = visit.context;
  const words = fileWords(visit.language);
  const mine = actor.kind === "staff" && file.assignedTo === actor.staffId;
  return (
    <Form
      action={buildDeskAddresses(visit.brand).fileAct(file.id, mine ? "rendre" : "prendre")}
      csrf={visit.csrf()}
      hidden={{ version: String(file.version) }}
    >
      <Button variant="secondary">{mine ? words.giveBack : words.take}</Button>
    </Form>
  );
}

function Assignment({ state }: { state: DeskFileState }) {
  const { visit, view, desks, typed, errors } = state;
  const { file } = view;
  const { language } = visit;
  const words = fileWords(language);
  const at = buildDeskAddresses(visit.brand);
  const form = { csrf: visit.csrf(), hidden: { version: String(file.version) } };
  const others = desks.filter(({ id }) => id !== file.deskId);
  const came = typed.has("agent") || typed.has("guichet");
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  return (
    <Details summary={words.assign} open={came}>
      <Form {...form} action={at.fileAct(file.id, "confier")}>
        <Select
          name="agent"
          label={words.assignTo}
          error={errorOf("agent")}
          choices={listColleagues(state).map(({ id, displayName }) => ({ value: id, label: displayName }))}
          value={typed.get("agent")?.[0]}
        />
        <Button variant="secondary">{words.assignSubmit}</Button>
      </Form>
      {others.length > 0 && (
        <Form {...form} action={at.fileAct(file.id, "transmettre")}>
          <Select
            name="guichet"
            label={words.sendTo}
            error={errorOf("guichet")}
            choices={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed.get("guichet")?.[0]}
          />
          <TextField
            name="motif"
            label={words.sendReason}
            hint={words.sendReasonHint}
            error={errorOf("motif")}
            value={typed.get("motif")?.[0]}
          />
          <Button variant="secondary">{words.sendSubmit}</Button>
        </Form>
      )}
    </Details>
  );
}

/** Those whose role lets them take a file of this desk; the module has the last word. */
function listColleagues({ agents, view: { file } }: DeskFileState): readonly StaffAgent[] {
  const reach = file.deskId === undefined ? {} : { deskId: file.deskId };
  return agents.filter(({ id, displayName, roles }) =>
    hasCapability({ kind: "staff", staffId: id, label: displayName, roles }, "file.assign", reach),
  );
}
