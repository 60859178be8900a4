import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The program of an `npm run`, from its source: nothing has to be compiled. */
async function run(name: string, folder: string): Promise<{ code: number | null; said: string }> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const program: string = scripts[name].split(" && ")[1];
  const fromSource = program
    .replace("node_modules/.bin/node", "node --conditions=source")
    .replace("examples/dist", "examples")
    .replace("packages/testing/dist", "packages/testing/src")
    .replace(".js", ".ts");
  const env = { PATH: `${dirname(process.execPath)}:${process.env.PATH}`, DATA_DIR: folder };
  return new Promise((resolve) => {
    const child = execFile("sh", ["-c", fromSource], { cwd: root, env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, said: stdout + stderr }),
    );
  });
}

test.each(["mediatheque", "piscine", "portail", "etat-simule"])(
  "npm run %s looks in the folder of the platform, and says in one sentence that it was not started",
  async (name) => {
    const folder = join(tmpdir(), "ardeco-never-started");
    expect(await run(name, folder)).toEqual({
      code: 1,
      said: `${folder}/demo.json n’existe pas : lancez d’abord script/start, ou dites où il est avec --demo ou DATA_DIR.\n`,
    });
  },
);
