import { useState } from "react";
import type { Evidence } from "../../main/model/entry.ts";
import type { PreviewEntry } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Tag } from "../components/tag.tsx";
import { Thumb } from "../components/thumb.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useCaught } from "../custodians/use-arrived.ts";
import { counted } from "../format.ts";
import { redactPicture } from "../stores/requests.ts";
import { fileTypeWords } from "../words.ts";
import { type AtRequest, useUsualProvision } from "./at-request.ts";
import { isPicture, redactionOf, useRedacted } from "./picture.ts";
import { RedactPanel } from "./redact-panel.tsx";
import { citationOf } from "./request-words.ts";

interface FileProps {
  readonly at: AtRequest;
  readonly entry: PreviewEntry;
}

function RedactedPicture({ at, entry, file }: FileProps & { file: Evidence }) {
  const shown = useRedacted(at.view.row.id, entry.seq, file.sha256);
  if (shown === null) return <p className="faint">Reading the picture…</p>;
  if ("refused" in shown) return <ErrorNote refused={shown.refused} />;
  return (
    <img className="redacted" src={shown.url} alt={`Entry no. ${entry.seq}, as it goes out, with areas covered`} />
  );
}

function Redaction({ at, entry, onChange }: FileProps & { onChange: () => void }) {
  const { redaction, seq } = entry;
  const request = at.view.row.id;
  const takeBack = useSubmit(async () => {
    if (redaction === null) return;
    const { original, provision, hidesFile } = redaction;
    await redactPicture(request, seq, { areas: [], provision, hidesFile }, redactionOf(request, seq, original));
  });
  if (redaction === null) return null;
  return (
    <div>
      <p>
        <Tag tone="accent">Covered</Tag> {counted(redaction.areas.length, "area")} under{" "}
        {citationOf(at.pack.records.provisions, redaction.provision)}
        {redaction.hidesFile ? "; the file’s name stays here, too" : ""}. This goes out in place of the original:
      </p>
      <RedactedPicture at={at} entry={entry} file={redaction.redacted} />
      <ErrorNote refused={takeBack.refused} />
      {!at.fixed && (
        <div className="form-row">
          <Button small onPress={onChange}>
            Change the areas…
          </Button>
          <Button small look="quiet" onPress={() => void takeBack.run()} busy={takeBack.busy}>
            Let the original go out
          </Button>
        </div>
      )}
    </div>
  );
}

/** The sealed file of an entry as it would go out; parts of a picture can be covered. */
export function PreviewFile({ at, entry }: FileProps) {
  const [isOpen, setOpen] = useState(false);
  const [usual, setUsual] = useUsualProvision(at.view.row.id);
  const holder = useCaught<HTMLDivElement>(String(isOpen));
  const { evidence, redaction } = entry;
  // Of a covered picture the name may be withheld while the picture goes out.
  const isWithheld =
    redaction === null &&
    entry.fields.some(({ name, withheld, disposed }) => name === "evidence" && (withheld !== null || disposed));
  if (evidence === null || isWithheld) return null;
  const canCover = isPicture(evidence.mediaType);
  return (
    <div className="preview-file" ref={holder}>
      {redaction === null && !isOpen && (
        <div className="preview-thumb">
          <Thumb file={evidence} alt={`Picture of entry no. ${entry.seq}`} />
          {canCover ? (
            !at.fixed &&
            !entry.leftOut && (
              <Button
                small
                onPress={() => setOpen(true)}
                aria-label={`Look at it, cover parts… Entry no. ${entry.seq}`}
              >
                Look at it, cover parts…
              </Button>
            )
          ) : (
            <p className="hint">
              This is {fileTypeWords(evidence.mediaType)}: parts of it can’t be covered here. Withhold the file, or let
              it go out whole.
            </p>
          )}
        </div>
      )}
      {redaction !== null && !isOpen && <Redaction at={at} entry={entry} onChange={() => setOpen(true)} />}
      {isOpen && (
        <RedactPanel
          request={at.view.row.id}
          entry={entry}
          sha256={redaction?.original ?? evidence.sha256}
          provisions={at.pack.records.provisions}
          usual={usual}
          onClose={() => setOpen(false)}
          onUsed={(provision) => {
            setUsual(provision);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
