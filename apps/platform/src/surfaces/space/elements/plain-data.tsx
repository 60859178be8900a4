import { Definition, Details, Section } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Language } from "../../../kernel/errors.ts";
import { longInstant } from "../common/dates.ts";
import { takeOutWords } from "./take-out-words.ts";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

interface Shown {
  readonly data: unknown;
  readonly language: Language;
}

/** Plain JSON made readable, whatever a module puts in it: names become words, lists become lists. */
export function PlainData({
  data,
  language,
}: {
  data: Readonly<Record<string, unknown>>;
  language: Language;
}) {
  const parts: Readonly<Record<string, string>> = takeOutWords(language).parts;
  return (
    <>
      {Object.entries(data)
        .filter(([, held]) => !isEmpty(held))
        .map(([module, held]) => (
          <Section key={module} id={`partie-${module}`} title={parts[module] ?? spoken(module)}>
            <Value data={held} language={language} />
          </Section>
        ))}
    </>
  );
}

function Value({ data, language }: Shown): ComponentChildren {
  if (Array.isArray(data)) return <Lines data={data} language={language} />;
  if (typeof data === "object" && data !== null) {
    const items = Object.entries(data)
      .filter(([, held]) => !isEmpty(held))
      .map(([name, held]) => ({
        term: spoken(name),
        description: <Value data={held} language={language} />,
      }));
    return items.length > 0 ? <Definition items={items} /> : takeOutWords(language).none;
  }
  if (typeof data === "boolean") return takeOutWords(language)[data ? "yes" : "no"];
  if (typeof data === "string" && INSTANT.test(data)) return longInstant(data, language);
  return data === null || data === undefined ? takeOutWords(language).none : String(data);
}

/** A long list is folded: the page stays one that can be read. */
const LONG = 3;

function Lines({ data, language }: { data: readonly unknown[]; language: Language }) {
  const list = (
    <ul class="ar-stack">
      {data.map((one, index) => (
        <li key={index}>
          <Value data={one} language={language} />
        </li>
      ))}
    </ul>
  );
  if (data.length <= LONG) return list;
  return <Details summary={takeOutWords(language).more(data.length)}>{list}</Details>;
}

function isEmpty(held: unknown): boolean {
  if (held === null || held === undefined) return true;
  if (Array.isArray(held)) return held.length === 0;
  return typeof held === "object" && Object.values(held).every(isEmpty);
}

/** "valable_jusqu_au" → "Valable jusqu au". */
function spoken(name: string): string {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
