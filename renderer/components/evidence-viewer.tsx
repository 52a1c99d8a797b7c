import type { CaseEntry } from "../../main/model/entry.ts";
import { fileSize, momentInFull } from "../format.ts";
import { fileTypeWords, purposeWords } from "../words.ts";
import { FileViewer } from "./file-viewer.tsx";

interface ViewerProps {
  readonly sealed: CaseEntry<"evidence.sealed">;
  readonly zone: string;
  readonly onClose: () => void;
}

/** A sealed file in full, with what the log says about it. */
export function EvidenceViewer({ sealed, zone, onClose }: ViewerProps) {
  const { evidence, note, purpose } = sealed.fields;
  const sub = (
    <>
      {purposeWords[purpose]} · {fileTypeWords(evidence.mediaType)} · {fileSize(evidence.bytes)} · sealed{" "}
      {momentInFull(sealed.at, zone)}
    </>
  );
  return (
    <FileViewer
      file={evidence}
      alt={note || purposeWords[purpose]}
      sub={sub}
      foot={note ? <p>{note}</p> : null}
      onClose={onClose}
    />
  );
}
