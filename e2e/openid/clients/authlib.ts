import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ClientFacts } from "../../support/platform.ts";
import { type Site, startSite } from "./site.ts";

const PYTHON = "/usr/bin/python3";
const packages = ["authlib", "requests"].map((name) => `/usr/lib/python3/dist-packages/${name}`);

export const authlibInstalled = [PYTHON, ...packages].every(existsSync);

/** Debian's python3-authlib. */
export const startAuthlib = (client: ClientFacts, site: string): Promise<Site> =>
  startSite([PYTHON, fileURLToPath(new URL("with_authlib.py", import.meta.url))], client, site);
