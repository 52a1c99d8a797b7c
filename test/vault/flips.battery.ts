import { Decrypter } from "age-encryption";
import { describe, expect, it } from "vitest";
import { splitHeader } from "../../main/vault/age-header.ts";
import { openStream } from "../../main/vault/age-stream.ts";
import { refusalOf, refusals } from "./refusal.ts";
import { type SampleFile, twentyFiles } from "./twenty-files.ts";

/** Every bit of twenty files turned, one at a time, and every shorter beginning of them: each is refused. Takes some minutes. */

const files = await twentyFiles();

/** Whole files of this size are opened anew for each bit; of larger ones the header is, and then each bit of the payload by itself. */
const small = 4 * 1024;
/** In milliseconds. A million times two chunks take their time where other work is done as well. */
const patience = 3_600_000;

async function fileKeyOf({ file, identities }: SampleFile): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return decrypter.decryptHeader(splitHeader(file).header);
}

/** Turns each bit of `bytes` where it lies, asks, and turns it back. Gives those with which the answer was no refusal. */
async function acceptedFlips(bytes: Uint8Array, end: number, open: () => unknown): Promise<string[]> {
  const accepted: string[] = [];
  for (let bit = 0; bit < end * 8; bit++) {
    const [at, mask] = [bit >> 3, 1 << (bit & 7)];
    bytes[at] = (bytes[at] ?? 0) ^ mask;
    const code = await refusalOf(open);
    bytes[at] = (bytes[at] ?? 0) ^ mask;
    if (code === null || !refusals.test(code)) accepted.push(`bit ${bit}: ${code}`);
  }
  return accepted;
}

describe("[A-6.h.i] no file is taken for another", () => {
  it.each(files)(
    "whichever bit is turned: $what",
    async (sample) => {
      const bytes = Uint8Array.from(sample.file);
      const { header, payload } = splitHeader(bytes);
      const end = bytes.length <= small ? bytes.length : header.length;
      expect(await acceptedFlips(bytes, end, () => sample.open(bytes))).toEqual([]);
      if (end === bytes.length) return;
      const key = await fileKeyOf(sample);
      expect(openStream(key, payload).length).toBeGreaterThan(0);
      expect(await acceptedFlips(payload, payload.length, () => openStream(key, payload))).toEqual([]);
    },
    patience,
  );

  it.each(files)(
    "wherever it ends too early: $what",
    async (sample) => {
      const { file } = sample;
      const whole = file.length <= small ? file.length : splitHeader(file).header.length;
      const accepted: string[] = [];
      const ask = async (length: number, open: () => unknown) => {
        const code = await refusalOf(open);
        if (code === null || !refusals.test(code)) accepted.push(`${length} bytes: ${code}`);
      };
      for (let length = 0; length < whole; length++) await ask(length, () => sample.open(file.subarray(0, length)));
      if (whole < file.length) {
        const key = await fileKeyOf(sample);
        const { payload } = splitHeader(file);
        for (let length = 0; length < payload.length; length++) {
          await ask(whole + length, () => openStream(key, payload.subarray(0, length)));
        }
      }
      expect(accepted).toEqual([]);
    },
    patience,
  );
});
