import { writeFile } from "node:fs/promises";
import { newPlace, startPlatform } from "./platform.ts";

// Starts the platform for the first time, stops it, and writes where its data are to the file named first.
const [, , file] = process.argv;
if (file === undefined) throw new Error("fill-directory.ts FILE");
const platform = await startPlatform(await newPlace());
await platform.stop();
await writeFile(file, platform.directory);
