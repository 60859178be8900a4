import { elementDefinition, formatElement } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form, RadioGroup, Section } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { removeFinalStop } from "../../../../../../kernel/text.ts";
import {
  bothIn,
  type Field,
  FieldView,
  getTypedText,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { computeLapseDay, mergesErrors, type PersonMergeView } from "../../../index.ts";
import { duplicatesWords } from "./duplicates-words.ts";
import { mergeWords } from "./merge-words.ts";

export const KEPT = "garder";
export const REASON = "motif";

export interface FormProps {
  readonly visit: Visit;
  readonly view: PersonMergeView;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** Which is kept, and which value counts; or why neither can be closed. */
export function AskMerge({ visit, view, typed, errors }: FormProps) {
  const { language, brand } = visit;
  const words = mergeWords(language);
  const open = view.ways.filter(({ refusals }) => refusals.length === 0);
  if (open.length === 0)
    return (
      <Alert tone="warning" title={words.refusedTitle}>
        <p>{words.refusedLead}</p>
        <Refusals view={view} visit={visit} />
      </Alert>
    );
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  return (
    <Form action={buildDeskAddresses(brand).merge(view.merge.id)} csrf={visit.csrf()}>
      {open.length === 1 && <Refusals view={view} visit={visit} />}
      <RadioGroup
        name={KEPT}
        label={words.keep}
        hint={words.keepWhy}
        error={errorOf(KEPT)}
        value={getTypedText(typed, KEPT) || (open.length === 1 ? open[0]?.keptId : undefined)}
        choices={open.map(({ keptId }) => ({ value: keptId, label: renderKeptChoice(view, keptId, visit) }))}
      />
      {view.conflicts.map(({ name, one, other }) => (
        <RadioGroup
          key={name}
          name={name}
          label={words.choose(elementDefinition(name).label[language])}
          error={errorOf(name)}
          value={getTypedText(typed, name)}
          choices={[one, other].map((value, at) => ({
            value: view.merge.people[at] ?? "",
            label: formatElement(name, value as never, language),
            hint: at === 0 ? duplicatesWords(language).one : duplicatesWords(language).other,
          }))}
        />
      ))}
      <Section id="effets" title={words.what}>
        <ul>
          {Object.values(words.effects).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        {open.some(({ needsColleague }) => needsColleague) && <p>{words.colleague}</p>}
      </Section>
      <ButtonGroup>
        <Button name="geste" value="reunir">
          {words.submit}
        </Button>
      </ButtonGroup>
    </Form>
  );
}

/** A colleague sees what was chosen, then says yes or no. */
export function ConfirmMerge({ visit, view }: FormProps) {
  const { language, brand } = visit;
  const words = mergeWords(language);
  const { merge } = view;
  if (merge.state !== "asked") return null;
  const { id, sides, spoken, askedBy, people } = merge;
  const chosen = view.conflicts.map(({ name, one, other }) => {
    const ofFolded = Object.hasOwn(spoken, name);
    const speaks = ofFolded ? sides.foldedId : sides.keptId;
    const value = speaks === people[0] ? one : other;
    return `${elementDefinition(name).label[language]} : ${formatElement(name, value as never, language)}`;
  });
  return (
    <Section
      id="confirmer"
      title={view.isAskedByMe ? words.askedTitle : words.askedOfYou}
      lead={view.isAskedByMe ? words.waitsForColleague : words.askedLead(askedBy?.label ?? "")}
    >
      <LeftToOthers {...{ visit, view }} isOwnSaid={view.isAskedByMe} />
      <ul>
        <li>
          {words.kept} : {renderKeptChoice(view, sides.keptId, visit)}
        </li>
        {chosen.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {askedBy && <p>{words.lapses(formatLongDate(computeLapseDay(askedBy), language))}</p>}
      <Form action={buildDeskAddresses(brand).merge(id)} csrf={visit.csrf()}>
        <ButtonGroup>
          {!view.isOneWhoAsked && !view.isTied && (
            <Button name="geste" value="confirmer">
              {words.confirm}
            </Button>
          )}
          <Button name="geste" value="ecarter" variant="secondary">
            {view.isAskedByMe ? words.giveUp : words.setAside}
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  );
}

const why: Field = {
  kind: "text",
  name: REASON,
  label: bothIn(mergeWords)(({ reason }) => reason),
  hint: bothIn(mergeWords)(({ reasonHint }) => reasonHint),
};

export function UndoMerge({ visit, view, typed, errors }: FormProps) {
  const { language, brand } = visit;
  const words = mergeWords(language);
  return (
    <Section id="defaire" title={words.undoTitle} lead={words.undoLead}>
      {view.merge.undoing && (
        <p>
          {words.undoAsked(view.merge.undoing.label, removeFinalStop(view.merge.undoing.reason))}{" "}
          {words.lapses(formatLongDate(computeLapseDay(view.merge.undoing), language))}
        </p>
      )}
      {view.isUndoingMine && (
        <Form action={buildDeskAddresses(brand).merge(view.merge.id)} csrf={visit.csrf()}>
          <ButtonGroup>
            <Button name="geste" value="renoncer" variant="secondary">
              {words.takeBack}
            </Button>
          </ButtonGroup>
        </Form>
      )}
      <LeftToOthers {...{ visit, view }} />
      {!view.isOneWhoAsked && !view.isTied && (
        <Form action={buildDeskAddresses(brand).merge(view.merge.id)} csrf={visit.csrf()}>
          <FieldView field={why} {...{ typed, errors, language }} answers={{}} />
          <ButtonGroup>
            <Button name="geste" value="defaire" variant="secondary">
              {words.undo}
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </Section>
  );
}

/**
 * Who must, where this agent may not.
 * @param isOwnSaid that they asked for it is said already
 */
function LeftToOthers({
  visit: { language },
  view,
  isOwnSaid = false,
}: Pick<FormProps, "visit" | "view"> & { readonly isOwnSaid?: boolean }) {
  const words = mergeWords(language);
  if (view.isTied) return <p>{words.tied}</p>;
  return view.isOneWhoAsked && !isOwnSaid ? <p>{words.byAnother}</p> : null;
}

/** In plain words, each once, with what to do. */
function Refusals({ view, visit }: Pick<FormProps, "view" | "visit">) {
  const { language } = visit;
  const codes = [...new Set(view.ways.flatMap(({ refusals }) => refusals))];
  const closed = view.ways.find(({ refusals }) => refusals.length > 0);
  const { definitions } = mergesErrors;
  return (
    <>
      {view.ways.some(({ refusals }) => refusals.length === 0) && closed && (
        <p>
          {mergeWords(language).onlyOne(
            renderKeptChoice(
              view,
              view.merge.people.find((id) => id !== closed.keptId) ?? closed.keptId,
              visit,
            ),
          )}
        </p>
      )}
      <ul>
        {codes.map((code) => (
          <li key={code}>
            {definitions[code][language]} {definitions[code].todo?.[language]}
            {code === "merges.folded_has_services" && <OpenServices view={view} visit={visit} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which to stop, each led to its page; by record, since either could be closed. */
function OpenServices({ view, visit }: Pick<FormProps, "view" | "visit">) {
  const { language, brand } = visit;
  const words = mergeWords(language);
  const blocked = view.ways.filter(({ refusals }) => refusals.includes("merges.folded_has_services"));
  return (
    <ul>
      {blocked.flatMap(({ keptId, services, unseenServices }) => {
        const closed = view.merge.people.find((id) => id !== keptId) ?? keptId;
        const which = renderKeptChoice(view, closed, visit);
        return [
          ...services.map(({ grantId, personId, title }) => (
            <li key={grantId}>
              {which} {words.opened}{" "}
              <a href={buildDeskAddresses(brand).agreement(personId, grantId)}>
                {title[language] ?? title.fr}
              </a>
            </li>
          )),
          ...(unseenServices === 0 ? [] : [<li key={closed}>{words.unseen(which, unseenServices)}</li>]),
        ];
      })}
    </ul>
  );
}

function renderKeptChoice({ members }: PersonMergeView, id: string, { language }: Visit): string {
  const { one, other } = duplicatesWords(language);
  const at = members.findIndex(({ personId }) => personId === id);
  return mergeWords(language).createdAs(
    at === 0 ? one : other,
    members[at]?.name || deskCommonWords(language).unnamed,
  );
}
