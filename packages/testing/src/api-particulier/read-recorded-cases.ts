import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Type } from "typebox";
import { Parse } from "typebox/value";
import { parse } from "yaml";
import { type RecordedCase, recordedRoutes } from "./routes.ts";

const value = Type.Union([Type.String(), Type.Number()]);
const Case = Type.Object({
  params: Type.Record(Type.String(), Type.Union([value, Type.Array(value)])),
  status: Type.Integer(),
  payload: Type.String(),
});

/**
 * The cases that the State published for its own test environment (siade_staging_data, MIT), read where they
 * are.
 */
export async function readRecordedCases(directory: string): Promise<readonly RecordedCase[]> {
  const cases: RecordedCase[] = [];
  for (const [folder, path] of Object.entries(recordedRoutes)) {
    const names = (await readdir(join(directory, folder))).filter((name) => /\.ya?ml$/.test(name)).toSorted();
    for (const name of names) {
      const read: unknown = parse(await readFile(join(directory, folder, name), "utf8"));
      const { params, status, payload } = Parse(Case, read);
      const body: unknown = JSON.parse(payload);
      cases.push({ name: `${folder}/${name}`, path, parameters: params, status, body });
    }
  }
  return cases;
}
