/** Words for holds and disposals. */
import type { DisposalPlan, DisposalView, Subject } from "../../main/model/records-view.ts";
import { count, counted, fileSize } from "../format.ts";

/** `the case`, `the request` */
export function subjectWord({ kind }: Subject): string {
  return kind === "case" ? "case" : "request";
}

export function isSameSubject(one: Subject, other: Subject): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** `21 entries and 3 files, 1.4 MB` */
export function takenAway({ entries, files, bytes }: Pick<DisposalPlan, "entries" | "files" | "bytes">): string {
  const held = counted(entries, "entry", "entries");
  return files === 0 ? held : `${held} and ${counted(files, "file")}, ${fileSize(bytes)}`;
}

/** What stands against a disposal, in sentences; empty: nothing does. */
export function against(plan: DisposalPlan): readonly string[] {
  const word = subjectWord(plan.subject);
  const standing = plan.holds.filter(({ lifted }) => lifted === null);
  return [
    ...standing.map(({ reason }) => `It is on hold: ${reason}`),
    ...(plan.requests.length > 0
      ? [
          `${counted(plan.requests.length, "request that waits for an answer has", "requests that wait for an answer have")} chosen it.`,
        ]
      : []),
    ...(plan.incidents.length > 0
      ? [
          `${counted(plan.incidents.length, "incident about it has", "incidents about it have")} not been acknowledged by IT.`,
        ]
      : []),
    ...(plan.open ? [word === "case" ? "The case is not closed." : "The request is not answered."] : []),
  ];
}

/** The number that is typed to confirm, as people write it: `1,204` or `1204`. */
export function isConfirmed(typed: string, entries: number): boolean {
  const digits = typed.trim().replaceAll(/[,\s]/g, "");
  return /^\d+$/.test(digits) && Number(digits) === entries;
}

/** Names that are the same but for case and white space. */
export function isSamePerson(one: string, other: string): boolean {
  const folded = (name: string) => name.trim().replaceAll(/\s+/g, " ").toLowerCase();
  return folded(one) === folded(other);
}

/** `Case, 12 entries and 3 files` */
export function disposalWords({
  subject,
  entries,
  files,
}: Pick<DisposalView, "subject" | "entries" | "files">): string {
  const word = subject.kind === "case" ? "Case" : "Request";
  const held = `${word}, ${counted(entries, "entry", "entries")}`;
  return files === 0 ? held : `${held} and ${counted(files, "file")}`;
}

/** `entry no. 1,284` */
export function entryWords(seq: number): string {
  return `entry no. ${count(seq)}`;
}
