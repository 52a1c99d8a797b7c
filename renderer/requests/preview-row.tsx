import { EyeOff } from "lucide-react";
import { useState } from "react";
import type { PreviewEntry, PreviewField } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { withholdFields } from "../stores/requests.ts";
import type { AtRequest } from "./at-request.ts";
import { PreviewValue } from "./preview-value.tsx";
import { citationOf, fieldLabel, kindLabel } from "./request-words.ts";
import { WithholdForm } from "./withhold-form.tsx";

interface RowProps {
  readonly at: AtRequest;
  readonly entry: PreviewEntry;
  readonly field: PreviewField;
}

/** Where a correction says which field it is about, while that is not withheld itself. */
function correctedField(entry: PreviewEntry): string | null {
  const value = entry.fields.find(({ name }) => name === "field")?.value;
  return typeof value === "string" ? value : null;
}

function Value({ at, entry, field }: RowProps) {
  const shown = (
    <PreviewValue field={field.name} value={field.value} about={correctedField(entry)} pack={at.pack} zone={at.zone} />
  );
  if (field.disposed) return <span className="faint">no longer kept</span>;
  if (field.withheld !== null) {
    return (
      <>
        <span className="withheld">
          <EyeOff size={14} aria-hidden="true" /> Withheld under{" "}
          {citationOf(at.pack.records.provisions, field.withheld)}
        </span>
        {field.value !== null && (
          <details className="for-it">
            <summary>What it says</summary>
            {shown}
          </details>
        )}
      </>
    );
  }
  return shown;
}

/** One field as it would go out, with the way to withhold it or to let it go out again. */
export function PreviewRow({ at, entry, field }: RowProps) {
  const [isOpen, setOpen] = useState(false);
  const name = fieldLabel(field.name);
  const where = `${name}, ${kindLabel(entry.kind)}, entry no. ${entry.seq}`;
  const release = useSubmit(() =>
    withholdFields(at.view.row.id, [{ seq: entry.seq, field: field.name }], null, {
      words: `“${name}” goes out again.`,
    }),
  );
  // The name of a covered picture is withheld with it, where its areas are drawn.
  const isCovered = field.name === "evidence" && field.withheld !== null && entry.redaction !== null;
  const isChangeable = !at.fixed && !entry.leftOut && !field.disposed && !isCovered;
  return (
    <div className="preview-row">
      <dt>{name}</dt>
      <dd>
        <Value at={at} entry={entry} field={field} />
        <ErrorNote refused={release.refused} />
      </dd>
      {isChangeable && (
        <dd className="preview-act">
          {field.withheld === null ? (
            <Button
              look="quiet"
              small
              aria-label={`Withhold ${where}`}
              aria-expanded={isOpen}
              onPress={() => setOpen(!isOpen)}
            >
              Withhold…
            </Button>
          ) : (
            <Button
              look="quiet"
              small
              aria-label={`Let it go out: ${where}`}
              onPress={() => void release.run()}
              busy={release.busy}
            >
              Let it go out
            </Button>
          )}
        </dd>
      )}
      {isOpen && isChangeable && field.withheld === null && (
        <dd className="preview-form">
          <WithholdForm at={at} entry={entry} field={field} onClose={() => setOpen(false)} />
        </dd>
      )}
    </div>
  );
}
