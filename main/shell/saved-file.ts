import { chooseSavePlace, type SaveWish } from "./dialogs.ts";

/** A file that is made, with the name that the dialog proposes. */
interface Named {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Asks where to, and saves there. null: thought better of it. Throws DISK_*, FILE_NOT_SAVED {name}. */
export async function saveNamed(
  window: Parameters<typeof chooseSavePlace>[0],
  wish: Omit<SaveWish, "name">,
  { name, bytes }: Named,
): Promise<{ saved: string } | null> {
  const place = await chooseSavePlace(window, { ...wish, name });
  return place === null ? null : { saved: place.save(bytes) };
}
