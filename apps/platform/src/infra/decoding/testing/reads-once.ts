// A test's program: reads one file, closes, and has nothing more to do.

import { openDecoding } from "../open-decoding.ts";

const decoding = openDecoding();
const { ok } = await decoding.clean(Buffer.from("no picture"));
await decoding.close();
console.log(`closed, ${ok}`);
