/** A file in a package. `path` is below the top folder, with `/` between its parts. */
export interface PackageMember {
  readonly path: string;
  readonly bytes: number;
}

/** A file in a package, read here and there. */
export interface PackageWindow {
  readonly bytes: number;
  /** Just so many bytes. @throws AppError PACKAGE_CUT_SHORT, PACKAGE_UNREADABLE {reason} */
  readAt(position: number, length: number): Buffer;
}

/**
 * A package, opened to be read: nothing of it is written anywhere. Its container was looked at when it was opened, so that no name leads
 * out of it and no size lies; what it holds is not yet verified.
 *
 * Each way of reading compares the file's own header with the directory, and its CRC-32 where all of it is read: throws PACKAGE_UNKNOWN {file}
 * (it is not there), PACKAGE_UNSAFE {reason, file}, PACKAGE_UNREADABLE {reason, file}, PACKAGE_CUT_SHORT.
 */
export interface PackageFile {
  /** The file's own name, without its folder. */
  readonly name: string;
  readonly sealed: boolean;
  /** The name of the one folder at the top. */
  readonly top: string;
  /** How many files are in it, and how many bytes they hold together. */
  readonly files: number;
  readonly bytes: number;
  /** In the order in which they lie in the package. */
  list(): Iterable<PackageMember>;
  /** null: there is no such file. */
  size(path: string): number | null;
  /** The whole file. @throws AppError PACKAGE_TOO_LARGE {file, limit} when it holds more bytes than `limit` */
  read(path: string, limit: number): Promise<Buffer>;
  /** Piece by piece; each is good until the next is asked for. */
  stream(path: string): AsyncIterable<Buffer>;
  /** @throws AppError PACKAGE_TOO_LARGE {file, limit} for one that somebody has packed again and that is too large for the memory */
  window(path: string): PackageWindow;
  /** A number below `numbers` for the file, for tables beside this one; -1: there is none. */
  numberOf(path: string): number;
  readonly numbers: number;
  close(): void;
}
