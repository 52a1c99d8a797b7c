/** The system's dialogs for files. A path stays here: the window gets a file's bytes or its name. */
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { type BrowserWindow, dialog, type FileFilter } from "electron";
import { AppError } from "../lib/app-error.ts";
import { writeAtomically } from "../lib/atomic-file.ts";
import { cleanFileName } from "../lib/file-name.ts";
import { storageError } from "../lib/storage-error.ts";
import type { ErrorCode } from "../model/error-code.ts";

/** Windows knows no such flag, and no pipes among files. */
const openWithoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

type Owner = () => BrowserWindow | null;

/** `FileFilter`s, which Electron wants to be free to change. */
type Filters = readonly { readonly name: string; readonly extensions: readonly string[] }[];

export interface FileWish {
  readonly title: string;
  readonly filters: Filters;
  /** Largest size in bytes, and the code that refuses a larger file. */
  readonly most: number;
  readonly tooLarge: ErrorCode;
}

export interface ChosenFile {
  /** The file's own name, fit to be shown. */
  readonly name: string;
  readonly bytes: Buffer;
}

export interface SaveWish {
  /** The name that the dialog proposes. */
  readonly name: string;
  readonly title: string;
  readonly filters: Filters;
  /** Access rights; 0o600 for what lies open, 0o644 for what is sealed or public and goes to others. */
  readonly mode: 0o600 | 0o644;
}

/** Where the person wants a file. */
export interface SavePlace {
  /** For main alone: a file that is too large to be handed over in one piece is written there by whoever makes it. */
  readonly path: string;
  /** Fit to be shown. */
  readonly name: string;
  /**
   * Saves there, the whole file or nothing.
   * @returns the name that it got
   * @throws AppError DISK_FULL, DISK_FAILED, FILE_NOT_SAVED {name}
   */
  save(bytes: Uint8Array | string): string;
}

/**
 * The file that the person chooses; null when she thinks better of it.
 * @throws AppError `tooLarge` {name, bytes, limit}, FILE_UNREADABLE {name}
 */
export async function chooseFile(window: Owner, wish: FileWish): Promise<ChosenFile | null> {
  const path = await choosePath(window, wish);
  return path === null ? null : await readChosen(path, wish);
}

/** Path of the file that the person chooses, unread; null when she thinks better of it. For main alone. */
export async function choosePath(
  window: Owner,
  { title, filters }: Pick<FileWish, "title" | "filters">,
): Promise<string | null> {
  const owner = window();
  if (owner === null) return null;
  const { filePaths } = await dialog.showOpenDialog(owner, {
    title,
    filters: ownFilters(filters),
    properties: ["openFile", "dontAddToRecent"],
  });
  return filePaths[0] ?? null;
}

/** Path of the folder that the person chooses; null when she thinks better of it. For main alone. */
export async function chooseFolder(window: Owner, title: string): Promise<string | null> {
  const owner = window();
  if (owner === null) return null;
  const { filePaths } = await dialog.showOpenDialog(owner, { title, properties: ["openDirectory", "createDirectory"] });
  return filePaths[0] ?? null;
}

/** Where the person wants the file; null when she thinks better of it. Nothing is written yet. */
export async function chooseSavePlace(window: Owner, wish: SaveWish): Promise<SavePlace | null> {
  const owner = window();
  if (owner === null) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(owner, {
    title: wish.title,
    defaultPath: cleanFileName(wish.name),
    filters: ownFilters(wish.filters),
    properties: ["createDirectory", "showOverwriteConfirmation", "dontAddToRecent"],
  });
  if (canceled || filePath === "") return null;
  const name = cleanFileName(basename(filePath));
  return { path: filePath, name, save: (bytes) => save(filePath, bytes, wish.mode) };
}

function save(path: string, bytes: Uint8Array | string, mode: number): string {
  const name = cleanFileName(basename(path));
  try {
    writeAtomically(path, bytes, { mode });
  } catch (error) {
    throw notSaved(error, name);
  }
  return name;
}

function ownFilters(filters: Filters): FileFilter[] {
  return filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}

/** A disk's own trouble keeps its sentence; the others speak of the data folder, which this is not. */
function notSaved(error: unknown, name: string): AppError {
  const stored = storageError(error);
  const own = stored.code === "DISK_FULL" || stored.code === "DISK_FAILED";
  return own ? stored : new AppError("FILE_NOT_SAVED", { name }, { cause: error });
}

/** Reads no more than the wish allows, however the file grows meanwhile. */
export async function readChosen(path: string, { most, tooLarge }: FileWish): Promise<ChosenFile> {
  const name = cleanFileName(basename(path));
  let handle: FileHandle | null = null;
  try {
    // A pipe would keep us waiting for a writer: it is opened without waiting, and found to be no file.
    handle = await open(path, openWithoutWaiting);
    const stats = await handle.stat();
    if (!stats.isFile()) throw new AppError("FILE_UNREADABLE", { name });
    if (stats.size > most) throw new AppError(tooLarge, { name, bytes: stats.size, limit: most });
    return { name, bytes: await readUpTo(handle, stats.size) };
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("FILE_UNREADABLE", { name }, { cause: error });
  } finally {
    await handle?.close();
  }
}

async function readUpTo(handle: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await handle.read(bytes, done, size - done, done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
