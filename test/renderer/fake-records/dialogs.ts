/** What the pretend dialogs of the records desk yield; a test sets them, the page for looking at screens takes them as they are. */
import type { Refused } from "../../../main/model/error-code.ts";

/**
 * Which package the person chooses. extends: a colleague's monthly export that goes on from the last one. first: nothing was seen of that
 * log before. faulty: changed on its way. forked: another history of a log that was seen before. release: answers a request, with fields
 * withheld. own: from this workstation.
 */
export const pretendPackages = ["extends", "faulty", "forked", "release", "first", "own"] as const;
export type PretendPackageKind = (typeof pretendPackages)[number];

export interface PretendRecordsDialogs {
  /** true: the person cancels every dialog. */
  cancelled: boolean;
  /** What a save dialog names the file. */
  savedAs: string | null;
  /** What a folder dialog yields. */
  folder: string;
  /** The packages that are chosen one after another, beginning again at the end; a `Refused` can't be opened. */
  packages: readonly (PretendPackageKind | Refused)[];
  /** Text in every picture that is read; null: there is none. */
  text: string | null;
}

export function usualRecordsDialogs(): PretendRecordsDialogs {
  return {
    cancelled: false,
    savedAs: null,
    folder: "Records for IT",
    packages: [...pretendPackages, { code: "PACKAGE_NOT_FOR_YOU", detail: { name: "harbor-log.zip.age" } }],
    text: "Pat Pretend\nYou people should be ashamed of what you did to the duck pond.\nLike   Reply   2 h",
  };
}
