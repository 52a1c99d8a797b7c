import type * as Kdbxweb from "kdbxweb";

/** kdbxweb, with Argon2 by hash-wasm: loaded when a KeePass file is read or written. */

export type Library = typeof Kdbxweb;

let loading: Promise<Library> | null = null;

export function loadLibrary(): Promise<Library> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Library> {
  const [kdbxweb, { argon2d, argon2id }] = await Promise.all([import("kdbxweb"), import("hash-wasm")]);
  // A CommonJS module: what it exports is its default.
  const library = "default" in kdbxweb ? (kdbxweb.default as Library) : kdbxweb;
  library.CryptoEngine.setArgon2Impl(async (password, salt, memorySize, iterations, hashLength, parallelism, type) => {
    const argon2 = type === library.CryptoEngine.Argon2TypeArgon2id ? argon2id : argon2d;
    const hash = await argon2({
      password: new Uint8Array(password),
      salt: new Uint8Array(salt),
      memorySize,
      iterations,
      hashLength,
      parallelism,
      outputType: "binary",
    });
    return library.ByteUtils.arrayToBuffer(hash);
  });
  return library;
}
