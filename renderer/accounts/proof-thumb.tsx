import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { Evidence } from "../../main/model/entry.ts";
import { EvidenceSourceContext } from "../components/evidence-source.ts";
import { FileViewer } from "../components/file-viewer.tsx";
import { Thumb } from "../components/thumb.tsx";
import { fileSize } from "../format.ts";
import { fileTypeWords } from "../words.ts";
import { registerEvidence } from "./proof.ts";

/** A sealed file of the register: small, and in full at a click. `words` say what it shows. */
export function ProofThumb({ file, words }: { file: Evidence; words: string }) {
  const [open, setOpen] = useState(false);
  const sub = `${words} · ${fileTypeWords(file.mediaType)} · ${fileSize(file.bytes)}`;
  return (
    <EvidenceSourceContext.Provider value={registerEvidence}>
      <AriaButton
        className="thumb-button proof-thumb"
        aria-label={`Show ${file.name} in full: ${words}`}
        onPress={() => setOpen(true)}
      >
        <Thumb file={file} alt="" />
      </AriaButton>
      {open && <FileViewer file={file} alt={words} sub={sub} foot={null} onClose={() => setOpen(false)} />}
    </EvidenceSourceContext.Provider>
  );
}
