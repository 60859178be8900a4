/**
 * Counts what was sent to PostgreSQL, without what a new connection begins with: how many connections are open is
 * a matter of speed.
 * @param calls those of a spy on `Client.prototype.query`
 */
export const countStatements = (calls: readonly (readonly unknown[])[]): number =>
  calls.filter(([statement]) => !String(statement).startsWith("set statement_timeout")).length;
