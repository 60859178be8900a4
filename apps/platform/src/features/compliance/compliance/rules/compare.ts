import { formatDuration } from "../../../../kernel/durations.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { formatInnerLabel, removeFinalStop } from "../../../../kernel/text.ts";
import type { Content } from "./content.ts";

/** One thing that is no longer as it was, in words. */
export interface Change extends Sentence {
  readonly about: "measure" | "service" | "clock" | "authority";
}

type Service = Content["services"][number];
type Element = Service["elements"][number];

/** What changed from one content to another: measures first, since they are what a decision rested on. */
export function compareContents(before: Content, after: Content): readonly Change[] {
  return [
    ...listMeasureChanges(before, after),
    ...listServiceChanges(before, after),
    ...listClockChanges(before, after),
    ...listAuthorityChanges(before, after),
  ];
}

/**
 * A measure that this version knows and the former did not is no change of the authority: it is told when it
 * is missing.
 */
function listMeasureChanges(before: Content, after: Content): readonly Change[] {
  return after.measures.flatMap((now): Change[] => {
    const then = before.measures.find(({ key }) => key === now.key);
    const isSame = then ? then.essence === now.essence : now.state !== "off";
    return isSame ? [] : [{ about: "measure", ...now.text }];
  });
}

function listServiceChanges(before: Content, after: Content): readonly Change[] {
  const then = groupByService(before);
  const now = groupByService(after);
  const come = [...now.values()].filter(({ slug }) => !then.has(slug)).map(buildNewServiceChange);
  const gone = [...then.values()].filter(({ slug }) => !now.has(slug)).map(buildRetiredServiceChange);
  const kept = [...now.values()].flatMap((one) => {
    const former = then.get(one.slug);
    if (!former) return [];
    if (former.status === "published" && one.status === "retired") return [buildRetiredServiceChange(one)];
    return former.status === one.status ? listServiceDifferences(former, one) : [buildNewServiceChange(one)];
  });
  return [...come, ...gone, ...kept];
}

const groupByService = ({ services }: Content): ReadonlyMap<string, Service> =>
  new Map(services.map((one) => [one.slug, one]));

const buildChange = (fr: string, en: string): Change => ({ about: "service", fr, en });

function buildNewServiceChange({ title, elements }: Service): Change {
  if (elements.length === 0)
    return buildChange(
      `Un service de plus : « ${title.fr} ». Il ne reçoit aucune information.`,
      `One more service: “${title.en}”. It receives no information.`,
    );
  return buildChange(
    `Un service de plus : « ${title.fr} ». Il reçoit : ${formatElementLabels(elements, "fr")}.`,
    `One more service: “${title.en}”. It receives: ${formatElementLabels(elements, "en")}.`,
  );
}

const buildRetiredServiceChange = ({ title }: Service): Change =>
  buildChange(
    `Le service « ${title.fr} » n’est plus proposé.`,
    `The service “${title.en}” is no longer offered.`,
  );

function formatElementLabels(elements: readonly Element[], language: "fr" | "en"): string {
  return elements.map(({ label }) => formatInnerLabel(label[language])).join(", ");
}

function listServiceDifferences(before: Service, after: Service): readonly Change[] {
  const formerOf = (name: string) => before.elements.find(({ element }) => element === name);
  const more = after.elements.filter(({ element }) => !formerOf(element));
  const less = before.elements.filter(
    (one) => !after.elements.some(({ element }) => element === one.element),
  );
  const { title } = after;
  return [
    ...(more.length === 0
      ? []
      : [
          buildChange(
            `« ${title.fr} » reçoit une information de plus : ${formatElementLabels(more, "fr")}.`,
            `“${title.en}” receives more information: ${formatElementLabels(more, "en")}.`,
          ),
        ]),
    ...(less.length === 0
      ? []
      : [
          buildChange(
            `« ${title.fr} » ne reçoit plus : ${formatElementLabels(less, "fr")}.`,
            `“${title.en}” no longer receives: ${formatElementLabels(less, "en")}.`,
          ),
        ]),
    ...after.elements.flatMap((one) => {
      const former = formerOf(one.element);
      return former ? listElementChanges(title, former, one) : [];
    }),
  ];
}

/** As it is now, then as it was. */
function formatRetentionText(
  { retentionDays: after }: Element,
  { retentionDays: before }: Element,
): Sentence {
  const fr = (days: number) => (days === 0 ? "effacé dès la fin" : `gardé ${formatDuration(days, "fr")}`);
  const en = (days: number) => (days === 0 ? "erased at the end" : `kept ${formatDuration(days, "en")}`);
  return {
    fr: `${fr(after)}, et non plus ${fr(before)}`,
    en: `${en(after)}, no longer ${en(before)}`,
  };
}

function listElementChanges(title: Sentence, before: Element, after: Element): readonly Change[] {
  const [fr, en] = [formatInnerLabel(after.label.fr), formatInnerLabel(after.label.en)];
  const found: Change[] = [];
  if (before.retentionDays !== after.retentionDays) {
    const kept = formatRetentionText(after, before);
    found.push(buildChange(`« ${title.fr} », ${fr} : ${kept.fr}.`, `“${title.en}”, ${en}: ${kept.en}.`));
  }
  if (before.purpose.fr !== after.purpose.fr)
    found.push(
      buildChange(
        `« ${title.fr} », ${fr} : la finalité devient « ${removeFinalStop(after.purpose.fr)} ».`,
        `“${title.en}”, ${en}: the purpose is now “${removeFinalStop(after.purpose.en)}”.`,
      ),
    );
  if (before.basis.fr !== after.basis.fr)
    found.push(
      buildChange(
        `« ${title.fr} », ${fr} : la base légale devient « ${formatInnerLabel(after.basis.fr)} ».`,
        `“${title.en}”, ${en}: the legal basis is now “${formatInnerLabel(after.basis.en)}”.`,
      ),
    );
  if (before.heldBy.join() !== after.heldBy.join())
    found.push(
      buildChange(
        `« ${title.fr} », ${fr} : ce que la loi fait garder a changé.`,
        `“${title.en}”, ${en}: what the law has kept changed.`,
      ),
    );
  return found;
}

function listClockChanges(before: Content, after: Content): readonly Change[] {
  return after.clocks.flatMap((now): Change[] => {
    const then = before.clocks.find(({ key }) => key === now.key);
    if (then && then.kept.fr === now.kept.fr) return [];
    const what = { fr: formatInnerLabel(now.what.fr), en: formatInnerLabel(now.what.en) };
    return [
      {
        about: "clock",
        fr: `Conservation par la plateforme, ${what.fr} : ${formatInnerLabel(now.kept.fr)}.`,
        en: `Kept by the platform, ${what.en}: ${formatInnerLabel(now.kept.en)}.`,
      },
    ];
  });
}

function listAuthorityChanges(before: Content, after: Content): readonly Change[] {
  if (before.hostingProvider === after.hostingProvider) return [];
  return [
    {
      about: "authority",
      fr: `L’hébergeur a changé : ${after.hostingProvider}.`,
      en: `The host changed: ${after.hostingProvider}.`,
    },
  ];
}
