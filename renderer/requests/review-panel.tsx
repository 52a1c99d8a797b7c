import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { PreviewCase, WordHit } from "../../main/model/records-view.ts";
import { Button, IconButton } from "../components/button.tsx";
import { CaseTitle } from "../components/case-title.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { OutcomeTag } from "../components/tag.tsx";
import { useArrived } from "../custodians/use-arrived.ts";
import { counted, day } from "../format.ts";
import { caseTitle } from "../words.ts";
import type { AtRequest } from "./at-request.ts";
import { PreviewEntryCard } from "./preview-entry.tsx";
import { unseenCases } from "./request-steps.ts";
import { StillThereNote } from "./still-there-note.tsx";
import { WithholdDevices } from "./withhold-devices.tsx";
import { WordSearch } from "./word-search.tsx";

interface ReviewProps {
  readonly at: AtRequest;
  readonly words: string;
  readonly onWords: (words: string) => void;
}

interface Sought {
  readonly seq: number;
  readonly times: number;
}

function CasePicker({ at, shown, onShow }: { at: AtRequest; shown: number; onShow: (at: number) => void }) {
  const { cases } = at.view;
  const unseen = new Set(unseenCases(at.view, at.looked));
  const options = cases.map(({ summary }, n) => ({
    value: summary.id,
    label: `${n + 1} of ${cases.length}: ${caseTitle(summary)}, ${day(summary.openedAt, at.zone)}${unseen.has(summary.id) ? "" : ", gone through"}`,
  }));
  return (
    <div className="case-picker">
      <SelectBox
        label="Case"
        quietLabel
        value={cases[shown]?.summary.id ?? ""}
        onChange={(id) => onShow(cases.findIndex(({ summary }) => summary.id === id))}
        options={options}
      />
      <IconButton
        icon={ChevronLeft}
        label="The case before"
        isDisabled={shown === 0}
        onPress={() => onShow(shown - 1)}
      />
      <IconButton
        icon={ChevronRight}
        label="The next case"
        isDisabled={shown >= cases.length - 1}
        onPress={() => onShow(shown + 1)}
      />
    </div>
  );
}

function CaseHead({ one, at }: { one: PreviewCase; at: AtRequest }) {
  const heading = useArrived<HTMLHeadingElement>();
  const { summary } = one;
  return (
    <header className="review-head">
      <h3 ref={heading} tabIndex={-1}>
        <CaseTitle summary={summary} /> <OutcomeTag summary={summary} />
      </h3>
      <p className="hint">
        {summary.platform} · <bdi>{summary.account.name}</bdi> · opened {day(summary.openedAt, at.zone)} ·{" "}
        {counted(one.entries.length, "entry", "entries")}
      </p>
    </header>
  );
}

/** The case to go to when this one is done: the next that was not gone through; -1: none is left. */
function nextUnseen(at: AtRequest, shown: number): number {
  const unseen = new Set(unseenCases(at.view, at.looked));
  const { cases } = at.view;
  const order = [...cases.keys()].map((n) => (shown + 1 + n) % cases.length);
  return order.find((n) => n !== shown && unseen.has(cases[n]?.summary.id ?? "")) ?? -1;
}

function Foot({
  at,
  one,
  shown,
  onShow,
}: {
  at: AtRequest;
  one: PreviewCase;
  shown: number;
  onShow: (at: number) => void;
}) {
  const { summary } = one;
  const next = nextUnseen(at, shown);
  const done = () => {
    at.look({ cases: { ...at.looked.cases, [summary.id]: summary.lastSeq } });
    if (next >= 0) onShow(next);
    else at.onShow("slip");
  };
  if (at.fixed) return null;
  return (
    <div className="form-actions">
      <Button look="primary" onPress={done}>
        {next >= 0 ? "Gone through: next case" : "Gone through: to the withholding slip"}
      </Button>
      <span className="faint">Only for yourself: it is not recorded.</span>
    </div>
  );
}

/** Everything that would go out, case by case and field by field, with what is withheld of it. */
export function ReviewPanel({ at, words, onWords }: ReviewProps) {
  const first = at.view.cases.findIndex(({ summary }) => at.looked.cases[summary.id] !== summary.lastSeq);
  const [wanted, setWanted] = useState(Math.max(0, first));
  const [sought, setSought] = useState<Sought | null>(null);
  const shown = Math.min(wanted, at.view.cases.length - 1);
  const one = at.view.cases[shown];
  if (one === undefined) return <p>Nothing is chosen yet. Find and choose the cases first.</p>;
  const show = (n: number) => {
    setSought(null);
    setWanted(n);
  };
  const showHit = (hit: WordHit) => {
    setWanted(at.view.cases.findIndex(({ summary }) => summary.id === hit.case));
    setSought({ seq: hit.seq, times: (sought?.times ?? 0) + 1 });
  };
  return (
    <>
      <StillThereNote at={at} />
      <WordSearch at={at} words={words} onWords={onWords} onShow={showHit} />
      <WithholdDevices at={at} />
      <CasePicker at={at} shown={shown} onShow={show} />
      <section key={one.summary.id} className="review">
        <CaseHead one={one} at={at} />
        {one.entries.map((entry) => (
          <PreviewEntryCard
            key={entry.seq}
            at={at}
            entry={entry}
            sought={sought?.seq === entry.seq ? sought.times : null}
          />
        ))}
        <Foot at={at} one={one} shown={shown} onShow={show} />
      </section>
    </>
  );
}
