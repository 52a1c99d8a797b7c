import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, describe, expect, it } from "vitest";
import {
  chunkBytes,
  chunksOf,
  nonceBytes,
  openChunk,
  payloadKey,
  payloadSize,
  sealChunk,
  sealedBytesOf,
  sealedChunkBytes,
  tagBytes,
} from "../../main/lib/age-chunks.ts";
import { AgeSealer, ageHeader } from "../../main/lib/age-sealing.ts";

const folder = mkdtempSync(join(tmpdir(), "custodia-age-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const keyFile = join(folder, "key.txt");
writeFileSync(keyFile, `${identity}\n`, { mode: 0o600 });

async function sealed(pieces: readonly Buffer[]): Promise<Buffer> {
  const { header, fileKey } = await ageHeader([recipient]);
  const written: Buffer[] = [Buffer.from(header)];
  const sealer = new AgeSealer(fileKey, (bytes) => written.push(Buffer.from(bytes)));
  for (const piece of pieces) sealer.write(piece);
  sealer.end();
  expect(fileKey.every((byte) => byte === 0)).toBe(true);
  return Buffer.concat(written);
}

/** Cut at the given places. */
function pieces(content: Buffer, step: number): Buffer[] {
  const cut: Buffer[] = [];
  for (let at = 0; at < content.length; at += step) cut.push(content.subarray(at, at + step));
  return cut;
}

describe("recipients", () => {
  it("that are none, or post-quantum where X25519 is asked for, are refused by name", async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    for (const wrong of [[], [hybrid], [recipient.toUpperCase()], [recipient, recipient], [identity]]) {
      await expect(ageHeader(wrong)).rejects.toMatchObject({ code: "RECIPIENT_INVALID" });
    }
  });
});

describe("sealing piece by piece", () => {
  it.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 3 * chunkBytes + 17])(
    "gives what the age command opens: %i bytes",
    async (length) => {
      const content = randomBytes(length);
      for (const step of [1 + (length >> 5), 1000, chunkBytes - 1, chunkBytes, chunkBytes + 1, 1_000_000]) {
        const file = await sealed(pieces(content, step));
        expect(execFileSync("age", ["-d", "-i", keyFile], { input: file }).equals(content)).toBe(true);
        expect(file.subarray(-sealedBytesOf(length)).length).toBe(sealedBytesOf(length));
      }
    },
  );
});

describe("one chunk", () => {
  const key = payloadKey(randomBytes(16), randomBytes(nonceBytes));
  const piece = randomBytes(500);
  const whole = (native: boolean) => {
    const { sealed, tag } = sealChunk(key, piece, 7, true, native);
    return Buffer.concat([sealed, tag]);
  };

  it("opens only where it was sealed: with its key, under its number, at the end or not", () => {
    for (const native of [true, false]) {
      expect(openChunk(key, whole(native), 8, true, native)).toBeNull();
      expect(openChunk(key, whole(native), 7, false, native)).toBeNull();
      expect(openChunk(randomBytes(32), whole(native), 7, true, native)).toBeNull();
      expect(openChunk(key, whole(native).subarray(0, tagBytes - 1), 7, true, native)).toBeNull();
      const turned = whole(native);
      turned[3] = (turned[3] ?? 0) ^ 1;
      expect(openChunk(key, turned, 7, true, native)).toBeNull();
    }
  });

  it("is the same with the system's cipher and with the library's, where Electron has none", () => {
    expect(whole(true).equals(whole(false))).toBe(true);
    expect(openChunk(key, whole(true), 7, true, false)?.equals(piece)).toBe(true);
    expect(openChunk(key, whole(false), 7, true, true)?.equals(piece)).toBe(true);
  });
});

describe("the length of a payload", () => {
  it("tells how much is in it, and when it was cut where no payload ends", () => {
    for (const length of [0, 1, chunkBytes, chunkBytes + 1, 5 * chunkBytes, 2 ** 40]) {
      expect(payloadSize(sealedBytesOf(length))).toEqual({ chunks: chunksOf(length), plainBytes: length });
    }
    for (const wrong of [
      0,
      nonceBytes,
      nonceBytes + 15,
      nonceBytes + sealedChunkBytes + 5,
      nonceBytes + sealedChunkBytes + 16,
    ]) {
      expect(payloadSize(wrong)).toBeNull();
    }
  });
});
