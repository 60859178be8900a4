import { durationText } from "../../../../kernel/durations.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { inSentence, withoutFinalStop } from "../../../../kernel/text.ts";
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
    ...changedMeasures(before, after),
    ...changedServices(before, after),
    ...changedClocks(before, after),
    ...changedAuthority(before, after),
  ];
}

/**
 * A measure that this version knows and the former did not is no change of the authority: it is told when it
 * is missing.
 */
function changedMeasures(before: Content, after: Content): readonly Change[] {
  return after.measures.flatMap((now): Change[] => {
    const then = before.measures.find(({ key }) => key === now.key);
    const isSame = then ? then.essence === now.essence : now.state !== "off";
    return isSame ? [] : [{ about: "measure", ...now.text }];
  });
}

function changedServices(before: Content, after: Content): readonly Change[] {
  const then = byService(before);
  const now = byService(after);
  const come = [...now.values()].filter(({ slug }) => !then.has(slug)).map(newService);
  const gone = [...then.values()].filter(({ slug }) => !now.has(slug)).map(retired);
  const kept = [...now.values()].flatMap((one) => {
    const former = then.get(one.slug);
    if (!former) return [];
    if (former.status === "published" && one.status === "retired") return [retired(one)];
    return former.status === one.status ? changedService(former, one) : [newService(one)];
  });
  return [...come, ...gone, ...kept];
}

const byService = ({ services }: Content): ReadonlyMap<string, Service> =>
  new Map(services.map((one) => [one.slug, one]));

const about = (fr: string, en: string): Change => ({ about: "service", fr, en });

function newService({ title, elements }: Service): Change {
  if (elements.length === 0)
    return about(
      `Un service de plus : « ${title.fr} ». Il ne reçoit aucune information.`,
      `One more service: “${title.en}”. It receives no information.`,
    );
  return about(
    `Un service de plus : « ${title.fr} ». Il reçoit : ${labels(elements, "fr")}.`,
    `One more service: “${title.en}”. It receives: ${labels(elements, "en")}.`,
  );
}

const retired = ({ title }: Service): Change =>
  about(`Le service « ${title.fr} » n’est plus proposé.`, `The service “${title.en}” is no longer offered.`);

function labels(elements: readonly Element[], language: "fr" | "en"): string {
  return elements.map(({ label }) => inSentence(label[language])).join(", ");
}

function changedService(before: Service, after: Service): readonly Change[] {
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
          about(
            `« ${title.fr} » reçoit une information de plus : ${labels(more, "fr")}.`,
            `“${title.en}” receives more information: ${labels(more, "en")}.`,
          ),
        ]),
    ...(less.length === 0
      ? []
      : [
          about(
            `« ${title.fr} » ne reçoit plus : ${labels(less, "fr")}.`,
            `“${title.en}” no longer receives: ${labels(less, "en")}.`,
          ),
        ]),
    ...after.elements.flatMap((one) => {
      const former = formerOf(one.element);
      return former ? changedElement(title, former, one) : [];
    }),
  ];
}

/** As it is now, then as it was. */
function keptText({ retentionDays: after }: Element, { retentionDays: before }: Element): Sentence {
  const fr = (days: number) => (days === 0 ? "effacé dès la fin" : `gardé ${durationText(days, "fr")}`);
  const en = (days: number) => (days === 0 ? "erased at the end" : `kept ${durationText(days, "en")}`);
  return {
    fr: `${fr(after)}, et non plus ${fr(before)}`,
    en: `${en(after)}, no longer ${en(before)}`,
  };
}

function changedElement(title: Sentence, before: Element, after: Element): readonly Change[] {
  const [fr, en] = [inSentence(after.label.fr), inSentence(after.label.en)];
  const found: Change[] = [];
  if (before.retentionDays !== after.retentionDays) {
    const kept = keptText(after, before);
    found.push(about(`« ${title.fr} », ${fr} : ${kept.fr}.`, `“${title.en}”, ${en}: ${kept.en}.`));
  }
  if (before.purpose.fr !== after.purpose.fr)
    found.push(
      about(
        `« ${title.fr} », ${fr} : la finalité devient « ${withoutFinalStop(after.purpose.fr)} ».`,
        `“${title.en}”, ${en}: the purpose is now “${withoutFinalStop(after.purpose.en)}”.`,
      ),
    );
  if (before.basis.fr !== after.basis.fr)
    found.push(
      about(
        `« ${title.fr} », ${fr} : la base légale devient « ${inSentence(after.basis.fr)} ».`,
        `“${title.en}”, ${en}: the legal basis is now “${inSentence(after.basis.en)}”.`,
      ),
    );
  if (before.heldBy.join() !== after.heldBy.join())
    found.push(
      about(
        `« ${title.fr} », ${fr} : ce que la loi fait garder a changé.`,
        `“${title.en}”, ${en}: what the law has kept changed.`,
      ),
    );
  return found;
}

function changedClocks(before: Content, after: Content): readonly Change[] {
  return after.clocks.flatMap((now): Change[] => {
    const then = before.clocks.find(({ key }) => key === now.key);
    if (then && then.kept.fr === now.kept.fr) return [];
    const what = { fr: inSentence(now.what.fr), en: inSentence(now.what.en) };
    return [
      {
        about: "clock",
        fr: `Conservation par la plateforme, ${what.fr} : ${inSentence(now.kept.fr)}.`,
        en: `Kept by the platform, ${what.en}: ${inSentence(now.kept.en)}.`,
      },
    ];
  });
}

function changedAuthority(before: Content, after: Content): readonly Change[] {
  if (before.hostingProvider === after.hostingProvider) return [];
  return [
    {
      about: "authority",
      fr: `L’hébergeur a changé : ${after.hostingProvider}.`,
      en: `The host changed: ${after.hostingProvider}.`,
    },
  ];
}
