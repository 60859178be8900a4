import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

/** The blocks of commands of a guide, in order. */
export const commandsIn = (guide: string): readonly string[] =>
  [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, block = ""]) => block);

/** In one shell after another, with what the former ones set: as in one terminal. */
export async function runIn(directory: string, block: string): Promise<string> {
  const [state, script] = [join(directory, "state"), join(directory, "block")];
  await writeFile(
    script,
    `touch ${state}; . ${state}\nset -a\n${block}\n{ declare -p; declare -f; } > ${state} 2>&1\n`,
  );
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const { stdout } = await promisify(execFile)("bash", [script], { env: { PATH: path } });
  return stdout;
}
