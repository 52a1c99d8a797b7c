import { Check } from "lucide-react";
import { Checkbox } from "react-aria-components";
import type { CaseSummary } from "../../main/model/case-view.ts";
import { Button } from "../components/button.tsx";
import { OutcomeTag } from "../components/tag.tsx";
import { Thumb } from "../components/thumb.tsx";
import { UserLine } from "../components/user-text.tsx";
import { day } from "../format.ts";
import { go } from "../stores/place.ts";
import { caseTitle } from "../words.ts";

interface RowProps {
  readonly summary: CaseSummary;
  readonly zone: string;
  readonly chosen: boolean;
  readonly fixed: boolean;
  readonly onToggle: () => void;
}

function Inside({ summary, zone }: { summary: CaseSummary; zone: string }) {
  return (
    <>
      <Thumb file={summary.picture} alt="" />
      <span className="row-text">
        <span className="t">
          <bdi>{summary.author}</bdi>
        </span>
        <small>
          {summary.platform} · <bdi>{summary.account.name}</bdi> · {day(summary.openedAt, zone)}
        </small>
        <UserLine text={summary.excerpt} className="excerpt" />
      </span>
      <OutcomeTag summary={summary} />
    </>
  );
}

/** A case with its tick: chosen cases go out. */
export function FindRow({ summary, zone, chosen, fixed, onToggle }: RowProps) {
  return (
    <li className="find-row">
      <Checkbox
        className="choice find-choice"
        isSelected={chosen}
        isDisabled={fixed}
        onChange={onToggle}
        aria-label={`${caseTitle(summary)}, ${summary.account.name}, ${day(summary.openedAt, zone)}`}
      >
        <span className="box">
          <Check size={12} strokeWidth={3} aria-hidden="true" />
        </span>
        <span className="find-inside">
          <Inside summary={summary} zone={zone} />
        </span>
      </Checkbox>
      <Button
        look="quiet"
        small
        onPress={() => go({ screen: "record", id: summary.id })}
        aria-label={`Show the record: ${caseTitle(summary)}`}
      >
        Record
      </Button>
    </li>
  );
}
