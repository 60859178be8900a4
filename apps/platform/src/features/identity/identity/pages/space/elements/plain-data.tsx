import { Details, Section, SummaryList } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Language } from "../../../../../../kernel/errors.ts";
import {
  convertHeldValue,
  formatActor,
  formatInlineText,
  isEmpty,
  isGroup,
  isMembers,
  isSaidElsewhere,
  type Members,
} from "../../../../../records/rights/pages/common/rights/plain-text.ts";
import { formatNameLabel } from "../../../../../records/rights/pages/common/rights/take-out-labels.ts";
import { takeOutWords } from "../../../../../records/rights/pages/common/rights/take-out-words.ts";

/** A line of the journal in a sentence; undefined for anything else. */
export type TellLine = (line: Members) => string | undefined;

interface Shown {
  readonly data: unknown;
  readonly language: Language;
  readonly tell: TellLine;
}

/**
 * Plain JSON made readable, whatever a module puts in it: names become words, codes too, journal lines
 * sentences.
 */
export function PlainData({ data, language, tell }: Omit<Shown, "data"> & { readonly data: Members }) {
  const parts: Readonly<Record<string, string>> = takeOutWords(language).parts;
  return (
    <>
      {Object.entries(data)
        .filter(([, held]) => !isEmpty(held))
        .toSorted(([one], [other]) => getModuleRank(one) - getModuleRank(other))
        .map(([module, held]) => ({
          module,
          held,
          title: parts[module] ?? formatNameLabel(module, language),
        }))
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

function getModuleRank(module: string): number {
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
          {!alone && formatNameLabel(name, how.language) !== title && (
            <h3>{formatNameLabel(name, how.language)}</h3>
          )}
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
  if (!Array.isArray(data)) return <p>{formatInlineText({ data, ...how })}</p>;
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
  if (!isMembers(data)) return <li>{formatInlineText({ data, ...how })}</li>;
  const told = how.tell(data);
  if (told === undefined) return <Rows data={data} {...how} />;
  const day = formatInlineText({ data: data.le, ...how });
  return (
    <li>
      {told}{" "}
      <span class="ar-hint">{[day, formatActor(data.par, how.language)].filter(Boolean).join(" · ")}</span>
    </li>
  );
}

function Rows({ data, ...how }: Omit<Shown, "data"> & { readonly data: Members }) {
  const rows = Object.entries(data).filter(([name, held]) => !isEmpty(held) && !isSaidElsewhere(name, data));
  return (
    <SummaryList
      rows={rows.map(([name, held]) => ({
        label: formatNameLabel(name, how.language),
        value: <Cell data={convertHeldValue(name, held, data, how.language)} {...how} />,
      }))}
    />
  );
}

function Cell({ data, ...how }: Shown): ComponentChildren {
  if (Array.isArray(data) && data.length > 1)
    return (
      <ul>
        {data.map((one, index) => (
          <li key={index}>{formatInlineText({ data: one, ...how })}</li>
        ))}
      </ul>
    );
  if (typeof data !== "string" || !data.includes("\n")) return formatInlineText({ data, ...how });
  return data.split(/\n+/).map((line, index) => <p key={index}>{line}</p>);
}
