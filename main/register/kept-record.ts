/** A subject's record as the tables keep it, beside the events that it comes to. */

import { AppError } from "../lib/app-error.ts";
import { foldVersion, type SubjectRecords } from "../model/register/subject.ts";
import type { SubjectKind } from "../model/register-view.ts";

type AnyRecord = SubjectRecords[SubjectKind];

export function kept(record: AnyRecord): string {
  return JSON.stringify({ fold: foldVersion, record });
}

/** null: an older version, or nobody, computed it. */
export function readKept(json: string): AnyRecord | null {
  const { fold, record } = JSON.parse(json) as { fold: unknown; record: AnyRecord };
  return fold === foldVersion ? record : null;
}

/** Another subject of the kind has the same key. */
export function taken(record: AnyRecord): AppError {
  if ("standing" in record) {
    return new AppError("ACCOUNT_EXISTS", { platform: record.platform, handle: record.handle });
  }
  return new AppError("PERSON_EXISTS", { name: "roles" in record ? record.name : "" });
}
