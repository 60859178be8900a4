import { existsSync, readFileSync } from "node:fs";

/** Files that stay beside the project, read in place: those of others. */
const FOLDER = new URL("../../../../../shared/reference/febrl/", import.meta.url);

/** Whether they are there; tests that need them say that they are left out otherwise. */
export const hasReference = existsSync(FOLDER);

export const readReference = (name: string): Buffer => readFileSync(new URL(name, FOLDER));
