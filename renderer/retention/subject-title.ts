import { useEffect } from "react";
import type { Subject } from "../../main/model/records-view.ts";
import { loadCase, useCases } from "../stores/cases.ts";
import { useRecords } from "../stores/records.ts";
import { caseTitle } from "../words.ts";

/** What the person knows the case or the request by; its kind alone once it is no longer kept. */
export function useSubjectTitle(subject: Subject): string {
  const view = useCases((store) => (subject.kind === "case" ? store.views[subject.id] : undefined));
  const row = useRecords()?.requests.find(({ id }) => subject.kind === "request" && id === subject.id);
  const isUnknown = subject.kind === "case" && view === undefined;
  useEffect(() => {
    if (!isUnknown) return;
    loadCase(subject.id).catch(() => {
      // Disposed of, or out of reach: the row names its kind, and the screen of the case says why.
    });
  }, [isUnknown, subject.id]);
  if (subject.kind === "case") return view === undefined ? "A case" : caseTitle(view.summary);
  return row === undefined || row.disposed ? "A request" : `Request by ${row.requester.name}`;
}
