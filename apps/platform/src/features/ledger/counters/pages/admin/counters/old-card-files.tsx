import { Button, Card, Definition, Details, Form, Section, TextField } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { TypedValues, Visit } from "../../../../../../web/index.ts";
import { getTypedText } from "../../../../../../web/index.ts";
import type { OldCardFile } from "../../../../oldcards/index.ts";
import { formatCounterAmount } from "../../common/counters/amounts.ts";
import { oldCardsWords } from "./old-cards-words.ts";
import { ACCEPT_OLD_CARDS, RESUME_OLD_CARD, STOP_OLD_CARDS } from "./paths.ts";

interface OfFile {
  readonly file: OldCardFile;
  readonly visit: Visit;
  readonly errors: readonly FieldError[];
  readonly typed: TypedValues;
}

type OfFiles = Omit<OfFile, "file"> & { readonly files: readonly OldCardFile[] };

/** What was given and serves nobody yet, to be compared with the former system. */
export function AwaitedFiles({ files, ...rest }: OfFiles) {
  return (
    <>
      {files
        .filter(({ state }) => state === "awaited")
        .map((file) => (
          <Awaited key={file.id} {...{ file, ...rest }} />
        ))}
    </>
  );
}

function Awaited(props: OfFile) {
  const { file, visit } = props;
  const { id, counter, cards, sum, least, most, givenOn, isForAnother } = file;
  const { language, brand, csrf } = visit;
  const words = oldCardsWords(language);
  const amount = (units: number) => formatCounterAmount(units, counter.unit, language);
  return (
    <Card level={2} title={words.awaitedTitle(cards, counter.name[language])} icon="ticket">
      <p>{words.awaitedText}</p>
      <Definition
        items={[
          { term: words.facts.counter, description: counter.name[language] },
          { term: words.facts.cards, description: String(cards) },
          { term: words.facts.sum, description: amount(sum) },
          { term: words.facts.least, description: amount(least) },
          { term: words.facts.most, description: amount(most) },
          { term: words.facts.given, description: formatLongDate(givenOn, language) },
        ]}
      />
      {isForAnother ? (
        <p>{words.another}</p>
      ) : (
        <Form action={formatAdminPath(brand, ACCEPT_OLD_CARDS)} csrf={csrf()} hidden={{ fichier: id }}>
          <Button icon="check">{words.accept(cards)}</Button>
        </Form>
      )}
      <Stopping {...props} />
    </Card>
  );
}

/** Files whose cards serve, or served. */
export function FilesTakenOver({ files, ...rest }: OfFiles) {
  const { language } = rest.visit;
  const words = oldCardsWords(language);
  const shown = files.filter(({ state }) => state !== "awaited");
  if (shown.length === 0) return null;
  return (
    <Section id="fichiers" title={words.filesTitle}>
      {shown.map((file) => (
        <Card key={file.id} title={words.awaitedTitle(file.cards, file.counter.name[language])}>
          <p>
            {file.stoppedOn === null
              ? words.fileLine(
                  formatLongDate(file.givenOn, language),
                  formatCounterAmount(file.left, file.counter.unit, language),
                )
              : words.fileStopped(formatLongDate(file.stoppedOn, language), file.stopReason ?? "")}
          </p>
          {file.state === "serves" && <Stopping {...{ file, ...rest }} />}
        </Card>
      ))}
    </Section>
  );
}

export const formatReasonFieldName = (id: string): string => `motif-${id}`;

function Stopping({ file: { id, state }, visit: { language, brand, csrf }, errors, typed }: OfFile) {
  const words = oldCardsWords(language);
  const name = formatReasonFieldName(id);
  const error = errors.find(({ field }) => field === name)?.[language];
  const isAwaited = state === "awaited";
  return (
    <Details summary={isAwaited ? words.refuseTitle : words.stopTitle} open={error !== undefined}>
      <p>{isAwaited ? words.refuseText : words.stopText}</p>
      <Form action={formatAdminPath(brand, STOP_OLD_CARDS)} csrf={csrf()} hidden={{ fichier: id }}>
        <TextField
          name={name}
          label={words.reason}
          value={getTypedText(typed, name)}
          maxLength={300}
          error={error}
        />
        <Button variant="secondary">{isAwaited ? words.refuse : words.stop}</Button>
      </Form>
    </Details>
  );
}

/**
 * What a desk stopped, by a slip or by spite, is somebody's: whoever brings it has it serve again, by another
 * administrator.
 */
export function StoppedCard({ visit: { language, brand, csrf }, errors, typed }: Omit<OfFile, "file">) {
  const words = oldCardsWords(language);
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const isOpen = errorOf("numero") !== undefined || errorOf("motif") !== undefined;
  return (
    <Details summary={words.resumeTitle} open={isOpen}>
      <p>{words.resumeText}</p>
      <Form action={formatAdminPath(brand, RESUME_OLD_CARD)} csrf={csrf()}>
        <TextField
          name="numero"
          label={words.resumeNumber}
          value={getTypedText(typed, "numero")}
          maxLength={60}
          error={errorOf("numero")}
          autocomplete="off"
        />
        <TextField
          name="motif"
          label={words.reason}
          value={getTypedText(typed, "motif")}
          maxLength={300}
          error={errorOf("motif")}
        />
        <Button variant="secondary">{words.resume}</Button>
      </Form>
    </Details>
  );
}
