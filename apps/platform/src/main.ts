import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Before anything else is read: five thousand modules are compiled once, and read back at the next start.
// Beside what was built, so that nobody else writes there and a new build begins again; where that folder
// cannot be written, each start compiles.
enableCompileCache(fileURLToPath(new URL("../dist/.compiled", import.meta.url)));
await import("./serve.ts");
