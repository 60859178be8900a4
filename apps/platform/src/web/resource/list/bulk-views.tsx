import { Button, ButtonGroup, Form, LinkButton, Table, Tag } from "@ardeco/ui";
import type { Visit } from "../../visit/visit.ts";
import { FormScript } from "../form-script.tsx";
import { formatPageHref } from "../frame.tsx";
import { resourceWords } from "../resource-words.ts";
import { CHOSEN } from "./list-table.tsx";
import type { BulkAct, ListPage } from "./list-types.ts";
import { formatBulkPath } from "./list-view.tsx";

/** A field of the form that was confirmed. */
export const CONFIRMED = "confirme";

export interface Chosen<Row> {
  readonly list: ListPage<Row>;
  readonly act: BulkAct<Row>;
  readonly keys: readonly string[];
  /** Those that are there still. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly visit: Visit;
}

export interface Result {
  readonly key: string;
  /** Why it was not done. */
  readonly refusal: string | undefined;
}

function getRowName<Row>({ list, rows, visit }: Chosen<Row>, key: string): string {
  const row = rows.get(key);
  return row === undefined ? resourceWords(visit.language).unknownLine : list.name(row);
}

/** Which rows, and which of them cannot be: said before, not after. */
export function BulkConfirmView<Row>(chosen: Chosen<Row>) {
  const { list, act, keys, rows, visit } = chosen;
  const { title, lead, submit } = act.confirm(visit, keys.length);
  return (
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      <ul>
        {keys.map((key) => {
          const row = rows.get(key);
          const refusal = row === undefined ? undefined : act.refuse?.(row, visit);
          return (
            <li key={key}>
              {getRowName(chosen, key)}
              {refusal !== undefined && <span class="ar-hint"> {refusal}</span>}
            </li>
          );
        })}
      </ul>
      <Form
        action={formatPageHref(visit, formatBulkPath(list.path))}
        csrf={visit.csrf()}
        hidden={{ acte: act.name, [CONFIRMED]: "oui" }}
        isScripted
      >
        {keys.map((key) => (
          <input key={key} type="hidden" name={CHOSEN} value={key} />
        ))}
        <ButtonGroup>
          <Button>{submit}</Button>
          <LinkButton href={formatPageHref(visit, list.path)} variant="secondary">
            {resourceWords(visit.language).cancel}
          </LinkButton>
        </ButtonGroup>
      </Form>
      <FormScript />
    </>
  );
}

interface BulkResultProps<Row> extends Chosen<Row> {
  readonly title: string;
  readonly results: readonly Result[];
}

export function BulkResultView<Row>({ title, results, ...chosen }: BulkResultProps<Row>) {
  const { list, visit } = chosen;
  const words = resourceWords(visit.language);
  return (
    <>
      <h1>{title}</h1>
      <Table
        id="resultat"
        caption={title}
        isTitled
        columns={[{ label: words.line }, { label: words.result }, { label: words.why }]}
        rows={results.map(({ key, refusal }) => ({
          key,
          cells: [
            getRowName(chosen, key),
            refusal === undefined ? (
              <Tag tone="success">{words.done}</Tag>
            ) : (
              <Tag tone="warning">{words.refused}</Tag>
            ),
            refusal ?? "–",
          ],
        }))}
      />
      <LinkButton href={formatPageHref(visit, list.path)}>{words.back}</LinkButton>
    </>
  );
}
