import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The bytes of a file of a dependency, as `lucide-static/icons/house.svg`. */
export const dependencyFile = (specifier: string): Buffer => readFileSync(require.resolve(specifier));

/** The text of one of our own styles: the folder sits beside both `src` and `dist`. */
export const ownStyle = (name: string): string =>
  readFileSync(new URL(`../styles/${name}.css`, import.meta.url), "utf8");
