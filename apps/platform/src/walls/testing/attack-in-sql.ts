import { Client } from "pg";
import type { TestRuntime } from "../../testing/test-runtime.ts";

export type Settings = Readonly<Record<string, string>>;

/** What was tried, and the number of rows, or the SQLSTATE of the refusal. */
export type Tried = readonly [sql: string, done: number | string];

export const DENIED = "42501";
export const refused: readonly (number | string)[] = [0, DENIED];
export const isNotRefused = ([, done]: Tried): boolean => !refused.includes(done);

/**
 * Somebody who speaks SQL as the application, with the settings of their choice; whatever they do is undone.
 */
export interface Attacker {
  /** The number of rows, or the SQLSTATE of the refusal. */
  tries(settings: Settings, sql: string, values?: readonly unknown[]): Promise<number | string>;
  /** The same of each of these, each alone, in one request: tens of thousands are tried. */
  tryEach(settings: Settings, statements: readonly string[]): Promise<readonly Tried[]>;
  close(): Promise<void>;
}

/**
 * Runs each statement with the rights of whoever calls it, undoes it, and goes on. A number is signed, a
 * refusal is not.
 */
const tryEachInSql = `
  create schema attack;
  grant usage on schema attack to ardeco_app;
  create function attack.try_each(statements text[]) returns text[] language plpgsql security invoker as $$
    declare
      statement text;
      touched bigint;
      answers text[] := '{}';
    begin
      foreach statement in array statements loop
        begin
          execute statement;
          get diagnostics touched = row_count;
          raise sqlstate 'UNDO1' using message = '+' || touched;
        exception
          when sqlstate 'UNDO1' then answers := answers || sqlerrm;
          when others then answers := answers || sqlstate;
        end;
      end loop;
      return answers;
    end $$`;

export async function openAttacker(house: TestRuntime): Promise<Attacker> {
  await house.sqlAs("owner", tryEachInSql);
  const app = new Client({ connectionString: house.appUrl });
  await app.connect();
  const begin = (settings: Settings) => {
    const set = Object.entries(settings).map(
      ([name, value]) => `set local ardeco.${name} = ${app.escapeLiteral(value)};`,
    );
    return app.query(`begin; ${set.join(" ")}`);
  };
  return {
    tries: async (settings, sql, values = []) => {
      await begin(settings);
      try {
        return (await app.query(sql, [...values])).rowCount ?? 0;
      } catch (error) {
        return error instanceof Error && "code" in error ? String(error.code) : "unknown";
      } finally {
        await app.query("rollback");
      }
    },
    tryEach: async (settings, statements) => {
      await begin(settings);
      try {
        const sql = "select attack.try_each($1) as answers";
        const { rows } = await app.query<{ answers: string[] }>(sql, [statements]);
        const answers = rows[0]?.answers ?? [];
        if (answers.length !== statements.length) throw new Error("some were not tried");
        return answers.map((answer, at) => [
          statements[at] ?? "",
          answer.startsWith("+") ? Number(answer) : answer,
        ]);
      } finally {
        await app.query("rollback");
      }
    },
    close: () => app.end(),
  };
}
