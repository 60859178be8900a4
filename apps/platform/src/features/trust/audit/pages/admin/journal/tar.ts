const BLOCK = 512;
const LONGEST_NAME = 100;

interface TarFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A tar archive (POSIX.1-1988, ustar), file by file: it is sent while it is written, whatever its size.
 * @param at the date of all files
 */
export async function* buildTarArchive(files: AsyncIterable<TarFile>, at: Date): AsyncGenerator<Buffer> {
  for await (const { path, bytes } of files) {
    yield encodeTarHeader(path, bytes.length, at);
    yield Buffer.from(bytes);
    yield Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

function encodeTarHeader(path: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(path) > LONGEST_NAME)
    throw new RangeError(`A name in a tar has ${LONGEST_NAME} bytes: ${path}`);
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0);
  header.write("0000644\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(formatOctal(size), 124);
  header.write(formatOctal(Math.floor(at.getTime() / 1000)), 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\u000000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

const formatOctal = (value: number): string => `${value.toString(8).padStart(11, "0")}\0`;
