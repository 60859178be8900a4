import { elementDefinition, isElementName } from "@ardeco/contracts";
import { Details, Section, SummaryList } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Language } from "../../../kernel/errors.ts";
import { isUuid } from "../../../kernel/ids.ts";
import { longInstant, plainDay } from "../../common/dates/dates.ts";
import { deviceInWords } from "../../common/sessions/device.ts";
import { codeInWords, codeText, nameLabel } from "./take-out-labels.ts";
import { takeOutWords } from "./take-out-words.ts";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const DEVICE = /^[a-z]*\/[a-z]*$/;
const CIVIL_DATE = /^\d{4}-\d\d-\d\d$/;

type Members = Readonly<Record<string, unknown>>;

/** A line of the journal in a sentence; undefined for anything else. */
export type TellLine = (line: Members) => string | undefined;

interface Shown {
  readonly data: unknown;
  readonly language: Language;
  readonly tell: TellLine;
}

/** Plain JSON made readable, whatever a module puts in it: names become words, codes too, journal lines sentences. */
export function PlainData({ data, language, tell }: Omit<Shown, "data"> & { readonly data: Members }) {
  const parts: Readonly<Record<string, string>> = takeOutWords(language).parts;
  return (
    <>
      {Object.entries(data)
        .filter(([, held]) => !isEmpty(held))
        .toSorted(([one], [other]) => rank(one) - rank(other))
        .map(([module, held]) => ({ module, held, title: parts[module] ?? nameLabel(module, language) }))
        .map(({ module, held, title }) => (
          <Section key={module} id={`partie-${module}`} title={title}>
            <Part {...{ language, tell, title }} data={held} />
          </Section>
        ))}
    </>
  );
}

/** What people look for first; the journal, long, last. */
const FIRST = ["identity", "households", "consent", "subscriptions"];

function rank(module: string): number {
  const place = FIRST.indexOf(module);
  if (place >= 0) return place;
  return module === "audit" ? FIRST.length + 1 : FIRST.length;
}

/** Each list or group of a part under its own title, unless the part's says it. */
function Part({ data, title, ...how }: Shown & { readonly title: string }): ComponentChildren {
  if (!isMembers(data)) return <Group data={data} {...how} />;
  const held = Object.entries(data).filter(([, one]) => !isEmpty(one));
  const simple = held.filter(([, one]) => !isGroup(one));
  const groups = held.filter(([, one]) => isGroup(one));
  const alone = held.length === 1;
  return (
    <div class="ar-stack">
      {simple.length > 0 && <Rows data={Object.fromEntries(simple)} {...how} />}
      {groups.map(([name, one]) => (
        <div key={name} class="ar-stack">
          {!alone && nameLabel(name, how.language) !== title && <h3>{nameLabel(name, how.language)}</h3>}
          <Group data={one} {...how} />
        </div>
      ))}
    </div>
  );
}

/** A long list is folded: the page stays one that can be read. */
const LONG = 3;

function Group({ data, ...how }: Shown): ComponentChildren {
  if (isMembers(data)) return <Rows data={data} {...how} />;
  if (!Array.isArray(data)) return <p>{inline({ data, ...how })}</p>;
  const lines = data.map((one, index) => <Line key={index} data={one} {...how} />);
  const list = data.some((one) => isMembers(one) && how.tell(one) === undefined) ? (
    <div class="ar-stack">{lines}</div>
  ) : (
    <ul>{lines}</ul>
  );
  if (data.length <= LONG) return list;
  return <Details summary={takeOutWords(how.language).more(data.length)}>{list}</Details>;
}

function Line({ data, ...how }: Shown): ComponentChildren {
  if (!isMembers(data)) return <li>{inline({ data, ...how })}</li>;
  const told = how.tell(data);
  if (told === undefined) return <Rows data={data} {...how} />;
  const day = inline({ data: data.le, ...how });
  return (
    <li>
      {told} <span class="ar-hint">{[day, whoIn(data.par, how.language)].filter(Boolean).join(" · ")}</span>
    </li>
  );
}

/** A job of the platform goes by the name of its module, all small letters: nobody has to know it. */
function whoIn(by: unknown, language: Language): string | undefined {
  if (typeof by !== "string") return undefined;
  return codeInWords(by, language) ?? (/^[a-z_]+$/.test(by) ? codeText("system", language) : by);
}

function Rows({ data, ...how }: Omit<Shown, "data"> & { readonly data: Members }) {
  const rows = Object.entries(data).filter(([name, held]) => !isEmpty(held) && !isSaidElsewhere(name, data));
  return (
    <SummaryList
      rows={rows.map(([name, held]) => ({
        label: nameLabel(name, how.language),
        value: <Cell data={saidAs(name, held, data, how.language)} {...how} />,
      }))}
    />
  );
}

/** The code and raw value of an element, which its name and text say; ids, which say nothing. The file has them. */
const isSaidElsewhere = (name: string, data: Members): boolean =>
  (name === "code" && "nom" in data) || (name === "valeur" && "texte" in data) || isUuid(data[name]);

/** The name of an element, in the reader's language; else as it is kept. */
const saidAs = (name: string, held: unknown, { code }: Members, language: Language): unknown =>
  name === "nom" && typeof code === "string" && isElementName(code)
    ? elementDefinition(code).label[language]
    : held;

function Cell({ data, ...how }: Shown): ComponentChildren {
  if (Array.isArray(data) && data.length > 1)
    return (
      <ul>
        {data.map((one, index) => (
          <li key={index}>{inline({ data: one, ...how })}</li>
        ))}
      </ul>
    );
  if (typeof data !== "string" || !data.includes("\n")) return inline({ data, ...how });
  return data.split(/\n+/).map((line, index) => <p key={index}>{line}</p>);
}

/** On one line: « Comment : original vu · Par : Camille Lefèvre ». */
function inline({ data, ...how }: Shown): string {
  const { language } = how;
  const words = takeOutWords(language);
  if (Array.isArray(data)) return data.map((one) => inline({ data: one, ...how })).join(", ");
  if (isMembers(data)) {
    // Somebody, or something of a kind: its name is enough.
    if (typeof data.label === "string") return data.label;
    return Object.entries(data)
      .filter(([name, held]) => !isEmpty(held) && !isSaidElsewhere(name, data))
      .map(([name, held]) => {
        const text = inline({ data: held, ...how });
        return name === "kind" ? text : words.pair(nameLabel(name, language), text);
      })
      .join(" · ");
  }
  if (typeof data === "boolean") return words[data ? "yes" : "no"];
  if (typeof data !== "string") return data === null || data === undefined ? words.none : String(data);
  if (INSTANT.test(data)) return longInstant(data, language);
  if (DEVICE.test(data)) return deviceInWords(data, language) || data;
  return CIVIL_DATE.test(data) ? plainDay(data, language) : codeText(data, language);
}

const isMembers = (held: unknown): held is Members =>
  typeof held === "object" && held !== null && !Array.isArray(held);

const isGroup = (held: unknown): boolean => isMembers(held) || Array.isArray(held);

function isEmpty(held: unknown): boolean {
  if (held === null || held === undefined) return true;
  if (Array.isArray(held)) return held.length === 0;
  return isMembers(held) && Object.values(held).every(isEmpty);
}
