import type { Language } from "../../../../../../kernel/errors.ts";
import type { PdfPart } from "../../../../../../web/index.ts";
import {
  convertHeldValue,
  formatInlineText,
  isEmpty,
  isGroup,
  isMembers,
  isSaidElsewhere,
  type Members,
} from "./plain-text.ts";
import { formatNameLabel } from "./take-out-labels.ts";
import { takeOutWords } from "./take-out-words.ts";

/** Told in parts of their own: elements, services, journal, messages. */
const TOLD = new Set(["identity", "consent", "audit", "notifications"]);

/** What every other module holds, under the titles and labels of the page that shows it. */
export function buildEverythingParts(everything: Members, language: Language): readonly PdfPart[] {
  const titles: Readonly<Record<string, string>> = takeOutWords(language).parts;
  return Object.entries(everything)
    .filter(([module, held]) => !TOLD.has(module) && !isEmpty(held))
    .flatMap(([module, held]) => {
      const title = titles[module] ?? formatNameLabel(module, language);
      return [
        { kind: "heading", level: 2, text: title } as const,
        ...buildModuleParts(held, title, language),
      ];
    });
}

function buildModuleParts(held: unknown, title: string, language: Language): readonly PdfPart[] {
  if (!isMembers(held)) return groupParts(held, language);
  const kept = Object.entries(held).filter(([, one]) => !isEmpty(one));
  const simple = kept.filter(([, one]) => !isGroup(one));
  const groups = kept.filter(([, one]) => isGroup(one));
  return [
    ...(simple.length === 0 ? [] : groupParts(Object.fromEntries(simple), language)),
    ...groups.flatMap(([name, one]): readonly PdfPart[] => {
      const label = formatNameLabel(name, language);
      const isSaid = kept.length === 1 || label === title;
      return [
        ...(isSaid ? [] : [{ kind: "heading", level: 3, text: label } as const]),
        ...groupParts(one, language),
      ];
    }),
  ];
}

function groupParts(data: unknown, language: Language): readonly PdfPart[] {
  if (Array.isArray(data))
    return [{ kind: "list", items: data.map((one: unknown) => formatInlineText({ data: one, language })) }];
  if (!isMembers(data)) return [{ kind: "paragraph", text: formatInlineText({ data, language }) }];
  const rows = Object.entries(data)
    .filter(([name, one]) => !isEmpty(one) && !isSaidElsewhere(name, data))
    .map(([name, one]) => {
      const value = formatInlineText({ data: convertHeldValue(name, one, data, language), language });
      return [`${formatNameLabel(name, language)}${language === "fr" ? "\u00a0:" : ":"}`, value] as const;
    });
  return [{ kind: "facts", rows }];
}
