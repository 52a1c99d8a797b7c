import { useState } from "react";
import type { Requests } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { doWork } from "../stores/work.ts";

export type ReportOf = Requests["report.save-pdf"]["request"]["of"];

/** Saves the report as a PDF file; `saved` is its name once it lies on the disk. */
export function useSavePdf(of: ReportOf) {
  const [saved, setSaved] = useState<string | null>(null);
  const submit = useSubmit(async () => {
    setSaved(null);
    const reply = await doWork("pdf", () => ask("report.save-pdf", { of }));
    if (reply === null) return;
    setSaved(reply.saved);
    announce(`“${reply.saved}” saved.`);
  });
  return { submit, saved };
}

/** Says that it lies on the disk, and what a PDF is not. */
export function SavedPdf({ name }: { name: string | null }) {
  if (name === null) return null;
  return (
    <Note tone="good">
      <p className="note-what">
        The report was saved as “<bdi>{name}</bdi>”.
      </p>
      <p>A PDF is for reading and signing; it proves nothing by itself. The package does.</p>
    </Note>
  );
}
