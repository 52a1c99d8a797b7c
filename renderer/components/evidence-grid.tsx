import { useState } from "react";
import { Button } from "react-aria-components";
import type { CaseEntry } from "../../main/model/entry.ts";
import { moment } from "../format.ts";
import { purposeShort } from "../words.ts";
import { EvidenceViewer } from "./evidence-viewer.tsx";
import { Hash } from "./hash.tsx";
import { Thumb } from "./thumb.tsx";

interface GridProps {
  readonly sealed: readonly CaseEntry<"evidence.sealed">[];
  readonly zone: string;
}

/** The sealed files of a case; a click shows one in full. */
export function EvidenceGrid({ sealed, zone }: GridProps) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = sealed.find((entry) => entry.id === open);
  return (
    <>
      <ul className="evidence-grid">
        {sealed.map((entry) => {
          const { evidence, purpose } = entry.fields;
          return (
            <li key={entry.id}>
              <Button
                className="thumb-button"
                aria-label={`Show ${evidence.name} in full`}
                onPress={() => setOpen(entry.id)}
              >
                <Thumb file={evidence} alt="" />
              </Button>
              <Hash sha256={evidence.sha256} />
              <small className="faint">
                {purposeShort[purpose]} · {moment(entry.at, zone)}
              </small>
            </li>
          );
        })}
      </ul>
      {shown && <EvidenceViewer sealed={shown} zone={zone} onClose={() => setOpen(null)} />}
    </>
  );
}
