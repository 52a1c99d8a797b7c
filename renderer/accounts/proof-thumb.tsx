import { ExternalLink, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button as AriaButton, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { Evidence } from "../../main/model/entry.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { shownInBrowser } from "../../main/model/summary.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button, IconButton } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { EvidenceSourceContext, useEvidenceSource } from "../components/evidence-source.ts";
import { Hash } from "../components/hash.tsx";
import { Thumb } from "../components/thumb.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { fileSize } from "../format.ts";
import { drawable } from "../picture-size.ts";
import { fileTypeWords } from "../words.ts";
import { registerEvidence } from "./proof.ts";

type Shown = { readonly url: string } | { readonly refused: Refused } | null;

/** The whole picture, hashed again by main while it was read. */
function usePicture({ sha256, mediaType }: Evidence): Shown {
  const [shown, setShown] = useState<Shown>(null);
  const { read } = useEvidenceSource();
  useEffect(() => {
    if (!shownInBrowser.includes(mediaType)) return;
    let url: string | null = null;
    let gone = false;
    const show = async () => {
      const { bytes } = await read(sha256);
      if (gone) return;
      if (!drawable(bytes)) return setShown({ refused: { code: "EVIDENCE_TOO_LARGE_TO_SHOW" } });
      url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
      setShown({ url });
    };
    show().catch((error: unknown) => !gone && setShown({ refused: refusedOf(error) }));
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [sha256, mediaType, read]);
  return shown;
}

function Picture({ file, words }: { file: Evidence; words: string }) {
  const shown = usePicture(file);
  if (!shownInBrowser.includes(file.mediaType)) {
    return <p className="viewer-none">This kind of file opens in the system’s viewer.</p>;
  }
  if (shown === null) return <p className="viewer-none">Reading and checking the file…</p>;
  return "refused" in shown ? <ErrorNote refused={shown.refused} /> : <img src={shown.url} alt={words} />;
}

function Viewer({ file, words, onClose }: { file: Evidence; words: string; onClose: () => void }) {
  const openCopy = useSubmit(() => ask("evidence.open-copy", { sha256: file.sha256 }));
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className="overlay">
      <Modal className="viewer">
        <Dialog className="viewer-dialog">
          <header className="viewer-head">
            <div>
              <Heading slot="title">
                <bdi>{file.name}</bdi>
              </Heading>
              <p className="sub">
                {words} · {fileTypeWords(file.mediaType)} · {fileSize(file.bytes)}
              </p>
            </div>
            <Button icon={ExternalLink} onPress={() => void openCopy.run()}>
              Open a copy
            </Button>
            <IconButton icon={X} label="Close" onPress={onClose} autoFocus />
          </header>
          <div className="viewer-picture">
            <Picture file={file} words={words} />
          </div>
          <footer className="viewer-foot">
            <Hash sha256={file.sha256} full />
            <ErrorNote refused={openCopy.refused} />
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A sealed file of the register: small, and in full at a click. `words` say what it shows. */
export function ProofThumb({ file, words }: { file: Evidence; words: string }) {
  const [open, setOpen] = useState(false);
  return (
    <EvidenceSourceContext.Provider value={registerEvidence}>
      <AriaButton
        className="thumb-button proof-thumb"
        aria-label={`Show ${file.name} in full: ${words}`}
        onPress={() => setOpen(true)}
      >
        <Thumb file={file} alt="" />
      </AriaButton>
      {open && <Viewer file={file} words={words} onClose={() => setOpen(false)} />}
    </EvidenceSourceContext.Provider>
  );
}
